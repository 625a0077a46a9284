//! How long a learner waits from saving a module to the answer, in a copy that
//! is built already. Prints, and asserts nothing about, times: a busy machine
//! takes longer.
//!
//! Run: `cargo test -p cargo-lab --test speed -- --ignored --nocapture`

use std::{
    env, fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use cargo_lab::{
    course::{SECTIONS, Section},
    start,
};
use sysinfo::System;

const REPETITIONS: usize = 5;

#[test]
#[ignore = "measures: run it with --ignored --nocapture on a machine that does nothing else"]
fn from_saving_a_module_to_the_answer() {
    let place = Place::new();
    let first = place.check(&[]);
    assert!(
        first.solved,
        "the copy is to be green before it is measured:\n{}",
        first.said
    );
    println!("{}\nmedians of {REPETITIONS} saves, in seconds", load());
    println!("section                red  green  of which before the trainings");
    for section in SECTIONS {
        let [red, green, before] = place.measure(section).map(median);
        let name = section.to_string();
        println!("{name:<20} {red:>5.2}  {green:>5.2}  {before:>5.2}");
    }
    println!("{}", load());
}

/// Where the course's own solution is saved and checked.
struct Place {
    copy: PathBuf,
    target: PathBuf,
}

/// What `cargo lab check` said, and when.
struct Answer {
    solved: bool,
    said: String,
    /// Until the first line, which in sections 7 and 8 comes before the trainings.
    first_line: Duration,
    all: Duration,
}

impl Place {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
        let copy = folder.join("copy");
        if copy.exists() {
            fs::remove_dir_all(&copy).expect("the last copy can be removed");
        }
        fs::create_dir_all(&folder).expect("a folder for the copy");
        start::start(&copy, None).unwrap_or_else(|failure| panic!("{failure}"));
        for section in SECTIONS {
            fs::write(copy.join(section.module()), section.solution())
                .expect("the copy can be written to");
        }
        let target = folder.join("target");
        Self { copy, target }
    }

    fn check(&self, arguments: &[&str]) -> Answer {
        let since = Instant::now();
        let mut check = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
            .arg("check")
            .args(arguments)
            .args(["--seconds", "600"])
            .current_dir(&self.copy)
            .env("CARGO_TARGET_DIR", &self.target)
            .stdout(Stdio::piped())
            .spawn()
            .expect("cargo-lab runs");
        let mut lines = BufReader::new(check.stdout.take().expect("a pipe"));
        let mut said = String::new();
        lines.read_line(&mut said).expect("text");
        let first_line = since.elapsed();
        lines.read_to_string(&mut said).expect("text");
        Answer {
            solved: check.wait().expect("an end").success(),
            said,
            first_line,
            all: since.elapsed(),
        }
    }

    /// The waits for a red answer, for a green one, and for its first line.
    fn measure(&self, section: Section) -> [Vec<Duration>; 3] {
        let module = self.copy.join(section.module());
        let number = section.number.to_string();
        let mut waits = [const { Vec::new() }; 3];
        for repetition in 0..REPETITIONS {
            let edit = format!("\n#[doc(hidden)]\npub fn edited() -> usize {{ {repetition} }}\n");
            fs::write(&module, section.stub() + &edit).expect("the copy can be written to");
            let red = self.check(&[&number]);
            assert!(!red.solved, "{}", red.said);
            fs::write(&module, format!("{}{edit}", section.solution()))
                .expect("the copy can be written to");
            let green = self.check(&[&number]);
            assert!(green.solved, "{}", green.said);
            for (waits, wait) in waits.iter_mut().zip([red.all, green.all, green.first_line]) {
                waits.push(wait);
            }
        }
        fs::write(&module, section.solution()).expect("the copy can be written to");
        waits
    }
}

fn median(mut waits: Vec<Duration>) -> f64 {
    waits.sort();
    waits[waits.len() / 2].as_secs_f64()
}

fn load() -> String {
    let load = System::load_average();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    format!("load {:.1} on {processors} processors", load.one)
}
