//! What `cargo lab start` makes. Run: `cargo test -p cargo-lab --test start`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use cargo_lab::{
    course::{FILES, SECTIONS, all_sections},
    exchange,
    start::is_for_authors,
};
use tempfile::TempDir;

fn lab(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("CARGO_MANIFEST_DIR") // as an installed command
        .output()
        .expect("cargo-lab runs")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// All files in a folder, with `/` between the names, sorted.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(folder.join(&path)).expect("a folder that can be read") {
            let entry = entry.expect("a folder that can be read");
            let path = path.join(entry.file_name());
            if entry.file_type().expect("a file").is_dir() {
                open.push(path);
            } else {
                found.push(path.to_str().expect("a name in UTF-8").replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn started() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let output = lab(folder.path(), &["start"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let copy = folder.path().join("workbook");
    (folder, copy)
}

#[test]
fn a_copy_has_stubs_and_everything_else_as_it_is() {
    let (_folder, copy) = started();
    for (name, bytes) in FILES.iter().filter(|(name, _)| !is_for_authors(name)) {
        let found = fs::read(copy.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let section = all_sections().find(|section| section.module() == *name);
        if let Some(section) = section {
            assert!(found == section.stub().as_bytes(), "{name} is no stub");
        } else if name.ends_with("/Cargo.toml") {
            // There are no lints in a copy.
            let course =
                String::from_utf8_lossy(bytes).replace("\n[lints]\nworkspace = true\n", "");
            assert_eq!(String::from_utf8_lossy(&found), course, "{name}");
        } else if ![
            "Cargo.toml",
            "Cargo.lock",
            "src/lib.rs",
            ".cargo/config.toml",
            "book/book.toml",
        ]
        .contains(name)
            && !name.starts_with("book/src/")
        {
            assert!(found == *bytes, "{name} differs");
        }
    }
    for own in [
        "README.md",
        "AGENTS.md",
        ".gitignore",
        ".vscode/settings.json",
    ] {
        assert!(copy.join(own).is_file(), "{own} is missing");
    }
    let config = fs::read_to_string(copy.join(".cargo/config.toml")).unwrap();
    assert!(
        !config.contains("alias"),
        "an installed command needs no alias: {config}"
    );
    assert!(config.contains("INSTA_UPDATE"), "{config}");
}

#[test]
fn the_courses_weights_are_never_carried_along() {
    assert!(
        FILES.iter().all(|(name, _)| !name.contains("ex4weights")),
        "data/ex4weights.mat is not ours to ship"
    );
}

/// The targets of a kind whose tests plain `cargo test` runs, in its order: that of
/// the names.
fn tested(metadata: &str, kind: &str) -> Vec<String> {
    let metadata: serde_json::Value = serde_json::from_str(metadata).expect("JSON");
    let targets = metadata["packages"][0]["targets"]
        .as_array()
        .expect("targets");
    let is_run = |target: &&serde_json::Value| target["kind"][0] == kind && target["test"] == true;
    let names = targets.iter().filter(is_run).map(|target| &target["name"]);
    let mut names: Vec<String> = names
        .map(|name| name.as_str().expect("a name").to_owned())
        .collect();
    names.sort();
    names
}

/// Cargo would say that the lock file needs an update, and so need a network.
#[test]
fn cargo_accepts_the_copys_manifest_and_lock_file_as_they_are() {
    let (_folder, copy) = started();
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--locked",
            "--offline",
            "--format-version",
            "1",
            "--no-deps",
        ])
        .current_dir(&copy)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let said = stdout(&output);
    assert!(said.contains("\"name\":\"handwritten\""), "{said}");
    assert!(
        !said.contains("cargo-lab"),
        "the tool is no part of a copy: {said}"
    );
    assert_eq!(
        tested(&said, "test")[..SECTIONS.len()],
        SECTIONS.map(|section| section.test_target()),
        "plain `cargo test` begins with the sections, in their order"
    );
    for before in ["lib", "bin"] {
        assert!(
            tested(&said, before).is_empty(),
            "and not with the {before}'s"
        );
    }
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--depth", "1"])
        .current_dir(&copy)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn nothing_is_overwritten() {
    let folder = TempDir::new().unwrap();
    let full = folder.path().join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("mine.txt"), "mine").unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "mine").unwrap();
    for name in ["full", "file"] {
        let output = lab(folder.path(), &["start", name]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        let said = stderr(&output);
        assert!(
            said.contains(name) && said.contains("cargo lab start my_copy"),
            "{said}"
        );
    }
    assert_eq!(files(folder.path()), ["file", "full/mine.txt"]);
}

/// Cargo refuses an alias that replaces a string by a list, and splits strings
/// at spaces.
#[test]
fn a_copy_inside_the_repository_leads_back_to_its_tool() {
    for name in ["repository", "with a space"] {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join(name);
        for (file, text) in [
            (
                "lab/Cargo.toml",
                "[package]\nname = \"tool\"\nedition = \"2024\"\n[workspace]",
            ),
            ("lab/src/main.rs", "fn main() { println!(\"the tool\"); }"),
            ("src/lib.rs", ""),
            (
                ".cargo/config.toml",
                include_str!("../../.cargo/config.toml"),
            ),
        ] {
            fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
            fs::write(root.join(file), text).unwrap();
        }
        let output = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
            .args(["start", "workbook"])
            .current_dir(&root)
            .env("CARGO_MANIFEST_DIR", root.join("lab"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        let output = Command::new(env!("CARGO"))
            .args(["lab", "check"])
            .current_dir(root.join("workbook"))
            .env("CARGO_TARGET_DIR", folder.path().join("target"))
            .output()
            .unwrap();
        assert_eq!(stdout(&output).trim(), "the tool", "{}", stderr(&output));
    }
}

#[test]
fn an_empty_folder_is_filled() {
    let folder = TempDir::new().unwrap();
    let output = lab(folder.path(), &["start", "."]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(folder.path().join("src/visualization.rs").is_file());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named_and_left_as_it_was() {
    use std::os::unix::fs::PermissionsExt;

    let folder = TempDir::new().unwrap();
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(closed.join("probe"), "").is_ok() {
        return; // the superuser writes everywhere
    }
    let output = lab(folder.path(), &["start", "closed/copy"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("closed"), "{}", stderr(&output));
    assert!(files(folder.path()).is_empty());
}

#[test]
fn outside_a_copy_and_in_the_course_itself_the_commands_refuse() {
    let folder = TempDir::new().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for (folder, expected) in [
        (folder.path(), "is not in an exercise copy"),
        (root, "is the course itself"),
    ] {
        for command in [
            &["check"][..],
            &["reset", "1"],
            &["solve", "1"],
            &["hint", "1"],
            &["watch"],
            &["update"],
        ] {
            let output = lab(folder, command);
            assert_eq!(output.status.code(), Some(2), "{command:?}");
            assert!(stderr(&output).contains(expected), "{}", stderr(&output));
            assert!(
                stderr(&output).contains("cargo lab start"),
                "{}",
                stderr(&output)
            );
        }
    }
}

#[test]
fn solving_and_resetting_keep_every_byte_in_a_backup() {
    let (_folder, copy) = started();
    let module = copy.join("src/feedforward.rs");
    let mine = fs::read_to_string(&module).unwrap() + "// mine\n";
    fs::write(&module, &mine).unwrap();

    let output = lab(&copy, &["solve", "2"]);
    assert!(
        stdout(&output).contains("src/feedforward.rs.1.bak"),
        "{}",
        stdout(&output)
    );
    assert_eq!(
        fs::read_to_string(copy.join("src/feedforward.rs.1.bak")).unwrap(),
        mine
    );
    let solution = SECTIONS[1].solution();
    assert_eq!(fs::read_to_string(&module).unwrap(), solution);

    let output = lab(&copy, &["lab", "reset", "feedforward"]); // as Cargo calls it
    assert!(
        stdout(&output).contains("src/feedforward.rs.2.bak"),
        "{}",
        stdout(&output)
    );
    assert_eq!(fs::read_to_string(&module).unwrap(), SECTIONS[1].stub());
    assert_eq!(
        fs::read_to_string(copy.join("src/feedforward.rs.1.bak")).unwrap(),
        mine
    );

    let output = lab(&copy, &["reset", "2"]);
    assert!(
        stdout(&output).contains("It was so already"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn one_function_can_be_solved_alone() {
    let (_folder, copy) = started();
    let output = lab(&copy, &["solve", "2", "penalty"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let module = fs::read_to_string(copy.join("src/feedforward.rs")).unwrap();
    assert!(!module.contains("write `penalty`") && module.contains("write `sigmoid`"));

    // Its name says in which section it is.
    let output = lab(&copy, &["solve", "extrapolate"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let module = fs::read_to_string(copy.join("src/fmincg.rs")).unwrap();
    assert!(!module.contains("write `extrapolate`") && module.contains("write `interpolate`"));
    let output = lab(&copy, &["reset", "extrapolate"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let module = fs::read_to_string(copy.join("src/fmincg.rs")).unwrap();
    assert_eq!(module, SECTIONS[6].stub());

    let output = lab(&copy, &["solve", "2", "pennalty"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("its exercises are: sigmoid, one_hot"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_hint_goes_one_level_further_at_each_call() {
    let (_folder, copy) = started();
    let said: Vec<String> = (0..4)
        .map(|_| stdout(&lab(&copy, &["hint", "1"])))
        .collect();
    let levels =
        |text: &String| ["idea:\n", "shapes:\n", "line:\n"].map(|level| text.contains(level));
    assert_eq!(levels(&said[0]), [true, false, false], "{}", said[0]);
    assert_eq!(levels(&said[1]), [false, true, false], "{}", said[1]);
    assert_eq!(levels(&said[2]), [false, false, true], "{}", said[2]);
    assert_eq!(levels(&said[3]), [true, true, true], "{}", said[3]);
    assert!(
        said[0].starts_with("`digit_image` in src/visualization.rs"),
        "{}",
        said[0]
    );
}

/// Who has gone on writing sees those before it again; an exercise that is put
/// back begins anew.
#[test]
fn earlier_hints_come_again_after_a_change_and_begin_anew_after_a_reset() {
    let (_folder, copy) = started();
    let hint = || stdout(&lab(&copy, &["hint", "1"]));
    hint();
    let module = copy.join("src/visualization.rs");
    let text = fs::read_to_string(&module).unwrap();
    fs::write(&module, format!("{text}\n// a note\n")).unwrap();
    let second = hint();
    assert!(
        second.contains("idea:\n") && second.contains("shapes:\n"),
        "{second}"
    );
    lab(&copy, &["reset", "1", "digit_image"]);
    let first = hint();
    assert!(
        first.contains("idea:\n") && !first.contains("shapes:\n"),
        "{first}"
    );
}

/// The text files break their lines where it suits them.
#[test]
fn a_hint_is_broken_at_the_width_of_its_reader() {
    let (_folder, copy) = started();
    let said = stdout(&lab(&copy, &["hint", "2", "sigmoid"]));
    assert!(
        said.lines().all(|line| line.chars().count() <= 100),
        "{said}"
    );
    let lines: Vec<&str> = said.lines().skip_while(|line| *line != "idea:").collect();
    assert!(
        lines[1].chars().count() > 85 && lines[2].starts_with("  "),
        "{said}"
    );
}

#[test]
fn with_nothing_to_write_and_no_message_a_hint_asks_for_which_function() {
    let (_folder, copy) = started();
    lab(&copy, &["solve", "1"]);
    let output = lab(&copy, &["hint", "1"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let said = stdout(&output);
    assert!(said.contains("\n  cargo lab hint 1 grid_shape\n"), "{said}");
}

#[test]
fn a_section_that_does_not_exist_is_refused_with_the_names_that_do() {
    let output = lab(Path::new("."), &["check", "99"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("sections are 1 to 8"),
        "{}",
        stderr(&output)
    );
}

/// The functions that were asked for, and none of what is given around them.
#[test]
fn a_solution_is_shown_function_by_function() {
    for section in SECTIONS {
        let all = exchange::solution(section, None).unwrap();
        let names: Vec<String> = all
            .lines()
            .filter_map(|line| line.strip_prefix(&format!("// {}: ", section.module())))
            .map(str::to_owned)
            .collect();
        assert_eq!(names, section.exercises());
        for name in names {
            let one = exchange::solution(section, Some(&name)).unwrap();
            assert!(all.contains(&one) && !one.trim().is_empty(), "{name}");
        }
        assert!(!all.contains("pub fn ") && !all.contains("ANCHOR"), "{all}");
    }
}
