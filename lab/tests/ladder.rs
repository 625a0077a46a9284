//! The ladder: with the solutions of the first k sections in a copy, plain
//! `cargo test` is green up to section k and red at section k + 1.
//!
//! Run: `cargo test -p cargo-lab --test ladder -- --ignored --nocapture`. It
//! compiles a copy nine times, so it is left out elsewhere.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use cargo_lab::{
    course::{OPTIONAL, SECTIONS, Section, given_tests, optional_tests, text},
    libtest::Run,
    start,
};

/// What Cargo said about one test program.
struct Target {
    name: String,
    run: Run,
}

/// What plain `cargo test` said.
struct Outcome {
    success: bool,
    targets: Vec<Target>,
    stderr: String,
}

impl Outcome {
    fn section(&self, section: Section) -> Option<&Run> {
        let target = self
            .targets
            .iter()
            .find(|target| target.name == section.tests());
        target.map(|target| &target.run)
    }

    /// The targets in which a test failed, or that did not come to their end.
    fn red(&self) -> Vec<&str> {
        let not_green = |target: &&Target| {
            let run = &target.run;
            !run.finished || !run.failed.is_empty() || run.announced != Some(run.results())
        };
        let red = self.targets.iter().filter(not_green);
        red.map(|target| target.name.as_str()).collect()
    }
}

#[test]
#[ignore = "compiles a copy nine times: run it with --ignored"]
fn with_k_solutions_plain_cargo_test_is_red_at_section_k_plus_1_and_nowhere_else() {
    let started = Instant::now();
    let copy = new_copy();
    for solved in 0..=SECTIONS.len() {
        if let Some(section) = SECTIONS[..solved].last() {
            fs::write(copy.join(section.module()), section.solution()).unwrap();
        }
        let outcome = cargo_test(&copy, &[]);
        check_step(solved, &outcome);
        check_table(solved, &copy);
        let seconds = started.elapsed().as_secs();
        println!("{solved} solved: as it should be, after {seconds} s");
    }
    for section in OPTIONAL {
        check_optional(*section, &copy);
        let seconds = started.elapsed().as_secs();
        println!("{section}, optional: as it should be, after {seconds} s");
    }
    // With all of them solved, so are the tests that need several.
    for name in given_tests().into_iter().chain(optional_tests()) {
        let outcome = cargo_test(&copy, &["--test", &name]);
        assert!(outcome.success, "{name}: {}", outcome.stderr);
    }
}

/// Beyond the lecture each section is red by itself and green with its solution.
fn check_optional(section: Section, copy: &Path) {
    let target = section.test_target();
    let red = cargo_test(copy, &["--test", &target]);
    let run = ran_in_full(section, &red);
    let what = format!("not yet implemented: section {}: write `", section.number);
    assert!(
        run.failed
            .iter()
            .any(|failed| failed.message.contains(&what)),
        "no message of section {section} says what to do"
    );
    let table = lab_check(copy, None).1;
    assert!(
        row_of(section, &table).contains("optional"),
        "{section} is optional:\n{table}"
    );
    fs::write(copy.join(section.module()), section.solution()).expect("the copy can be written to");
    let green = cargo_test(copy, &["--test", &target]);
    let run = ran_in_full(section, &green);
    assert!(
        green.success && run.is_green(),
        "section {section} must be green: {:?}",
        run.failed
    );
    let (code, table) = lab_check(copy, None);
    assert!(
        code == Some(0) && row_of(section, &table).contains("solved"),
        "{section} is solved:\n{table}"
    );
}

fn check_step(solved: usize, outcome: &Outcome) {
    let (green, open) = SECTIONS.split_at(solved);
    assert!(
        !outcome
            .stderr
            .lines()
            .any(|line| line.starts_with("warning")),
        "with {solved} sections solved, the compiler warns:\n{}",
        outcome.stderr
    );
    for section in green {
        let run = ran_in_full(*section, outcome);
        assert!(
            run.is_green(),
            "section {section} must be green: {:?}",
            run.failed
        );
    }
    match open.split_first() {
        None => {
            assert!(
                outcome.success && outcome.red().is_empty(),
                "{:?}",
                outcome.red()
            );
            let doctests = outcome.targets.last().expect("there are tests");
            assert_eq!(doctests.name, "Doc-tests handwritten");
        }
        Some((next, later)) => {
            assert!(!outcome.success, "section {next} is not solved");
            assert_eq!(outcome.red(), [next.tests()], "{}", outcome.stderr);
            let run = ran_in_full(*next, outcome);
            let said_so = run.failed.iter().filter(|failed| {
                let what = format!("not yet implemented: section {}: write `", next.number);
                failed.message.contains(&what)
            });
            assert!(
                said_so.count() > 0,
                "no message of section {next} says what to do"
            );
            let files = outcome.targets.iter().map(|target| target.name.as_str());
            let names: Vec<&str> = files.filter(|name| name.starts_with("tests/")).collect();
            let in_order: Vec<String> = SECTIONS[..=solved].iter().map(Section::tests).collect();
            assert_eq!(
                names, in_order,
                "the files of tests that Cargo runs, in its order"
            );
            let reached = later
                .iter()
                .find(|section| outcome.section(**section).is_some());
            assert_eq!(reached, None, "Cargo stops at the first red section");
        }
    }
}

