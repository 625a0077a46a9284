//! A submission's sections together, each on its own others.

use std::collections::BTreeMap;

use tempfile::TempDir;

use super::{Chain, IMPATIENT, Judged, State, ask};
use crate::{
    failure::Failure,
    grade::{
        catalogue::Check,
        compare::Outcome,
        exam::Exam,
        submission::Submission,
        worker::{self, Worker},
    },
    limits::Limits,
};

/// One program with all sections of a submission; those that it lacks are as they
/// were handed out.
pub(super) struct Own {
    worker: Option<Worker>,
    _folder: TempDir,
}

impl Own {
    /// Compiles the sections that may be compiled.
    pub(super) fn compile(
        submission: &Submission,
        exam: &Exam,
        judged: &[Judged],
    ) -> Result<Self, Failure> {
        let modules: BTreeMap<usize, String> = judged
            .iter()
            .filter(|judged| judged.state == State::Judged)
            .filter_map(|judged| {
                let number = judged.section.number;
                Some((number, submission.text(number)?.to_owned()))
            })
            .collect();
        let folder = exam.folder()?;
        let mut worker = None;
        if !modules.is_empty() {
            worker::write_chain(folder.path(), &modules)?;
            worker = worker::compile(&exam.toolchain, folder.path())?.ok();
        }
        Ok(Self {
            worker,
            _folder: folder,
        })
    }

    /// Judges the sections from the first on, as long as all is right.
    pub(super) fn judge_from_the_first_on(
        &self,
        exam: &Exam,
        judged: &mut [Judged],
    ) -> Result<(), Failure> {
        let Some(worker) = &self.worker else {
            return Ok(());
        };
        // Whatever takes longer is asked again with all the time that there is.
        let hasty = Limits {
            time: exam.limits.time.min(IMPATIENT),
            ..exam.limits
        };
        for judged in judged {
            if judged.state != State::Judged {
                break;
            }
            let checks = ask(worker, judged.section, exam, hasty, is_right)?;
            if !all_right(&checks) {
                break;
            }
            (judged.checks, judged.chain) = (checks, Chain::Holds);
        }
        Ok(())
    }

    /// Asks those that are right alone whether they are so together, too; and those
    /// that need something of the submission's own to compile.
    pub(super) fn judge_the_others(
        self,
        submission: &Submission,
        exam: &Exam,
        judged: &mut [Judged],
    ) -> Result<(), Failure> {
        let is_asked = |judged: &Judged| {
            judged.chain == Chain::NotRight
                && (judged.is_right() || matches!(judged.state, State::DoesNotCompile(_)))
        };
        if !judged.iter().any(is_asked) {
            return Ok(());
        }
        let own = match self.worker {
            Some(_) => self,
            // Without those that do not even compile alone.
            None => Self::compile(submission, exam, judged)?,
        };
        for judged in judged.iter_mut().filter(|judged| is_asked(judged)) {
            let alone = judged.is_right();
            let Some(worker) = &own.worker else {
                if alone {
                    judged.chain = Chain::DoesNotFit;
                }
                continue;
            };
            let checks = ask(worker, judged.section, exam, exam.limits, is_right)?;
            match (alone, all_right(&checks)) {
                (true, false) => judged.chain = Chain::Breaks,
                (true, true) => judged.chain = Chain::Holds,
                (false, true) => {
                    (judged.state, judged.checks) = (State::Judged, checks);
                    judged.chain = Chain::Holds;
                }
                (false, false) => {}
            }
        }
        Ok(())
    }
}

fn is_right(outcome: &Outcome) -> bool {
    *outcome == Outcome::Right
}

fn all_right(checks: &[(&Check, Outcome)]) -> bool {
    checks.iter().all(|(_, outcome)| is_right(outcome))
}
