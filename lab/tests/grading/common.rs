//! What the tests of grading share: one class for all, compiled once.

#![allow(dead_code, unreachable_pub)]

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
    time::Duration,
};

use cargo_lab::{
    course::{SECTIONS, Section},
    grade::{
        exam::Exam,
        submission::{Module, Submission},
        toolchain::Toolchain,
    },
    limits::Limits,
};

/// A seed like any other.
pub const SEED: u64 = 20261124;

/// Where what submissions use is compiled, once for all tests.
pub fn cache() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("grading")
}

/// Short, so that the tests of endless loops are.
pub const LIMITS: Limits = Limits {
    time: Duration::from_secs(4),
    memory: 512 << 20,
};

/// The questions of [`SEED`] with their answers.
pub fn exam() -> &'static Exam {
    static EXAM: OnceLock<Exam> = OnceLock::new();
    EXAM.get_or_init(|| {
        let toolchain =
            Toolchain::prepare(&cache(), &|_| {}).unwrap_or_else(|error| panic!("{error}"));
        Exam::prepare(toolchain, &cache().join("work"), SEED, LIMITS)
            .unwrap_or_else(|error| panic!("{error}"))
    })
}

/// A submission of these modules.
pub fn submission(modules: &[(usize, &str)]) -> Submission {
    let module = |text: &str| Module::Text {
        text: text.to_owned(),
        note: None,
    };
    Submission {
        name: "test".to_owned(),
        modules: modules
            .iter()
            .map(|(number, text)| (*number, module(text)))
            .collect(),
        ..Submission::default()
    }
}

/// All solutions.
pub fn solved() -> Vec<(usize, &'static str)> {
    SECTIONS
        .iter()
        .map(|section| (section.number, section.solution()))
        .collect()
}

/// The solutions, with one section's replaced.
pub fn with(section: usize, text: &str) -> Submission {
    let mut modules: Vec<(usize, String)> = solved()
        .into_iter()
        .map(|(number, text)| (number, text.to_owned()))
        .collect();
    text.clone_into(&mut modules[section - 1].1);
    let modules: Vec<(usize, &str)> = modules
        .iter()
        .map(|(number, text)| (*number, text.as_str()))
        .collect();
    submission(&modules)
}

/// A section's solution with a piece of it replaced, which must be there.
pub fn changed(section: usize, from: &str, to: &str) -> String {
    let solution = section_of(section).solution();
    assert!(solution.contains(from), "section {section} has no {from:?}");
    solution.replace(from, to)
}

/// A section's solution with the body of one function replaced.
pub fn with_body(section: usize, function: &str, body: &str) -> String {
    let solution = section_of(section).solution();
    let start = format!("// ANCHOR: solution_{function}\n");
    let end = format!("// ANCHOR_END: solution_{function}\n");
    let from = solution.find(&start).expect("the anchor") + start.len();
    let to = solution.find(&end).expect("the anchor's end");
    format!("{}{body}\n{}", &solution[..from], &solution[to..])
}

pub fn section_of(number: usize) -> Section {
    SECTIONS[number - 1]
}
