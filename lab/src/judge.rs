//! Runs a section's tests and draws the conclusion.

mod red_early;
mod tests_of_section;

use std::{num::NonZero, thread, time::Duration};

use crate::{
    copy::Copy,
    course::{self, Section},
    diagnostics,
    failure::Failure,
    libtest::{Failed, Run},
    limits::{End, Limits, Outcome},
};
use tests_of_section::{Ran, Tests};

/// What a section's tests said.
#[derive(Clone, Debug)]
pub(crate) enum Verdict {
    Solved {
        passed: usize,
        ignored: usize,
        /// Why some were.
        reason: Option<String>,
    },
    Red {
        run: Run,
        first: Failed,
        /// What the compiler warns of in the section's module.
        warning: Option<String>,
    },
    DoesNotCompile(String),
    TooLong {
        seconds: u64,
        at_work: Vec<String>,
    },
    TooMuch {
        megabytes: u64,
        at_work: Vec<String>,
    },
    Broken {
        run: Run,
        outcome: Outcome,
    },
}

impl Verdict {
    pub(crate) fn is_solved(&self) -> bool {
        matches!(self, Self::Solved { .. })
    }

    /// Whether all tests came to an end and what they say was not read: before it
    /// stands more than is kept.
    pub(crate) fn prints_too_much(&self) -> bool {
        matches!(self, Self::Broken { run, .. } if run.announced == Some(run.results()))
    }

    /// Whether functions called each other until there was no room for one more.
    pub(crate) fn calls_without_end(&self) -> bool {
        let overflowed = "has overflowed its stack";
        matches!(self, Self::Broken { outcome, .. } if outcome.stderr.contains(overflowed))
    }

    /// With what the compiler, whose messages these are, knows of a red section.
    fn with_warning(mut self, section: Section, messages: &str) -> Self {
        if let Self::Red { warning, .. } = &mut self {
            *warning = diagnostics::warning_about(&section.module(), messages);
        }
        self
    }
}

/// What is known of a section before something begins that takes long.
#[derive(Clone, Copy, Debug)]
pub(crate) enum SoFar {
    /// So many tests are green, and a network is trained next.
    Green(usize),
    /// Some have not ended after so many seconds, and run again, optimised.
    Slow(u64),
}

/// Runs a section's tests and draws the conclusion.
///
/// The whole trainings wait until all others are green. `so_far` is told what is
/// known before something begins that takes long.
pub(crate) fn judge(
    copy: &Copy,
    section: Section,
    limits: Limits,
    mut so_far: impl FnMut(SoFar) -> Result<(), Failure>,
) -> Result<Verdict, Failure> {
    let mut tests = match Tests::compile(copy, section, limits)? {
        Ok(tests) => tests,
        Err(messages) => return Ok(Verdict::DoesNotCompile(messages)),
    };
    let (quick, trainings) = parts(section);
    let long = format!("{TRAININGS}::");
    let ran = tests.run(&["--skip", &long], QUICK, &mut so_far)?;
    let before = ran.run.clone();
    let mut verdict = conclude(section, quick, Run::default(), ran);
    if let Some(trainings) = trainings
        && verdict.is_solved()
    {
        so_far(SoFar::Green(before.passed.len()))?;
        let ran = tests.run(&[&long], TRAINING, &mut so_far)?;
        verdict = conclude(section, trainings, before, ran);
    }
    Ok(verdict.with_warning(section, tests.warnings()))
}

/// How long tests and trainings may take without optimisation: ten times as long as
/// the course's own solution.
const QUICK: Duration = Duration::from_secs(4);
const TRAINING: Duration = Duration::from_secs(30);

/// The module of a test file that trains whole networks. That takes seconds, and
/// it stands last.
const TRAININGS: &str = "trainings";

/// A section's tests, and those of them that wait until the others are green.
fn parts(section: Section) -> (&'static str, Option<&'static str>) {
    let tests = course::text(&section.tests()).unwrap_or_default();
    match tests.split_once(&format!("\nmod {TRAININGS} {{")) {
        Some((quick, trainings)) => (quick, Some(trainings)),
        None => (tests, None),
    }
}

/// How many tests a section has in all.
pub(crate) fn number_of_tests(section: Section) -> usize {
    test_names(course::text(&section.tests()).unwrap_or_default()).count()
}