/// `cargo lab check` must come to the same conclusion.
fn check_table(solved: usize, copy: &Path) {
    let (code, table) = lab_check(copy, None);
    let all = solved == SECTIONS.len();
    assert_eq!(code, Some(i32::from(!all)), "{table}");
    for section in SECTIONS {
        let expected = match section.number {
            number if number <= solved => "solved",
            number if number == solved + 1 => "red",
            _ => "not yet reached",
        };
        let row = row_of(section, &table);
        assert!(
            row.contains(section.stem) && row.contains(expected),
            "{expected} was expected:\n{table}"
        );
        if section.number <= solved + 1 {
            let to_run = tests_to_run(section, copy, expected == "solved");
            assert_eq!(tests_in(row), Some(to_run), "tests that ran:\n{table}");
            let all = tests_of(text(&section.tests()).expect("every section has tests"));
            let later = format!(", {} more come after", all - to_run);
            let has_later = expected == "red" && all > to_run;
            assert_eq!(row.contains(&later), has_later, "{later}:\n{table}");
        }
    }
    if all {
        // Alone, a section says how far it is before the whole trainings.
        let alone = lab_check(copy, Some(SECTIONS[6])).1;
        let quick = tests_to_run(SECTIONS[6], copy, false);
        let so_far = format!("training         {quick} tests pass");
        assert!(alone.contains(&so_far), "{alone}");
    }
    if let Some(next) = SECTIONS.get(solved) {
        let first = format!("Next: write `{}` in {}", next.exercises()[0], next.module());
        assert!(table.contains(&first), "{first} was expected:\n{table}");
    }
}

/// The exit code and the table of `cargo lab check`.
fn lab_check(copy: &Path, section: Option<Section>) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .args(["check", "--seconds", "600"])
        .args(section.map(|section| section.number.to_string()))
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", copy.with_file_name("target"))
        .output()
        .expect("cargo-lab runs");
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code(), table)
}

fn row_of(section: Section, table: &str) -> &str {
    let start = format!("{} ", section.number);
    let row = table.lines().find(|line| line.starts_with(&start));
    row.unwrap_or_else(|| panic!("no row for section {section}:\n{table}"))
}

/// The section's run, in which every test of its file must have a result.
fn ran_in_full(section: Section, outcome: &Outcome) -> &Run {
    let run = outcome
        .section(section)
        .unwrap_or_else(|| panic!("{} did not run:\n{}", section.tests(), outcome.stderr));
    let expected = tests_of(text(&section.tests()).expect("every section has tests"));
    assert_eq!(run.announced, Some(expected), "tests of section {section}");
    assert_eq!(run.results(), expected, "results of section {section}");
    run
}

/// How many tests a part of a test file has.
fn tests_of(source: &str) -> usize {
    let lines = source.lines();
    lines.filter(|line| line.trim() == "#[test]").count()
}

/// How many tests `cargo lab check` runs of a section: the trainings of whole
/// networks wait until the others are green.
fn tests_to_run(section: Section, copy: &Path, solved: bool) -> usize {
    let source = text(&section.tests()).expect("every section has tests");
    let quick = source.split("\nmod trainings {").next();
    let part = if solved { Some(source) } else { quick }.unwrap_or_default();
    let has_weights = copy.join("data/ex4weights.mat").is_file();
    let ignored = part.matches("needs data/ex4weights.mat").count();
    tests_of(part) - if has_weights { 0 } else { ignored }
}

/// How many tests were run: "21 tests pass" or "8 of 21 tests pass".
fn tests_in(row: &str) -> Option<usize> {
    let (before, _) = row.split_once(" tests pass")?;
    before.rsplit(' ').next()?.parse().ok()
}

/// A copy without any solution. What is compiled for it stays for the next time.
fn new_copy() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ladder");
    let copy = folder.join("copy");
    if copy.exists() {
        fs::remove_dir_all(&copy).expect("the last copy can be removed");
    }
    fs::create_dir_all(&folder).expect("a folder for the copy");
    start::start(&copy, None).unwrap_or_else(|failure| panic!("{failure}"));
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("lab/ lies in the repository");
    let weights = Path::new("data").join("ex4weights.mat");
    if repository.join(&weights).is_file() {
        fs::copy(repository.join(&weights), copy.join(&weights)).expect("weights can be copied");
    }
    copy
}

fn cargo_test(copy: &Path, selected: &[&str]) -> Outcome {
    let output = Command::new(env!("CARGO"))
        .args(["test", "--locked"])
        .args(selected)
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", copy.with_file_name("target"))
        .env_remove("RUST_BACKTRACE")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    Outcome {
        success: output.status.success(),
        targets: targets(&stdout, &stderr),
        stderr,
    }
}

/// Cargo names the programs on its error output, and each begins its own
/// output with the number of its tests: both in the same order.
fn targets(stdout: &str, stderr: &str) -> Vec<Target> {
    let names = stderr.lines().filter_map(|line| {
        let line = line.trim_start();
        if line.starts_with("Doc-tests ") {
            return Some(line);
        }
        let (name, _) = line.strip_prefix("Running ")?.split_once(" (")?;
        Some(name)
    });
    let mut outputs: Vec<String> = Vec::new();
    for line in stdout.lines() {
        if line.starts_with("running ") {
            outputs.push(String::new());
        }
        if let Some(output) = outputs.last_mut() {
            *output += line;
            output.push('\n');
        }
    }
    let names: Vec<&str> = names.collect();
    assert!(
        names.len() <= outputs.len(),
        "{names:?}\n{stdout}\n{stderr}"
    );
    let pairs = names.iter().zip(&outputs);
    pairs
        .map(|(name, output)| Target {
            name: name.replace('\\', "/"),
            run: Run::parse(output),
        })
        .collect()
}
