//! The questions of one seed and the right answers to them.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use super::{
    cases::{Draw, Words},
    catalogue::{self, CHECKS},
    sandbox::Walls,
    toolchain::Toolchain,
    worker::{self, Reply},
    workplace::Workplace,
};
use crate::{course::SECTIONS, failure::Failure, limits::Limits};

/// What all submissions of a class are asked.
#[derive(Clone, Debug)]
pub struct Exam {
    /// The compiler and the libraries.
    pub toolchain: Toolchain,
    /// What the teacher chose.
    pub seed: u64,
    /// Time and memory for the functions of a check.
    pub limits: Limits,
    /// Whether the system keeps submissions to what they may see.
    pub walls: Walls,
    questions: BTreeMap<&'static str, Vec<Words>>,
    answers: BTreeMap<&'static str, Vec<Vec<f64>>>,
    workplace: Arc<Workplace>,
}

impl Exam {
    /// Draws the questions and has the reference answer them.
    ///
    /// The reference runs in workers like those of submissions; these are
    /// removed before the first submission is looked at. The answers stay in
    /// this process alone.
    ///
    /// # Errors
    ///
    /// If something cannot be written or compiled.
    pub fn prepare(
        toolchain: Toolchain,
        workplace: &Path,
        seed: u64,
        limits: Limits,
    ) -> Result<Self, Failure> {
        let questions: BTreeMap<&str, Vec<Words>> = CHECKS
            .iter()
            .map(|check| (check.name, (check.cases)(&mut Draw::new(seed, check.name))))
            .collect();
        let mut exam = Self {
            toolchain,
            seed,
            limits,
            walls: Walls::Open,
            questions,
            answers: BTreeMap::new(),
            workplace: Arc::new(Workplace::open(workplace)?),
        };
        for section in SECTIONS {
            let folder = exam.folder()?;
            worker::write_isolated(folder.path(), section, section.solution())?;
            let worker = worker::compile(&exam.toolchain, folder.path())?.map_err(|errors| {
                Failure::new(
                    format!(
                        "the course's own section {section} does not compile\n{}",
                        errors.join("\n")
                    ),
                    "see whether `cargo test` is green in the repository",
                )
            })?;
            // A slow machine must not fail the reference.
            let patient = Limits {
                time: Duration::from_secs(600),
                ..limits
            };
            for check in catalogue::of_section(section.number) {
                let questions = exam.questions(check.name);
                let of = questions.len();
                let (replies, walls) =
                    worker.ask(section.number, check.name, questions, patient)?;
                let answers: Vec<Vec<f64>> = replies
                    .into_iter()
                    .filter_map(|reply| match reply {
                        Reply::Numbers(numbers) if !numbers.is_empty() => Some(numbers),
                        _ => None,
                    })
                    .collect();
                if answers.len() != of || answers.is_empty() {
                    return Err(Failure::new(
                        format!(
                            "the reference has no answer to a question about `{}`",
                            check.name
                        ),
                        "see whether `cargo test` is green in the repository",
                    ));
                }
                exam.walls = walls;
                exam.answers.insert(check.name, answers);
            }
        }
        Ok(exam)
    }

    /// A new folder for one program, removed when it is dropped.
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    pub fn folder(&self) -> Result<tempfile::TempDir, Failure> {
        self.workplace.folder()
    }

    /// The inputs of a check.
    #[must_use]
    pub fn questions(&self, check: &str) -> &[Words] {
        self.questions.get(check).map_or(&[], Vec::as_slice)
    }

    /// The right answers to them.
    #[must_use]
    pub fn answers(&self, check: &str) -> &[Vec<f64>] {
        self.answers.get(check).map_or(&[], Vec::as_slice)
    }
}
