//! `cargo lab update`. Run: `cargo test -p cargo-lab --test update`.
//!
//! An older copy is a new one in which files, and the record of what was given,
//! are changed together.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use cargo_lab::{
    copy::Copy,
    course::{FILES, SECTIONS, text, version},
    record::Record,
    start,
};
use tempfile::TempDir;

struct Old {
    _folder: TempDir,
    copy: Copy,
}

impl Old {
    fn new() -> Self {
        let folder = TempDir::new().expect("files can be read and written");
        let root = folder.path().join("copy");
        start::start(&root, None).unwrap_or_else(|failure| panic!("{failure}"));
        Self {
            _folder: folder,
            copy: Copy::at(&root),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.copy.path(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// As an older course had given a file.
    fn was_given(&self, name: &str, contents: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(self.path(name), contents).expect("files can be read and written");
        self.record(|names| names.push(name.to_owned()));
    }

    /// As an older course that did not have a file.
    fn was_not_given(&self, name: &str) {
        fs::remove_file(self.path(name)).expect("files can be read and written");
        self.record(|names| names.retain(|known| known != name));
    }

    fn record(&self, change: impl Fn(&mut Vec<String>)) {
        let old = Record::read(&self.copy)
            .expect("files can be read and written")
            .expect("a copy has one");
        let mut names: Vec<String> = old.names().map(str::to_owned).collect();
        change(&mut names);
        let contents: Vec<Vec<u8>> = names
            .iter()
            .map(|name| fs::read(self.path(name)).expect("files can be read and written"))
            .collect();
        let files = names.iter().map(String::as_str);
        Record::of(files.zip(contents.iter().map(Vec::as_slice)))
            .write(&self.copy)
            .expect("files can be read and written");
    }

    fn has_version(&self, version: &str) {
        let mut record = Record::read(&self.copy)
            .expect("files can be read and written")
            .expect("a copy has one");
        version.clone_into(&mut record.version);
        record
            .write(&self.copy)
            .expect("files can be read and written");
    }

    fn update(&self) -> String {
        let output = lab(self.copy.root());
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

fn lab(folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .arg("update")
        .current_dir(folder)
        .env_remove("CARGO_MANIFEST_DIR") // as an installed command
        .output()
        .expect("cargo-lab runs")
}

fn refused(folder: &Path) -> String {
    let output = lab(folder);
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn a_copy_of_this_course_is_left_as_it_is() {
    let copy = Old::new();
    let said = copy.update();
    assert!(said.contains("nothing was changed"), "{said}");
    assert!(
        !said.contains("check"),
        "there is nothing to look at: {said}"
    );
}

#[test]
fn what_an_older_course_gave_is_replaced_added_and_removed() {
    let copy = Old::new();
    copy.was_given("tests/s5_backpropagation.rs", "// older tests\n");
    copy.was_given("Cargo.lock", "# older versions\n");
    copy.was_given("tests/gone.rs", "// the course has dropped it\n");
    copy.was_not_given("tests/network.rs");
    copy.has_version("0.0.9");
    let said = copy.update();
    for expected in [
        &format!("from course 0.0.9 to {}", version()),
        "changed   tests/s5_backpropagation.rs\n",
        "changed   Cargo.lock\n",
        "removed   tests/gone.rs\n",
        "new       tests/network.rs\n",
        "Your eight files are as you left them.",
        "Next: cargo lab check",
    ] {
        assert!(said.contains(expected), "{expected} is missing:\n{said}");
    }
    assert_eq!(said.matches("\n  ").count(), 4, "nothing else:\n{said}");
    assert!(
        copy.read("tests/s5_backpropagation.rs") == text("tests/s5_backpropagation.rs").unwrap()
    );
    assert!(copy.read("tests/network.rs") == text("tests/network.rs").unwrap());
    assert!(copy.read("Cargo.lock").contains("name = \"ndarray\""));
    assert!(!copy.path("tests/gone.rs").exists());
    assert!(
        copy.update().contains("nothing was changed"),
        "once is enough"
    );
}

#[test]
fn the_eight_files_are_never_touched() {
    let copy = Old::new();
    for section in SECTIONS {
        let mine = copy.read(&section.module()) + "// mine\n";
        fs::write(copy.path(&section.module()), mine).unwrap();
    }
    copy.was_given("tests/s5_backpropagation.rs", "// older tests\n");
    copy.update();
    for section in SECTIONS {
        assert_eq!(
            copy.read(&section.module()),
            section.stub() + "// mine\n",
            "{section}"
        );
    }
}

#[test]
fn of_a_given_file_that_its_learner_has_changed_a_backup_is_kept_and_named() {
    let copy = Old::new();
    copy.was_given("tests/gone.rs", "// the course has dropped it\n");
    for name in ["src/given/network.rs", "Cargo.toml", "tests/gone.rs"] {
        let mine = copy.read(name) + "# mine\n";
        fs::write(copy.path(name), mine).unwrap();
    }
    let said = copy.update();
    for name in ["src/given/network.rs", "Cargo.toml", "tests/gone.rs"] {
        let backup = format!("{name}.1.bak");
        assert!(
            said.contains(backup.rsplit('/').next().unwrap()),
            "{backup} is not named:\n{said}"
        );
        assert!(copy.read(&backup).ends_with("# mine\n"), "{backup}");
    }
    assert!(copy.read("src/given/network.rs") == text("src/given/network.rs").unwrap());
    assert!(!copy.path("tests/gone.rs").exists());
}

#[test]
fn a_folder_goes_with_its_last_file_and_not_before() {
    let copy = Old::new();
    for name in ["gone/src/lib.rs", "gone/Cargo.toml", "left/src/lib.rs"] {
        copy.was_given(name, "// the course has dropped it\n");
    }
    fs::write(copy.path("left/mine.md"), "mine\n").unwrap();
    copy.update();
    assert!(!copy.path("gone").exists());
    assert!(!copy.path("left/src").exists());
    assert_eq!(copy.read("left/mine.md"), "mine\n");
}

#[test]
fn files_of_a_learners_own_stay() {
    let copy = Old::new();
    fs::write(copy.path("src/notes.rs"), "// mine\n").unwrap();
    fs::write(copy.path("tests/mine.rs"), "// mine\n").unwrap();
    copy.update();
    assert_eq!(copy.read("src/notes.rs"), "// mine\n");
    assert_eq!(copy.read("tests/mine.rs"), "// mine\n");
}

/// A file that the course now has may be there already, as the learner's own.
#[test]
fn a_learners_own_file_in_the_place_of_a_new_one_is_kept() {
    let copy = Old::new();
    copy.was_not_given("tests/network.rs");
    fs::write(copy.path("tests/network.rs"), "// mine\n").unwrap();
    let said = copy.update();
    assert!(said.contains("network.rs.1.bak"), "{said}");
    assert_eq!(copy.read("tests/network.rs.1.bak"), "// mine\n");
}

#[test]
fn what_a_learner_may_delete_stays_away_and_what_tests_need_comes_back() {
    let copy = Old::new();
    for name in ["AGENTS.md", ".vscode/settings.json", "tests/network.rs"] {
        fs::remove_file(copy.path(name)).unwrap();
    }
    let said = copy.update();
    assert!(!copy.path("AGENTS.md").exists(), "{said}");
    assert!(!copy.path(".vscode/settings.json").exists(), "{said}");
    assert!(copy.path("tests/network.rs").exists(), "{said}");
}

#[test]
fn the_line_that_allowed_unused_code_does_not_come_back() {
    let copy = Old::new();
    copy.was_given(
        "src/lib.rs",
        &copy.read("src/lib.rs").replace("pub mod", "pub  mod"),
    );
    let without = copy.read("src/lib.rs");
    let (head, rest) = without.split_once("// Functions that are still").unwrap();
    let (_, rest) = rest.split_once("unused_variables)]\n\n").unwrap();
    fs::write(copy.path("src/lib.rs"), format!("{head}{rest}")).unwrap();
    let said = copy.update();
    assert!(
        said.contains("changed   src/lib.rs\n"),
        "no backup is needed: {said}"
    );
    assert!(!copy.read("src/lib.rs").contains("unused_variables"));
}

#[test]
fn version_control_that_changes_line_ends_changes_nothing() {
    let copy = Old::new();
    let name = "tests/network.rs";
    fs::write(copy.path(name), copy.read(name).replace('\n', "\r\n")).unwrap();
    assert!(copy.update().contains("nothing was changed"));
    copy.was_given(name, "// older\n// tests\n");
    fs::write(copy.path(name), "// older\r\n// tests\r\n").unwrap();
    let said = copy.update();
    assert!(
        said.contains("changed   tests/network.rs\n"),
        "no backup is needed: {said}"
    );
}

#[test]
fn an_exercise_that_is_new_is_named_with_the_command_that_puts_it_in() {
    let copy = Old::new();
    let module = SECTIONS[1].module();
    let (before, rest) = SECTIONS[1]
        .stub()
        .split_once("// ANCHOR: signature_penalty")
        .map(|(before, rest)| (before.to_owned(), rest.to_owned()))
        .unwrap();
    let (_, after) = rest.split_once("\n}\n").unwrap();
    let older = format!("{before}{}", after.trim_start());
    copy.was_given(&module, &older);
    let mine = older + "// mine\n";
    fs::write(copy.path(&module), &mine).unwrap();
    let said = copy.update();
    assert!(said.contains("cargo lab reset 2 penalty"), "{said}");
    assert_eq!(copy.read(&module), mine);

    let output = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .args(["reset", "2", "penalty"])
        .current_dir(copy.copy.root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        copy.read(&module),
        SECTIONS[1].stub() + "// mine\n",
        "in its place, with its documentation"
    );
    assert_eq!(copy.read(&format!("{module}.1.bak")), mine);
}

#[test]
fn a_section_that_was_not_begun_and_has_changed_is_named() {
    let copy = Old::new();
    copy.was_given("src/fmincg.rs", "// an older exercise\n");
    let said = copy.update();
    assert!(said.contains("cargo lab reset 7"), "{said}");
    assert_eq!(copy.read("src/fmincg.rs"), "// an older exercise\n");
}

#[test]
fn a_copy_without_a_record_loses_nothing() {
    let copy = Old::new();
    fs::remove_file(copy.path(".lab/made_from")).unwrap();
    fs::write(copy.path("tests/network.rs"), "// older, or mine\n").unwrap();
    let said = copy.update();
    assert!(said.contains("network.rs.1.bak"), "{said}");
    assert_eq!(copy.read("tests/network.rs.1.bak"), "// older, or mine\n");
    assert!(copy.update().contains("nothing was changed"));
}

#[test]
fn what_is_no_copy_and_what_is_newer_is_refused() {
    let folder = TempDir::new().unwrap();
    let said = refused(folder.path());
    assert!(said.contains("is not in an exercise copy"), "{said}");

    let manifest = "[package]\nname = \"handwritten\"\n";
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    let said = refused(folder.path());
    assert!(said.contains("did not make it"), "{said}");
    assert!(!folder.path().join("tests").exists());

    let copy = Old::new();
    copy.was_given("tests/s5_backpropagation.rs", "// newer tests\n");
    copy.has_version("0.10.0");
    let said = refused(copy.copy.root());
    assert!(said.contains("0.10.0") && said.contains("older"), "{said}");
    assert_eq!(copy.read("tests/s5_backpropagation.rs"), "// newer tests\n");
}

#[test]
fn a_record_names_every_file_of_the_course() {
    let copy = Old::new();
    let record = Record::read(&copy.copy).unwrap().unwrap();
    assert_eq!(record.version, version());
    for (name, _) in FILES
        .iter()
        .filter(|(name, _)| !start::is_for_authors(name))
    {
        assert!(record.knows(name), "{name}");
        assert!(
            record.gave(name, &fs::read(copy.path(name)).unwrap()),
            "{name}"
        );
    }
}
