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
    anchors,
    course::{SECTIONS, Section},
    start,
};
use sysinfo::System;

#[expect(dead_code, reason = "what is told does not matter here")]
#[path = "mistakes/fixture.rs"]
mod fixture;

use fixture::fixtures;

/// So many of each kind at most.
const SAVES: usize = 7;

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
    println!("{}\nmedians of up to {SAVES} saves, in seconds", load());
    println!("section              written  wrong  mended  trained");
    for section in SECTIONS {
        let waits = place.measure(section);
        let [written, wrong, mended, trained] =
            [waits.written, waits.wrong, waits.mended, waits.trained].map(median);
        let name = section.to_string();
        println!("{name:<20} {written:>7.2} {wrong:>6.2} {mended:>7.2} {trained:>8.2}");
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

    /// What happens while a section is written: a function in place of its
    /// `todo!`; a wrong solution, of those that have a name; the right one in its
    /// place.
    fn measure(&self, section: Section) -> Waits {
        let solution = section.solution();
        let (stub, mut waits) = (section.stub(), Waits::default());
        for function in some(&section.exercises()) {
            self.save(section, &with(solution, &stub, function));
            self.check_one(section, false);
            self.save(section, solution);
            let written = self.check_one(section, true);
            waits.written.push(written.first_line);
            waits.trained.push(written.all);
        }
        for fixture in some(&fixtures(section)) {
            let wrong = with(solution, &fixture.with_anchors(), &fixture.function);
            self.save(section, &wrong);
            waits.wrong.push(self.check_one(section, false).first_line);
            self.save(section, solution);
            waits.mended.push(self.check_one(section, true).first_line);
        }
        waits
    }

    fn save(&self, section: Section, module: &str) {
        fs::write(self.copy.join(section.module()), module).expect("the copy can be written to");
    }

    fn check_one(&self, section: Section, solved: bool) -> Answer {
        let answer = self.check(&[&section.number.to_string()]);
        assert_eq!(answer.solved, solved, "{}", answer.said);
        answer
    }
}

/// From the save to the first line of the answer, and after `written` to its end.
#[derive(Default)]
struct Waits {
    written: Vec<Duration>,
    wrong: Vec<Duration>,
    mended: Vec<Duration>,
    trained: Vec<Duration>,
}

/// The module with one function from another.
fn with(module: &str, other: &str, function: &str) -> String {
    let both = anchors::transplant(module, other, function);
    both.expect("anchors in order").expect("an exercise")
}

/// Some, from all over.
fn some<T>(all: &[T]) -> impl Iterator<Item = &T> {
    all.iter().step_by(all.len().div_ceil(SAVES))
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
