//! A hand-out: nothing of a solution is in it, and it works.

use std::{
    collections::BTreeSet,
    fs,
    ops::RangeInclusive,
    path::Path,
    process::{Command, Output},
};

use cargo_lab::{anchors, course::SECTIONS, handout::Handout};
use tempfile::TempDir;

fn handout(sections: RangeInclusive<usize>) -> Handout {
    Handout {
        sections,
        title: "Machine learning, week 5".to_owned(),
        due: Some("24 November, noon".to_owned()),
        assistant_file: true,
    }
}

/// Words, numbers and signs; comments left out.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for line in text.lines() {
        let code = line.split("//").next().unwrap_or_default();
        let mut word = String::new();
        for c in code.chars() {
            if c.is_alphanumeric() || c == '_' {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                tokens.push(std::mem::take(&mut word));
            }
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
        }
        if !word.is_empty() {
            tokens.push(word);
        }
    }
    tokens
}

/// All runs of so many tokens.
fn runs(tokens: &[String], length: usize) -> BTreeSet<String> {
    tokens.windows(length).map(|run| run.join(" ")).collect()
}

/// Longer runs say something about a solution. Shorter ones are Rust: as long as
/// this are `for (x, y) in x.rows().into_iter().zip(` and `assert_eq!` of shapes.
const LENGTH: usize = 18;

/// Runs of the solutions of these sections that are found in a file.
fn found_in(files: &[(String, Vec<u8>)], sections: &RangeInclusive<usize>) -> Vec<String> {
    let mut solutions = BTreeSet::new();
    for section in SECTIONS
        .iter()
        .filter(|section| sections.contains(&section.number))
    {
        let source = section.solution();
        for exercise in anchors::exercises(source).expect("the course's anchors") {
            solutions.extend(runs(&tokens(anchors::body(source, &exercise)), LENGTH));
        }
        // What the exercise itself shows is no secret.
        for shown in runs(&tokens(&section.stub()), LENGTH) {
            solutions.remove(&shown);
        }
    }
    assert!(solutions.len() > 20, "{}", solutions.len());
    let mut found = Vec::new();
    for (name, contents) in files {
        let Ok(text) = str::from_utf8(contents) else {
            continue; // the digits and pictures
        };
        let here = tokens(text)
            .windows(LENGTH)
            .map(|run| run.join(" "))
            .collect::<Vec<_>>();
        let shown = here.into_iter().filter(|run| solutions.contains(run));
        found.extend(shown.map(|run| format!("{name}: {run}")));
    }
    found
}

#[test]
fn nothing_of_a_chosen_solution_is_anywhere() {
    for sections in [1..=8, 2..=5] {
        let files = handout(sections.clone()).files();
        assert_eq!(
            found_in(&files, &sections),
            [""; 0],
            "sections {sections:?}"
        );
    }
}

/// The search finds what it is made to find.
#[test]
fn a_solution_would_be_found_in_source_book_and_data() {
    let solution = SECTIONS[1].solution().replace("let z2", "let  z2");
    for name in ["src/x.rs", "book/src/x.md", "data/x.csv"] {
        let files = vec![(name.to_owned(), format!("text\n{solution}").into_bytes())];
        assert!(!found_in(&files, &(2..=2)).is_empty(), "{name}");
    }
}

#[test]
fn sections_before_are_solved_and_those_after_have_neither_tests_nor_chapter() {
    let files = handout(3..=5).files();
    let text = |name: &str| {
        let found = files.iter().find(|(known, _)| known == name);
        found.map(|(_, contents)| String::from_utf8_lossy(contents).into_owned())
    };
    for section in SECTIONS {
        let module = text(&section.module()).expect("every module is there");
        let expected = if section.number < 3 {
            section.solution().to_owned()
        } else {
            section.stub()
        };
        let later = section.number > 5;
        let not_run = module.replace("```no_run", "```");
        assert!(not_run == expected, "{section}");
        assert!(later || module == expected, "{section}");
        assert_eq!(text(&section.tests()).is_none(), later, "{section}");
        let chapter = format!("{}.md", section.stem);
        assert_eq!(
            text(&format!("book/src/{chapter}")).is_none(),
            later,
            "{section}"
        );
        let listed = text("book/src/SUMMARY.md")
            .expect("the contents")
            .contains(&chapter);
        assert_eq!(listed, !later, "{section}");
    }
    let readme = text("README.md").expect("a README");
    assert!(
        readme.starts_with("# Machine learning, week 5\n\n**Due: 24 November, noon**\n"),
        "{readme}"
    );
    assert!(
        readme.contains("| 5 | `src/backpropagation.rs`") && !readme.contains("| 6 |"),
        "{readme}"
    );
    assert!(
        readme.contains(
            "Given, to stand on and to read: `src/visualization.rs`, `src/feedforward.rs`."
        ),
        "{readme}"
    );
    assert!(
        readme.contains("Not part of this: `src/gradient_checking.rs`"),
        "{readme}"
    );
    assert!(!readme.contains('{'), "{readme}");
}