/// Whether a section's tests train whole networks.
pub(crate) fn has_trainings(section: Section) -> bool {
    parts(section).1.is_some()
}

/// Whether one of these tests of a section does.
pub(crate) fn trains(section: Section, tests: &[String]) -> bool {
    let (_, trainings) = parts(section);
    let is_one = |name: &String| trainings.is_some_and(|it| it.contains(&format!("fn {name}(")));
    tests.iter().any(is_one)
}

/// An exit code is no grade: a program that ends early may report success. What
/// counts is that every test that was announced has a result.
///
/// `tests` are those that were run, `before` is what others said before them.
fn conclude(section: Section, tests: &str, before: Run, ran: Ran) -> Verdict {
    let Ran {
        outcome,
        run,
        red_early,
    } = ran;
    let run = before.and(run);
    let at_work = || at_work(tests, &run);
    match outcome.end {
        End::TooLong(_) if red_early => red(section, run, outcome),
        End::TooLong(time) => Verdict::TooLong {
            seconds: time.as_secs(),
            at_work: at_work(),
        },
        End::TooMuch(bytes) => Verdict::TooMuch {
            megabytes: bytes >> 20,
            at_work: at_work(),
        },
        End::Exited(true) if run.is_green() => Verdict::Solved {
            passed: run.passed.len(),
            ignored: run.ignored.len(),
            reason: run.reason,
        },
        End::Exited(_) if run.finished => red(section, run, outcome),
        End::Exited(_) => Verdict::Broken { run, outcome },
    }
}

fn red(section: Section, run: Run, outcome: Outcome) -> Verdict {
    match first_to_see_to(section, &run) {
        Some(first) => Verdict::Red {
            run,
            first,
            warning: None,
        },
        None => Verdict::Broken { run, outcome },
    }
}

/// The failed test that helps most: one that found a mistake in what is
/// written, else one that needs the first function that is still to write.
///
/// Of several, the first in the file: tests stand there in the order in which
/// they help; libtest sorts them by name.
#[must_use]
pub fn first_to_see_to(section: Section, run: &Run) -> Option<Failed> {
    let exercises = section.exercises();
    let order = |failed: &&Failed| {
        let position = |name: &str| exercises.iter().position(|known| known == name);
        let function = to_do(failed).map(|to_do| position(to_do.name));
        (function, place_in_file(section, &failed.name))
    };
    run.failed.iter().min_by_key(order).cloned()
}

fn place_in_file(section: Section, test: &str) -> usize {
    let tests = course::text(&section.tests()).unwrap_or_default();
    let name = test.rsplit("::").next().unwrap_or(test);
    tests.find(&format!("fn {name}(")).unwrap_or(usize::MAX)
}

/// The tests at which the program was when it was stopped: libtest starts them
/// in the order of their names, as many at a time as there are processors.
fn at_work(tests: &str, run: &Run) -> Vec<String> {
    let mut open: Vec<&str> = test_names(tests)
        .filter(|name| {
            let ended = |test: &String| test.rsplit("::").next() == Some(*name);
            !run.passed.iter().chain(&run.ignored).any(ended)
                && !run.failed.iter().any(|failed| ended(&failed.name))
        })
        .collect();
    open.sort_unstable();
    let at_a_time = thread::available_parallelism().map_or(1, NonZero::get);
    open.into_iter()
        .take(at_a_time)
        .map(str::to_owned)
        .collect()
}

/// The functions in a file that are marked as tests.
pub fn test_names(source: &str) -> impl Iterator<Item = &str> {
    source.split("#[test]").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split_once("fn ")?;
        rest.split(['(', '<']).next()
    })
}

/// A function that a test found to be still to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ToDo<'a> {
    /// The section that it belongs to, which may be one before that of the test.
    pub(crate) section: Section,
    pub(crate) name: &'a str,
}

/// The function that a test found to be still to do, as its `todo!` says.
pub(crate) fn to_do(failed: &Failed) -> Option<ToDo<'_>> {
    let (_, rest) = failed.message.split_once("not yet implemented: section ")?;
    let (number, rest) = rest.split_once(": write `")?;
    Some(ToDo {
        section: Section::find(number)?,
        name: rest.split('`').next()?,
    })
}
