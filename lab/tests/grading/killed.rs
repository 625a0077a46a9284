//! A class whose grader is killed in the middle: the next run goes on where it
//! was, and in the end nobody can tell.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime},
};

use sysinfo::Pid;
use tempfile::TempDir;

use super::{
    common::{SEED, cache, exam, section_of, solved, with_body},
    orphans::{SOON, is_running, wait_for_workers, workers_of},
};

/// In the order in which they are graded, one at a time.
const CLASS: [&str; 4] = ["ada", "bob", "eve", "zoe"];

/// Her function never answers: while she is graded, the grader is killed.
const ENDLESS: &str = "eve";

#[test]
fn a_killed_run_is_resumed_and_leaves_nothing_behind() {
    exam(); // compiles what all graders of these tests use
    let folder = TempDir::new().unwrap();
    hand_in(&folder.path().join("handed in"));
    let out = folder.path().join("grades");

    let mut grader = grader(folder.path(), "grades", 600).spawn().unwrap();
    let workers = wait_for_workers(&mut grader, 1);
    let left = runs_of(&workers);
    grader.kill().unwrap();
    grader.wait().unwrap();
    assert!(!left.is_empty(), "a worker runs in its grader's folder");
    let kept = written(&out);
    let names: Vec<&str> = kept.keys().map(String::as_str).collect();
    let both = ["ada.json", "ada.txt", "bob.json", "bob.txt"];
    assert_eq!(names, both, "and none of {ENDLESS}, at whom it was killed");
    wait_until_over(&workers);

    let mut again = grader_to_the_end(folder.path(), "grades");
    assert!(again.wait().unwrap().success());
    assert_eq!(workers_of(again.id()), BTreeSet::new());
    for run in left {
        assert!(!run.exists(), "{} was not cleared", run.display());
    }
    let now = written(&out);
    assert_eq!(now.len(), 2 * CLASS.len());
    for (name, time) in kept {
        assert_eq!(now.get(&name), Some(&time), "{name} was made twice");
    }

    let mut undisturbed = grader_to_the_end(folder.path(), "undisturbed");
    assert!(undisturbed.wait().unwrap().success());
    let expected = contents(&folder.path().join("undisturbed"));
    let found = contents(&out);
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        expected.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &expected {
        assert!(found[name] == *bytes, "{} differs", name.display());
    }
    assert!(expected.len() == 2 * CLASS.len() + 3, "{:?}", found.keys());

    let summary = fs::read_to_string(out.join("summary.txt")).unwrap();
    assert!(
        summary
            .ends_with("\nNot graded, because they are no folder, .zip or .tar.gz:\n  gus.rar\n"),
        "{summary}"
    );
    let feedback = fs::read_to_string(out.join("reports").join("eve.txt")).unwrap();
    assert!(feedback.contains("did not finish in 2 s"), "{feedback}");
}

fn hand_in(class: &Path) {
    for name in CLASS {
        let src = class.join(name).join("src");
        fs::create_dir_all(&src).unwrap();
        let (section, solution) = solved()[1];
        let text = match name {
            ENDLESS => with_body(section, "penalty", "loop { std::hint::spin_loop(); }"),
            "bob" => with_body(section, "penalty", "0.0"),
            _ => format!("{solution}\n// {name}\n"),
        };
        let file = format!("{}.rs", section_of(section).stem);
        fs::write(src.join(file), text).unwrap();
    }
    fs::write(class.join("gus.rar"), "Rar!").unwrap();
}

fn grader_to_the_end(folder: &Path, out: &str) -> std::process::Child {
    grader(folder, out, 2).spawn().unwrap()
}

fn grader(folder: &Path, out: &str, seconds: u32) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-lab"));
    command
        .current_dir(folder)
        .args(["lab", "grade", "--class", "handed in", "--out", out])
        .args(["--jobs", "1", "--tests", "none"])
        .args(["--seconds", &seconds.to_string()])
        .args(["--seed", &SEED.to_string()])
        .arg("--cache")
        .arg(cache())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// The folders of the grader in which these workers were compiled.
fn runs_of(workers: &BTreeSet<Pid>) -> BTreeSet<PathBuf> {
    let programs = workers
        .iter()
        .filter_map(|worker| fs::read_link(format!("/proc/{worker}/exe")).ok());
    programs
        .filter_map(|program| {
            let mut above = program.ancestors();
            let run = above.find(|it| {
                it.file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with("run-"))
            });
            run.map(Path::to_owned)
        })
        .collect()
}

fn wait_until_over(workers: &BTreeSet<Pid>) {
    let begun = Instant::now();
    while workers.iter().any(|worker| is_running(*worker)) {
        assert!(begun.elapsed() < SOON, "{workers:?} go on");
        thread::sleep(Duration::from_millis(50));
    }
}

/// The reports, with the times at which they were made.
fn written(out: &Path) -> BTreeMap<String, SystemTime> {
    let entries = fs::read_dir(out.join("reports"))
        .unwrap()
        .map(Result::unwrap);
    entries
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, entry.metadata().unwrap().modified().unwrap())
        })
        .collect()
}

/// All files, from their paths inside.
fn contents(out: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in [out.to_owned(), out.join("reports")] {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_file() {
                let inside = entry.path().strip_prefix(out).unwrap().to_owned();
                files.insert(inside, fs::read(entry.path()).unwrap());
            }
        }
    }
    files
}
