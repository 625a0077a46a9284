//! `cargo lab check --isolated`. Run: `cargo test -p cargo-lab --test isolated`;
//! with `-- --ignored` also the one that compiles a copy.

use std::{env, fs, path::Path, process::Command};

use cargo_lab::{copy::Copy, course::SECTIONS, isolated, start};
use tempfile::TempDir;

const BACKPROPAGATION: usize = 4;

#[test]
fn the_learners_module_stands_among_the_courses_own() {
    let folder = TempDir::new().unwrap();
    let place = folder.path();
    fs::create_dir_all(place.join("tests")).unwrap();
    fs::write(place.join("tests/of_an_older_course.rs"), "").unwrap();
    let section = SECTIONS[BACKPROPAGATION];
    isolated::fill(place, section, "// mine").unwrap();
    for other in SECTIONS {
        let expected = if other == section {
            "// mine"
        } else {
            other.solution()
        };
        let found = fs::read_to_string(place.join(other.module())).unwrap();
        assert!(found == expected, "{other}");
    }
    assert!(!place.join("tests/of_an_older_course.rs").exists());
    let lib = fs::read_to_string(place.join("src/lib.rs")).unwrap();
    assert!(
        lib.contains("#![allow(dead_code"),
        "no warning drowns a message"
    );
}

/// Cargo compiles again what has another time.
#[test]
fn only_what_is_new_is_written() {
    let folder = TempDir::new().unwrap();
    let time = |name: &str| {
        let about = fs::metadata(folder.path().join(name)).unwrap();
        about.modified().unwrap()
    };
    let section = SECTIONS[BACKPROPAGATION];
    isolated::fill(folder.path(), section, "// mine").unwrap();
    let (module, data) = (time("src/backpropagation.rs"), time("data/ex4data1.mat"));
    isolated::fill(folder.path(), section, "// mine, changed").unwrap();
    assert_ne!(time("src/backpropagation.rs"), module);
    assert_eq!(time("data/ex4data1.mat"), data);
}

/// Cargo would say that the lock file needs an update, and so need a network.
#[test]
fn cargo_tells_it_from_the_copy_and_accepts_its_lock_file() {
    let folder = TempDir::new().unwrap();
    isolated::fill(folder.path(), SECTIONS[0], "").unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--depth", "0"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{output:?}");
    assert!(
        said.contains("-isolated "),
        "with the copy's own version both would be taken for one: {said}"
    );
}

#[test]
#[ignore = "compiles a copy twice: run it with --ignored"]
fn a_broken_cost_does_not_hide_a_right_gradient() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("isolated");
    let root = folder.join("copy");
    if root.exists() {
        fs::remove_dir_all(&root).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    start::start(&root, None).unwrap_or_else(|failure| panic!("{failure}"));
    let copy = Copy::at(&root);
    for section in &SECTIONS[..=BACKPROPAGATION] {
        fs::write(copy.path(&section.module()), section.solution()).unwrap();
    }
    let feedforward = SECTIONS[1];
    let wrong = feedforward.solution().replace(
        "ANCHOR: solution_cost\n",
        "ANCHOR: solution_cost\n    return 7.0;\n",
    );
    assert!(wrong != feedforward.solution());
    fs::write(copy.path(&feedforward.module()), &wrong).unwrap();

    let check = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
            .arg("check")
            .args(arguments)
            .args(["--seconds", "600"])
            .current_dir(&root)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    let (code, said) = check(&["5"]);
    assert_eq!(code, Some(1), "its own chain is broken: {said}");
    for arguments in [&["5", "--isolated"], &["--section=5", "--isolated"]] {
        let (code, said) = check(arguments);
        assert_eq!(code, Some(0), "the gradient is right: {said}");
        assert!(
            said.contains("on the course's own other sections"),
            "{said}"
        );
    }
    let (code, said) = check(&["2", "--isolated"]);
    assert_eq!(code, Some(1), "the cost is wrong: {said}");
    assert!(said.contains("check 2 --isolated"), "{said}");
}
