//! The course, as it is carried inside the program.

use std::{fmt, str};

use crate::anchors;

/// Every file of the course: its path, with `/` between the names, and what is in it.
pub const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/course_files.rs"));

/// The packages of the course, which lie in every copy.
pub(crate) const PACKAGES: [&str; 3] = ["handwritten", "given", "common"];

/// One of the lecture's eight sections, or one beyond the lecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// 1 to 8 in the lecture, more beyond it.
    pub number: usize,
    /// The name that its module, chapter and tests share.
    pub stem: &'static str,
}

/// The sections, in the order of the lecture.
pub const SECTIONS: [Section; 8] = [
    section(1, "visualization"),
    section(2, "feedforward"),
    section(3, "sigmoid_gradient"),
    section(4, "random_init"),
    section(5, "backpropagation"),
    section(6, "gradient_checking"),
    section(7, "fmincg"),
    section(8, "prediction"),
];

/// Sections beyond the lecture: nobody needs them to finish it, and plain
/// `cargo test` does not run their tests in a copy.
pub const OPTIONAL: &[Section] = &[
    section(9, "logistic_regression"),
    section(10, "tuning"),
    section(11, "making_it_fast"),
];

/// Tests of the program's parts beyond the lecture, which plain `cargo test` does
/// not run in a copy either.
const OPTIONAL_TESTS: &[&str] = &["the_runs_beyond"];

/// All sections, those of the lecture first.
pub fn all_sections() -> impl Iterator<Item = Section> {
    SECTIONS.iter().chain(OPTIONAL).copied()
}

/// The tests that are not part of a copy's plain `cargo test`.
#[must_use]
pub fn optional_tests() -> Vec<String> {
    let sections = OPTIONAL.iter().map(Section::test_target);
    let others = OPTIONAL_TESTS.iter().map(|name| (*name).to_owned());
    sections
        .chain(others)
        .filter(|name| text(&format!("tests/{name}.rs")).is_some())
        .collect()
}

/// The tests of the given code whose names come before those of section 1. Cargo
/// would run them first, in the order of the names, and a learner would look for
/// the section at work beneath them; so plain `cargo test` leaves them out in a
/// copy.
#[must_use]
pub fn given_tests() -> Vec<String> {
    let names = FILES.iter().filter_map(|(path, _)| {
        let name = path.strip_prefix("tests/")?.strip_suffix(".rs")?;
        (!name.contains('/') && name < "s1").then(|| name.to_owned())
    });
    names.collect()
}

const fn section(number: usize, stem: &'static str) -> Section {
    Section { number, stem }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.stem)
    }
}

impl Section {
    /// The section of a number or name: `5`, `s5`, `backpropagation`.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        all_sections().find(|section| {
            name == section.stem
                || name == section.test_target()
                || name.strip_prefix('s').unwrap_or(name) == section.number.to_string()
        })
    }

    /// Whether it lies beyond the lecture.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        OPTIONAL.contains(self)
    }

    /// The file that a learner edits.
    #[must_use]
    pub fn module(&self) -> String {
        format!("src/{}.rs", self.stem)
    }

    /// The name by which Cargo knows its tests.
    #[must_use]
    pub fn test_target(&self) -> String {
        format!("s{}_{}", self.number, self.stem)
    }

    /// The file with its tests.
    #[must_use]
    pub fn tests(&self) -> String {
        format!("tests/{}.rs", self.test_target())
    }

    /// The module with the solutions.
    ///
    /// # Panics
    ///
    /// If the course is not whole; a test sees to it.
    #[must_use]
    pub fn solution(&self) -> &'static str {
        text(&self.module()).expect("the course has a module for every section")
    }

    /// The module as a learner gets it.
    ///
    /// # Panics
    ///
    /// If the module's anchors are not in order; a test sees to it.
    #[must_use]
    pub fn stub(&self) -> String {
        anchors::strip(self.solution(), |name| self.what_to_do(name))
            .unwrap_or_else(|error| panic!("{}: {error}", self.module()))
    }

    /// The functions that a learner writes, in the order in which they stand there.
    ///
    /// # Panics
    ///
    /// If the module's anchors are not in order; a test sees to it.
    #[must_use]
    pub fn exercises(&self) -> Vec<String> {
        anchors::exercises(self.solution())
            .unwrap_or_else(|error| panic!("{}: {error}", self.module()))
            .into_iter()
            .map(|exercise| exercise.name)
            .collect()
    }

    /// What the `todo!` of a function says.
    fn what_to_do(self, name: &str) -> String {
        let chapter = format!("book/src/{}.md", self.stem);
        let explained = if text(&chapter).is_some() {
            format!(", see {chapter}")
        } else {
            format!(" as documented in {}", self.module())
        };
        format!("section {}: write `{name}`{explained}", self.number)
    }
}

/// The course's version, as its `Cargo.toml` says it.
#[must_use]
pub fn version() -> &'static str {
    let manifest = text("Cargo.toml").unwrap_or_default();
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \""));
    version.map_or("", |rest| rest.trim_end_matches('"'))
}

/// A text file of the course, if there is one of that name.
#[must_use]
pub fn text(path: &str) -> Option<&'static str> {
    let (_, bytes) = FILES.iter().find(|(name, _)| *name == path)?;
    str::from_utf8(bytes).ok()
}