#[test]
fn no_page_leads_to_one_that_is_left_out() {
    let files = handout(1..=5).files();
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for (name, contents) in files
        .iter()
        .filter(|(name, _)| name.starts_with("book/src/"))
    {
        let text = String::from_utf8_lossy(contents);
        for target in text.split("](").skip(1) {
            let target = target.split([')', '#']).next().unwrap_or_default();
            let is_page = Path::new(target).extension().is_some_and(|end| end == "md")
                && !target.contains('/');
            assert!(
                !is_page || names.contains(format!("book/src/{target}").as_str()),
                "{name} leads to {target}"
            );
        }
    }
}

#[test]
fn tests_run_on_push_and_the_file_for_assistants_is_on_or_off() {
    let mut handout = handout(1..=8);
    let names = |handout: &Handout| {
        handout
            .files()
            .into_iter()
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    };
    let on = names(&handout);
    for name in [
        ".github/workflows/tests.yml",
        ".gitlab-ci.yml",
        "AGENTS.md",
        ".vscode/settings.json",
    ] {
        assert!(on.iter().any(|known| known == name), "{name}");
    }
    assert!(!on.iter().any(|name| name.starts_with(".git/")
        || name.starts_with("src/faster/")
        || name.starts_with("benches")));
    handout.assistant_file = false;
    let off = names(&handout);
    assert!(
        !off.iter()
            .any(|name| name == "AGENTS.md" || name.starts_with(".vscode"))
    );
    assert_eq!(on.len() - off.len(), 4);
}

/// Cargo refuses a package that names a test or a benchmark whose file is missing.
#[test]
fn cargo_finds_all_that_the_manifest_names() {
    for sections in [1..=8, 1..=5, 2..=3, 8..=8] {
        let folder = TempDir::new().expect("a folder");
        let folder = folder.path().join("class");
        handout(sections.clone())
            .write(&folder)
            .unwrap_or_else(|error| panic!("{error}"));
        let metadata = ["metadata", "--no-deps", "--offline", "--format-version=1"];
        let output = cargo(&folder, &metadata);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "sections {sections:?}: {said}");
        let found = String::from_utf8_lossy(&output.stdout);
        for section in SECTIONS {
            assert_eq!(
                found.contains(&format!("\"name\":\"{}\"", section.test_target())),
                section.number <= *sections.end(),
                "sections {sections:?}: {section}"
            );
        }
    }
}

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("handout"),
        )
        .output();
    output.unwrap_or_else(|error| panic!("cargo {arguments:?}: {error}"))
}

fn lab(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .args(arguments)
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("handout"),
        )
        .output()
        .expect("cargo-lab runs");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    (output.status.success(), said)
}

/// It would bring what a teacher has left out.
#[test]
fn a_handout_is_not_brought_up_to_date() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path().join("class");
    handout(1..=3)
        .write(&folder)
        .unwrap_or_else(|error| panic!("{error}"));
    let faster = fs::read(folder.join("src/faster.rs")).expect("a file");
    let (success, said) = lab(&folder, &["update"]);
    assert!(!success && said.contains("is a hand-out"), "{said}");
    assert!(!folder.join("tests/s4_random_init.rs").exists());
    assert_eq!(fs::read(folder.join("src/faster.rs")).ok(), Some(faster));
}

#[test]
#[ignore = "takes minutes: cargo test -p cargo-lab --test handout -- --ignored"]
fn in_a_handout_of_some_sections_check_is_done_when_these_are_solved() {
    let folder = TempDir::new().expect("a folder");
    let folder = folder.path().join("class");
    handout(2..=3)
        .write(&folder)
        .unwrap_or_else(|error| panic!("{error}"));
    let (success, said) = lab(&folder, &["check"]);
    assert!(!success && said.contains("write `sigmoid`"), "{said}");
    for section in &SECTIONS[1..3] {
        fs::write(folder.join(section.module()), section.solution()).expect("a module");
    }
    let (success, said) = lab(&folder, &["check"]);
    assert!(success, "{said}");
    let left_out = said.matches("left out         there is no tests/s").count();
    assert_eq!(left_out, 5, "sections 4 to 8:\n{said}");
    let (success, said) = lab(&folder, &["check", "5"]);
    assert!(!success, "{said}");
    assert!(
        said.contains("there is no tests/s5_backpropagation.rs"),
        "{said}"
    );
}

#[test]
#[ignore = "takes minutes: cargo test -p cargo-lab --test handout -- --ignored"]
fn a_handout_compiles_and_its_first_red_test_is_that_of_its_first_section() {
    for (sections, red) in [
        (1..=8, "s1_visualization"),
        (2..=3, "s2_feedforward"),
        (1..=1, "s1_visualization"),
    ] {
        let last = *sections.end();
        let folder = TempDir::new().expect("a folder");
        let folder = folder.path().join("class");
        handout(sections)
            .write(&folder)
            .unwrap_or_else(|error| panic!("{error}"));
        assert!(!folder.join(".git").exists());
        let output = cargo(&folder, &["test", "--locked"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            said.contains(&format!("to rerun pass `--test {red}`")),
            "{said}"
        );
        assert!(!said.contains("warning"), "{said}");
        // Green with these alone, as on the server of whoever hands in.
        for section in &SECTIONS[..last] {
            let path = folder.join(section.module());
            fs::write(path, section.solution()).expect("a module");
        }
        let output = cargo(&folder, &["test", "--locked", "--no-fail-fast"]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}
