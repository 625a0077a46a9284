//! The autograder package: its parts, and a run as the service makes it.

use std::{fs, path::Path, process::Command};

use cargo_lab::{course::SECTIONS, gradescope::Package};
use tempfile::TempDir;
use zip::ZipArchive;

fn package(rubric: &str) -> Package {
    Package {
        seed: 4711,
        rubric: rubric.to_owned(),
    }
}

#[test]
fn the_archive_has_its_scripts_at_the_root_and_all_that_they_need() {
    let folder = TempDir::new().expect("a folder");
    let made = folder.path().join("autograder");
    package("course")
        .write(&made)
        .unwrap_or_else(|error| panic!("{error}"));
    let file = fs::File::open(made.join("autograder.zip")).expect("the archive");
    let mut archive = ZipArchive::new(file).expect("a .zip");
    for name in ["setup.sh", "run_autograder"] {
        let entry = archive.by_name(name).expect(name);
        assert_eq!(
            entry.unix_mode().map(|mode| mode & 0o777),
            Some(0o755),
            "{name}"
        );
    }
    for name in [
        "course/Cargo.lock",
        "course/src/backpropagation.rs",
        "course/lab/Cargo.toml",
        "course/lab/src/main.rs",
        "course/lab/driver/protocol.rs",
    ] {
        assert!(archive.by_name(name).is_ok(), "{name}");
    }
    let run = fs::read_to_string(made.join("run_autograder")).expect("the script");
    assert!(run.contains("--seed 4711 --rubric course "), "{run}");
    assert!(
        !archive
            .file_names()
            .any(|name| name.contains("ex4weights") || name.contains("lab/tests"))
    );
}

#[test]
fn a_rubric_of_ones_own_comes_along_and_a_wrong_one_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let rubric = folder.path().join("mine.toml");
    fs::write(
        &rubric,
        "[[parts]]\ntitle = \"a\"\npoints = 1\n[parts.checks]\ncost = 1\n",
    )
    .expect("a file");
    let files = package(&rubric.to_string_lossy())
        .files()
        .unwrap_or_else(|error| panic!("{error}"));
    let text = |name: &str| {
        let found = files.iter().find(|(known, _)| known == name);
        String::from_utf8_lossy(&found.expect(name).1).into_owned()
    };
    assert!(text("rubric.toml").contains("title = \"a\""));
    assert!(text("run_autograder").contains("--rubric \"$root/source/rubric.toml\""));
    fs::write(&rubric, "nonsense").expect("a file");
    assert!(package(&rubric.to_string_lossy()).files().is_err());
    assert!(package("no such rubric").files().is_err());
}

/// As the service does it: unpack into `source`, run `setup.sh` once, then put a
/// submission into its place and run `run_autograder`.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "compiles the tool anew, minutes: cargo test -p cargo-lab --test gradescope -- --ignored"]
fn a_submission_gets_its_points_as_the_service_runs_it() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path().join("autograder");
    let source = root.join("source");
    fs::create_dir_all(&root).expect("a folder");
    package("course")
        .write(&source)
        .unwrap_or_else(|error| panic!("{error}"));
    let run = |script: &Path| {
        let output = Command::new("bash")
            .arg(script)
            .env("AUTOGRADER_ROOT", &root)
            .current_dir(&root)
            .output()
            .expect("bash");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
    };
    run(&source.join("setup.sh"));
    assert!(
        !source.join("course").exists(),
        "the solutions stay in the grader alone"
    );
    fs::copy(source.join("run_autograder"), root.join("run_autograder")).expect("a copy");

    let submission = root.join("submission").join("src");
    fs::create_dir_all(&submission).expect("a folder");
    for section in &SECTIONS[..3] {
        fs::write(
            submission.join(format!("{}.rs", section.stem)),
            section.solution(),
        )
        .expect("a file");
    }
    run(&root.join("run_autograder"));
    let results = fs::read_to_string(root.join("results").join("results.json")).expect("results");
    let results: serde_json::Value = serde_json::from_str(&results).expect("JSON");
    assert_eq!(results["score"], 50.0, "{results}");
    assert_eq!(results["tests"][0]["score"], 30.0, "{results}");
}
