//! How long a learner waits from saving a module to the answer, in a copy that
//! is built already. Prints, and asserts nothing about, times: a busy machine
//! takes longer.
//!
//! Run: `cargo test -p cargo-lab --test speed -- --ignored --nocapture`

use std::{env, fs, path::Path, process::Command, time::Instant};

use cargo_lab::{course::SECTIONS, start};
use sysinfo::System;

const REPETITIONS: usize = 5;

#[test]
#[ignore = "measures: run it with --ignored --nocapture on a machine that does nothing else"]
fn from_saving_a_module_to_the_answer() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
    let copy = folder.join("copy");
    if copy.exists() {
        fs::remove_dir_all(&copy).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    start::start(&copy, None).unwrap_or_else(|failure| panic!("{failure}"));
    for section in SECTIONS {
        fs::write(copy.join(section.module()), section.solution()).unwrap();
    }
    let check = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
            .arg("check")
            .args(arguments)
            .args(["--seconds", "600"])
            .current_dir(&copy)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .output()
            .unwrap();
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    let (solved, said) = check(&[]);
    assert!(
        solved,
        "the copy is to be green before it is measured:\n{said}"
    );
    println!("{}\nmedians of {REPETITIONS} saves, in seconds", load());
    println!("section               green    red");
    for section in SECTIONS {
        let module = copy.join(section.module());
        let number = section.number.to_string();
        let text = section.solution();
        let red_text = section.stub();
        let (mut green, mut red) = (Vec::new(), Vec::new());
        for repetition in 0..REPETITIONS {
            let edit = format!("\n#[doc(hidden)]\npub fn edited() -> usize {{ {repetition} }}\n");
            fs::write(&module, format!("{red_text}{edit}")).unwrap();
            let since = Instant::now();
            let (solved, said) = check(&[&number]);
            red.push(since.elapsed());
            assert!(!solved, "{said}");
            fs::write(&module, format!("{text}{edit}")).unwrap();
            let since = Instant::now();
            let (solved, said) = check(&[&number]);
            green.push(since.elapsed());
            assert!(solved, "{said}");
        }
        fs::write(&module, text).unwrap();
        green.sort();
        red.sort();
        println!(
            "{:<20} {:>6.2} {:>6.2}",
            section.to_string(),
            green[REPETITIONS / 2].as_secs_f64(),
            red[REPETITIONS / 2].as_secs_f64()
        );
    }
    println!("{}", load());
}

fn load() -> String {
    let load = System::load_average();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    format!("load {:.1} on {processors} processors", load.one)
}
