//! The compiled tests of a section, and how they are run.

use std::{process::Command, time::Duration};

use crate::{
    build::{self, Built, Optimised, Program},
    copy::Copy,
    course::Section,
    failure::Failure,
    libtest::Run,
    limits::{self, End, Limits, Outcome},
};

use super::{SoFar, red_early::RedEarly};

/// The tests of a section of a copy.
pub(super) struct Tests<'a> {
    copy: &'a Copy,
    section: Section,
    limits: Limits,
    program: Program,
    optimised: Optimised,
}

/// How a run of them ended, and what it said.
pub(super) struct Ran {
    pub(super) outcome: Outcome,
    pub(super) run: Run,
    /// Whether it was ended because some were red and others took long.
    pub(super) red_early: bool,
}

impl<'a> Tests<'a> {
    /// Compiles them, as fast as can be; else what the compiler says.
    pub(super) fn compile(
        copy: &'a Copy,
        section: Section,
        limits: Limits,
    ) -> Result<Result<Self, String>, Failure> {
        let optimised = Optimised::No;
        Ok(match build::tests_of(section, copy, optimised)? {
            Built::Program(program) => Ok(Self {
                copy,
                section,
                limits,
                program,
                optimised,
            }),
            Built::DoesNotCompile(messages) => Err(messages),
        })
    }

    /// What the compiler warns of.
    pub(super) fn warnings(&self) -> &str {
        &self.program.warnings
    }

    /// Runs those that the arguments choose.
    ///
    /// Loops over all digits, number by number, take five times as long without
    /// optimisation as in `cargo test`. What is still at work after `patience` is
    /// compiled again as there, so that both come to the same conclusion.
    pub(super) fn run(
        &mut self,
        arguments: &[&str],
        patience: Duration,
        so_far: &mut impl FnMut(SoFar) -> Result<(), Failure>,
    ) -> Result<Ran, Failure> {
        if self.optimised == Optimised::No && patience < self.limits.time {
            let limits = Limits {
                time: patience,
                ..self.limits
            };
            let ran = self.run_within(arguments, limits)?;
            if ran.red_early || !matches!(ran.outcome.end, End::TooLong(_)) {
                return Ok(ran);
            }
            so_far(SoFar::Slow(patience.as_secs()))?;
            self.optimised = Optimised::AsInCargoTest;
            match build::tests_of(self.section, self.copy, self.optimised)? {
                Built::Program(program) => self.program = program,
                Built::DoesNotCompile(_) => return Ok(ran), // saved since, and not whole
            }
        }
        self.run_within(arguments, self.limits)
    }

    /// Runs them until all have ended, or until one is red and says what is wrong
    /// and the others have been waited for long enough.
    fn run_within(&self, arguments: &[&str], limits: Limits) -> Result<Ran, Failure> {
        let program = |arguments: &[&str]| self.command(arguments);
        let mut red = RedEarly::new(&program, limits);
        let is_red = |time, printed: &dyn Fn() -> String| red.is_known(time, printed);
        let outcome = limits::run_until(&mut self.command(arguments), limits, is_red);
        let outcome = outcome.map_err(|error| {
            Failure::file(
                "run",
                &self.program.path,
                &error,
                "try `cargo test` in its place",
            )
        })?;
        let run = Run::parse(&outcome.stdout);
        Ok(match red.said() {
            Some(said) => Ran {
                outcome,
                run: run.with_messages_of(said),
                red_early: true,
            },
            None => Ran {
                outcome,
                run,
                red_early: false,
            },
        })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program.path);
        command
            .args(arguments)
            .current_dir(self.copy.root())
            .env("CARGO_MANIFEST_DIR", self.copy.root())
            .env("INSTA_UPDATE", "no")
            .env("INSTA_WORKSPACE_ROOT", self.copy.root()) // or insta asks Cargo, which takes longer than the tests
            .env_remove("RUST_BACKTRACE")
            .env_remove("RUST_TEST_THREADS")
            .env_remove("RUST_TEST_NOCAPTURE");
        command
    }
}
