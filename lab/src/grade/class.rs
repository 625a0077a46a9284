//! A whole class: several at a time, resumable, with a summary for the teacher.

mod names;
mod progress;
mod summary;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use serde_json::Value;

pub use self::summary::summary;
use self::{
    names::{file_name, names},
    progress::Progress,
};
use super::{
    exam::Exam,
    judge,
    report::{Circumstances, Report, words::clean},
    rubric::Rubric,
    submission::Submission,
    visible::WhichTests,
};
use crate::{copy::write_at_once, failure::Failure};

/// What all submissions of a class have in common.
pub struct Class<'a> {
    /// The questions.
    pub exam: &'a Exam,
    /// What they are worth.
    pub rubric: &'a Rubric,
    /// Which of the course's tests are run.
    pub tests: WhichTests,
    /// How many submissions at a time.
    pub jobs: usize,
    /// Where reports are kept, so that nothing is done twice.
    pub kept: Option<PathBuf>,
}

impl Class<'_> {
    /// How all of them are graded.
    #[must_use]
    pub fn circumstances(&self) -> Circumstances {
        Circumstances {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rustc: self.exam.toolchain.version.clone(),
            seed: self.exam.seed,
            rubric: format!("{} ({})", self.rubric.name, self.rubric.digest),
        }
    }

    /// Grades one submission, so many sections at a time.
    ///
    /// # Errors
    ///
    /// If something cannot be written, or the compiler not be started.
    pub fn grade(&self, submission: &Submission, sections: usize) -> Result<Report, Failure> {
        let judged = judge::judge(submission, self.exam, self.tests, sections)?;
        Ok(Report::new(
            submission,
            judged,
            self.rubric,
            self.circumstances(),
        ))
    }

    /// Grades all; what is kept of each report, in the order of the paths.
    ///
    /// # Errors
    ///
    /// If something cannot be read or written, or the compiler not be started.
    pub fn grade_all(&self, paths: &[PathBuf]) -> Result<Vec<Value>, Failure> {
        let names = names(paths);
        let jobs = self.jobs.clamp(1, paths.len().max(1));
        let sections = (self.jobs / jobs).max(1);
        let next = AtomicUsize::new(0);
        let done = Mutex::new(BTreeMap::new());
        let failed = Mutex::new(None);
        let progress = Progress::new(paths.len());
        thread::scope(|scope| {
            for _ in 0..jobs {
                scope.spawn(|| {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(path) = paths.get(index) else { break };
                        if lock(&failed).is_some() {
                            break;
                        }
                        match self.grade_or_recall(path, &names[index], sections) {
                            Ok(report) => {
                                lock(&done).insert(index, report);
                            }
                            Err(failure) => *lock(&failed) = Some(failure),
                        }
                        progress.step();
                    }
                });
            }
        });
        progress.finish();
        if let Some(failure) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(failure);
        }
        let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(done.into_values().collect())
    }

    /// A report that is there already, of the same submission graded in the same
    /// way, need not be made again.
    fn grade_or_recall(&self, path: &Path, name: &str, sections: usize) -> Result<Value, Failure> {
        let mut submission = Submission::open(path)?;
        name.clone_into(&mut submission.name);
        let file = self
            .kept
            .as_ref()
            .map(|kept| kept.join(format!("{}.json", file_name(name))));
        if let Some(report) = file
            .as_deref()
            .and_then(|file| self.recall(file, &submission))
        {
            return Ok(without_bulk(report));
        }
        let report = self.grade(&submission, sections)?;
        let json = report.to_json();
        if let Some(file) = file {
            write_at_once(&file.with_extension("txt"), report.feedback().as_bytes())?;
            write_at_once(&file, pretty(&json).as_bytes())?;
        }
        Ok(if self.kept.is_some() {
            without_bulk(json)
        } else {
            json
        })
    }

    fn recall(&self, file: &Path, submission: &Submission) -> Option<Value> {
        let report: Value = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
        let circumstances = self.circumstances();
        let same = report["digest"] == submission.digest()
            && report["cargo-lab"] == circumstances.version
            && report["rustc"] == circumstances.rustc
            && report["seed"] == circumstances.seed
            && report["rubric"] == circumstances.rubric
            && report["submission"] == clean(&submission.name);
        same.then_some(report)
    }
}

/// Of a report that lies on the disk, what the summary needs: a class of any
/// size takes little memory.
fn without_bulk(mut report: Value) -> Value {
    if let Some(report) = report.as_object_mut() {
        report.remove("sections");
        report.remove("feedback");
    }
    report
}

/// JSON as it is written to files.
#[must_use]
pub fn pretty(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value);
    text.unwrap_or_default() + "\n"
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
