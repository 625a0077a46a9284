//! The compiled tests of a section, and how they are run.

use std::{process::Command, time::Duration};

use crate::{
    build::{self, Built, Optimised, Program},
    copy::Copy,
    course::Section,
    failure::Failure,
    limits::{self, End, Limits, Outcome},
};

/// The tests of a section of a copy.
pub(super) struct Tests<'a> {
    copy: &'a Copy,
    section: Section,
    limits: Limits,
    program: Program,
    optimised: Optimised,
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
    ) -> Result<Outcome, Failure> {
        if self.optimised == Optimised::No && patience < self.limits.time {
            let limits = Limits {
                time: patience,
                ..self.limits
            };
            let outcome = self.run_within(arguments, limits)?;
            if !matches!(outcome.end, End::TooLong(_)) {
                return Ok(outcome);
            }
            self.optimised = Optimised::AsInCargoTest;
            match build::tests_of(self.section, self.copy, self.optimised)? {
                Built::Program(program) => self.program = program,
                Built::DoesNotCompile(_) => return Ok(outcome), // saved since, and not whole
            }
        }
        self.run_within(arguments, self.limits)
    }

    fn run_within(&self, arguments: &[&str], limits: Limits) -> Result<Outcome, Failure> {
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
        limits::run(&mut command, limits).map_err(|error| {
            Failure::file(
                "run",
                &self.program.path,
                &error,
                "try `cargo test` in its place",
            )
        })
    }
}
