//! What red tests say, asked for while others are still at work.
//!
//! A test program prints the messages at its end, and a slow loop, right or
//! endless, puts that off. The names of red tests stand in its output at once.

use std::{
    process::Command,
    thread::{self, JoinHandle},
    time::Duration,
};

use super::to_do;
use crate::{
    libtest::{Failed, Run},
    limits::{self, Limits},
};

/// How long the other tests are waited for when one is red.
const WAIT_FOR_ALL: Duration = Duration::from_secs(2);

/// The red tests of a program that is running, which run once more for their
/// messages.
pub(super) struct RedEarly<'a> {
    /// The same program with these arguments before its own.
    program: &'a dyn Fn(&[&str]) -> Command,
    limits: Limits,
    /// How many red tests were known when they were asked last.
    known: usize,
    asked: Option<JoinHandle<Option<Run>>>,
    said: Option<Run>,
}

impl<'a> RedEarly<'a> {
    pub(super) fn new(program: &'a dyn Fn(&[&str]) -> Command, limits: Limits) -> Self {
        Self {
            program,
            limits,
            known: 0,
            asked: None,
            said: None,
        }
    }

    /// Whether a test that is red says what is wrong. One that finds a function
    /// still to do does not: another may be endless before it.
    pub(super) fn is_known(&mut self, time: Duration, printed: &dyn Fn() -> String) -> bool {
        if time < WAIT_FOR_ALL {
            return false;
        }
        match &self.asked {
            None => self.ask(&Run::parse(&printed())),
            Some(asked) if asked.is_finished() => return self.has_answer(),
            Some(_) => {}
        }
        false
    }

    fn ask(&mut self, run: &Run) {
        if run.failed.len() == self.known {
            return;
        }
        self.known = run.failed.len();
        let names = run.failed.iter().map(|failed| failed.name.as_str());
        let arguments: Vec<&str> = ["--exact"].into_iter().chain(names).collect();
        let mut command = (self.program)(&arguments);
        let limits = Limits {
            time: 2 * WAIT_FOR_ALL,
            ..self.limits
        };
        self.asked = Some(thread::spawn(move || {
            let outcome = limits::run(&mut command, limits).ok()?;
            Some(Run::parse(&outcome.stdout))
        }));
    }

    fn has_answer(&mut self) -> bool {
        let answer = self.asked.take().and_then(|asked| asked.join().ok());
        let is_one = |run: &Run| run.failed.iter().any(says_what_is_wrong);
        self.said = answer.flatten().filter(is_one);
        self.said.is_some()
    }

    /// What the red tests said, if that was waited for and not for the others.
    pub(super) fn said(self) -> Option<Run> {
        self.said
    }
}

fn says_what_is_wrong(failed: &Failed) -> bool {
    !failed.message.is_empty() && to_do(failed).is_none()
}
