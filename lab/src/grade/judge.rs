//! Judges one submission, section by section.

use std::{collections::BTreeMap, thread, time::Duration};

use super::{
    catalogue::{self, Check},
    compare::{self, Outcome},
    exam::Exam,
    scan::{self, Finding},
    submission::{Module, Submission},
    visible::{self, Visible, WhichTests},
    worker::{self, Ended},
};
use crate::{
    course::{SECTIONS, Section},
    failure::Failure,
    limits::Limits,
};

/// After one check of a section has run out of time, this is enough to see
/// whether the next one does: right answers take a hundredth of it.
const IMPATIENT: Duration = Duration::from_secs(2);

/// What became of a section's module before any function was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Its functions were judged.
    Judged,
    /// It is the exercise as it was handed out.
    NotStarted,
    /// There is no file of that name.
    Missing,
    /// The file cannot be read; why.
    Unreadable(String),
    /// There are several that differ; where. A person has to choose.
    Several(Vec<String>),
    /// A person has to look before it is compiled.
    Withheld,
    /// The compiler's errors.
    DoesNotCompile(Vec<String>),
}

/// Whether a section holds on the submission's own other sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// It does.
    Holds,
    /// Right alone, but not on the submission's own sections before it.
    Breaks,
    /// Not right alone.
    NotRight,
    /// The sections do not compile together.
    DoesNotFit,
}

/// What became of a section.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Which.
    pub section: Section,
    /// What became of its module.
    pub state: State,
    /// What became of its checks, in their order.
    pub checks: Vec<(&'static Check, Outcome)>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// How the file is not plain UTF-8.
    pub note: Option<&'static str>,
    /// What the course's own tests say, where they were run.
    pub visible: Option<Visible>,
    /// Whether it holds on the submission's own other sections.
    pub chain: Chain,
}

impl Judged {
    /// What became of a check.
    #[must_use]
    pub fn outcome(&self, check: &str) -> Option<&Outcome> {
        let found = self.checks.iter().find(|(known, _)| known.name == check);
        found.map(|(_, outcome)| outcome)
    }

    /// Whether all of its checks are right.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.state == State::Judged
            && !self.checks.is_empty()
            && self
                .checks
                .iter()
                .all(|(_, outcome)| *outcome == Outcome::Right)
    }

    /// Whether a person has to decide about its points.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        matches!(self.state, State::Withheld | State::Several(_))
    }
}

/// Judges all sections, so many at a time.
///
/// # Errors
///
/// If something cannot be written, or the compiler not be started.
pub fn judge(
    submission: &Submission,
    exam: &Exam,
    tests: WhichTests,
    at_a_time: usize,
) -> Result<Vec<Judged>, Failure> {
    let mut judged = Vec::new();
    for group in SECTIONS.chunks(at_a_time.max(1)) {
        let results: Vec<Result<Judged, Failure>> = thread::scope(|scope| {
            let running: Vec<_> = group
                .iter()
                .map(|section| scope.spawn(|| judge_section(submission, *section, exam, tests)))
                .collect();
            running
                .into_iter()
                .map(|thread| {
                    thread.join().unwrap_or_else(|_| {
                        Err(Failure::new("a section could not be judged", "try again"))
                    })
                })
                .collect()
        });
        for result in results {
            judged.push(result?);
        }
    }
    judge_chain(submission, exam, &mut judged)?;
    Ok(judged)
}

fn judge_section(
    submission: &Submission,
    section: Section,
    exam: &Exam,
    tests: WhichTests,
) -> Result<Judged, Failure> {
    let mut judged = Judged {
        section,
        state: State::Judged,
        checks: Vec::new(),
        findings: Vec::new(),
        note: None,
        visible: None,
        chain: Chain::NotRight,
    };
    let text = match submission.modules.get(&section.number) {
        None => {
            judged.state = State::Missing;
            return Ok(judged);
        }
        Some(Module::Unreadable(why)) => {
            judged.state = State::Unreadable(why.clone());
            return Ok(judged);
        }
        Some(Module::Several(paths)) => {
            judged.state = State::Several(paths.clone());
            return Ok(judged);
        }
        Some(Module::Text { text, note }) => {
            judged.note = *note;
            text
        }
    };
    judged.findings = scan::scan(text);
    if judged.findings.iter().any(|finding| finding.withhold) {
        judged.state = State::Withheld;
        return Ok(judged);
    }
    if is_untouched(text, section) {
        judged.state = State::NotStarted;
        return Ok(judged);
    }
    let folder = exam.folder()?;
    worker::write_isolated(folder.path(), section, text)?;
    match worker::compile(&exam.toolchain, folder.path())? {
        Err(errors) => judged.state = State::DoesNotCompile(errors),
        Ok(worker) => {
            let mut limits = exam.limits;
            for check in catalogue::of_section(section.number) {
                let questions = exam.questions(check.name);
                let (replies, _) = worker.ask(section.number, check.name, questions, limits)?;
                let outcome = compare::judge(&replies, exam.answers(check.name), check.tolerance);
                if matches!(outcome, Outcome::Ended(Ended::TooLong(_))) {
                    limits.time = limits.time.min(IMPATIENT);
                }
                judged.checks.push((check, outcome));
            }
        }
    }
    drop(folder);
    if wants_tests(&judged, tests) {
        judged.visible = visible::run(exam, section, text, tests)?;
    }
    Ok(judged)
}

/// The exercise as it was handed out, whatever its line ends.
fn is_untouched(text: &str, section: Section) -> bool {
    text.replace("\r\n", "\n").trim() == section.stub().trim()
}

/// The tests say what the checks do not: which mistake it may be. Functions that
/// are still to be written need no test to say so.
fn wants_tests(judged: &Judged, tests: WhichTests) -> bool {
    let mistaken =
        |(_, outcome): &(&Check, Outcome)| !matches!(outcome, Outcome::Right | Outcome::NotWritten);
    judged.state == State::Judged
        && match tests {
            WhichTests::None => false,
            WhichTests::All => true,
            WhichTests::UpToTheFirst => judged.checks.iter().any(mistaken),
        }
}

/// Puts all sections of the submission together and asks those again that were
/// right alone.
fn judge_chain(submission: &Submission, exam: &Exam, judged: &mut [Judged]) -> Result<(), Failure> {
    if !judged.iter().any(Judged::is_right) {
        return Ok(());
    }
    let compiles = |judged: &&Judged| matches!(judged.state, State::Judged);
    let own: BTreeMap<usize, String> = judged
        .iter()
        .filter(compiles)
        .filter_map(|judged| {
            let number = judged.section.number;
            Some((number, submission.text(number)?.to_owned()))
        })
        .collect();
    let folder = exam.folder()?;
    worker::write_chain(folder.path(), &own)?;
    let worker = worker::compile(&exam.toolchain, folder.path())?;
    let mut limits: Limits = exam.limits;
    for judged in judged.iter_mut().filter(|judged| judged.is_right()) {
        let Ok(worker) = &worker else {
            judged.chain = Chain::DoesNotFit;
            continue;
        };
        judged.chain = Chain::Holds;
        for check in catalogue::of_section(judged.section.number) {
            let questions = exam.questions(check.name);
            let (replies, _) = worker.ask(judged.section.number, check.name, questions, limits)?;
            let outcome = compare::judge(&replies, exam.answers(check.name), check.tolerance);
            if matches!(outcome, Outcome::Ended(Ended::TooLong(_))) {
                limits.time = limits.time.min(IMPATIENT);
            }
            if outcome != Outcome::Right {
                judged.chain = Chain::Breaks;
                break;
            }
        }
    }
    Ok(())
}
