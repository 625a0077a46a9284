//! Judges one submission, section by section.

mod chain;

use std::{thread, time::Duration};

use self::chain::Own;
use super::{
    catalogue::{self, Check},
    compare::{self, Outcome},
    exam::Exam,
    scan::{self, Finding},
    submission::{Module, Submission},
    visible::{self, Visible, WhichTests},
    worker::{self, Ended, Worker},
};
use crate::{
    course::{SECTIONS, Section},
    failure::Failure,
    handout,
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
/// A section counts as it does on the course's own other sections. Where the
/// submission's sections before it are right to the last check, they are as good
/// as the course's: then one program with all sections shows what it would take
/// eight to show.
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
    let mut judged: Vec<Judged> = SECTIONS
        .iter()
        .map(|section| look_at(submission, *section))
        .collect();
    let own = Own::compile(submission, exam, &judged)?;
    own.judge_from_the_first_on(exam, &mut judged)?;
    for group in judged.chunks_mut(at_a_time.max(1)) {
        let results: Vec<Result<(), Failure>> = thread::scope(|scope| {
            let running: Vec<_> = group
                .iter_mut()
                .map(|judged| scope.spawn(|| judge_and_test(submission, judged, exam, tests)))
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
        results.into_iter().collect::<Result<(), Failure>>()?;
    }
    own.judge_the_others(submission, exam, &mut judged)?;
    Ok(judged)
}

/// What can be said of a section before anything is compiled.
fn look_at(submission: &Submission, section: Section) -> Judged {
    let mut judged = Judged {
        section,
        state: State::Judged,
        checks: Vec::new(),
        findings: Vec::new(),
        note: None,
        visible: None,
        chain: Chain::NotRight,
    };
    judged.state = match submission.modules.get(&section.number) {
        None => State::Missing,
        Some(Module::Unreadable(why)) => State::Unreadable(why.clone()),
        Some(Module::Several(paths)) => State::Several(paths.clone()),
        Some(Module::Text { text, note }) => {
            judged.note = *note;
            judged.findings = scan::scan(text);
            if judged.findings.iter().any(|finding| finding.withhold) {
                State::Withheld
            } else if is_untouched(text, section) {
                State::NotStarted
            } else {
                State::Judged
            }
        }
    };
    judged
}

/// The exercise as it was handed out, whatever its line ends.
fn is_untouched(text: &str, section: Section) -> bool {
    let text = text.replace("\r\n", "\n");
    [section.stub(), handout::unwritten(section)]
        .iter()
        .any(|given| text.trim() == given.trim())
}

/// Judges a section that is not known to be right, and has the tests say more.
fn judge_and_test(
    submission: &Submission,
    judged: &mut Judged,
    exam: &Exam,
    tests: WhichTests,
) -> Result<(), Failure> {
    let section = judged.section;
    let (State::Judged, Some(text)) = (&judged.state, submission.text(section.number)) else {
        return Ok(());
    };
    if !judged.is_right() {
        judge_alone(text, judged, exam)?;
    }
    if wants_tests(judged, tests) {
        judged.visible = visible::run(exam, section, text, tests)?;
    }
    Ok(())
}

/// Judges a section on the course's own other sections.
fn judge_alone(text: &str, judged: &mut Judged, exam: &Exam) -> Result<(), Failure> {
    let folder = exam.folder()?;
    worker::write_isolated(folder.path(), judged.section, text)?;
    match worker::compile(&exam.toolchain, folder.path())? {
        Err(errors) => judged.state = State::DoesNotCompile(errors),
        Ok(worker) => judged.checks = ask(&worker, judged.section, exam, exam.limits, |_| true)?,
    }
    Ok(())
}

/// Asks what there is to ask about a section, as long as `go_on` says so.
///
/// # Errors
///
/// If the worker cannot be started.
pub fn ask(
    worker: &Worker,
    section: Section,
    exam: &Exam,
    mut limits: Limits,
    go_on: impl Fn(&Outcome) -> bool,
) -> Result<Vec<(&'static Check, Outcome)>, Failure> {
    let mut checks = Vec::new();
    for check in catalogue::of_section(section.number) {
        let questions = exam.questions(check.name);
        let (replies, _) = worker.ask(section.number, check.name, questions, limits)?;
        let outcome = compare::judge(&replies, exam.answers(check.name), check.tolerance);
        if matches!(outcome, Outcome::Ended(Ended::TooLong(_))) {
            limits.time = limits.time.min(IMPATIENT);
        }
        let enough = !go_on(&outcome);
        checks.push((check, outcome));
        if enough {
            break;
        }
    }
    Ok(checks)
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
