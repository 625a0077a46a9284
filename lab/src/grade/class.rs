//! A whole class: several at a time, resumable, with a summary for the teacher.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    io::IsTerminal,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::Value;

use super::{
    exam::Exam,
    judge,
    report::{Circumstances, Report, number},
    rubric::Rubric,
    sandbox::Walls,
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
            && report["submission"] == super::report::clean(&submission.name);
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

/// A name for each path, of which no two are the same file on any system.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for path in paths {
        let plain = super::submission::name_of(path);
        let mut name = plain.clone();
        let mut number = 1;
        while !taken.insert(file_name(&name).to_lowercase()) {
            number += 1;
            name = format!("{plain} ({number})");
        }
        names.push(name);
    }
    names
}

/// A name that every system takes for a file.
fn file_name(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || " ._-+@()".contains(c) {
                c
            } else {
                '_'
            }
        })
        .take(120)
        .collect();
    let name = name.trim_matches([' ', '.']);
    if name.is_empty() {
        "_".to_owned()
    } else {
        name.to_owned()
    }
}

/// A bar with the time left on a terminal, plain lines elsewhere.
struct Progress {
    bar: Option<ProgressBar>,
    all: usize,
    done: AtomicUsize,
    begun: Instant,
}

impl Progress {
    fn new(all: usize) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let bar = (terminal && all > 1).then(|| {
            let style = ProgressStyle::with_template("{pos} of {len} graded {bar:30} {eta} left")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr());
            bar.with_style(style)
        });
        Self {
            bar,
            all,
            done: AtomicUsize::new(0),
            begun: Instant::now(),
        }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(bar) = &self.bar {
            bar.inc(1);
        } else if self.all > 1 && (done.is_multiple_of(10) || done == self.all) {
            let each = self.begun.elapsed() / u32::try_from(done).unwrap_or(1);
            let left = each * u32::try_from(self.all - done).unwrap_or(0);
            eprintln!(
                "{done} of {} graded, about {} left",
                self.all,
                in_words(left)
            );
        }
    }

    fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn in_words(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds => format!("{} min", seconds.div_ceil(60)),
    }
}

/// The class at a glance: points, how they are spread, what went wrong most.
#[must_use]
pub fn summary(reports: &[Value], walls: Walls) -> String {
    let points = |report: &Value| report["points"].as_f64().unwrap_or_default();
    let mut text = String::new();
    for report in reports {
        let person = report["for_a_person"]
            .as_array()
            .is_some_and(|lines| !lines.is_empty());
        let name = report["submission"].as_str().unwrap_or_default();
        let _ = writeln!(
            text,
            "{:<40} {:>6} of {}{}",
            name,
            number(points(report)),
            number(report["of"].as_f64().unwrap_or_default()),
            if person {
                "   a person should look"
            } else {
                ""
            }
        );
    }
    if reports.len() > 1 {
        text += &distribution(reports);
        text += &per_part(reports);
        text += &mistakes(reports);
    }
    text += &people(reports);
    if walls == Walls::Open {
        text += "\nThis system did not keep the submissions from reading files or the network: grade in a\n\
                 container if they may be hostile (see the teacher's guide).\n";
    }
    text
}

fn distribution(reports: &[Value]) -> String {
    let of = reports
        .iter()
        .filter_map(|report| report["of"].as_f64())
        .fold(0.0, f64::max);
    let mut all: Vec<f64> = reports
        .iter()
        .filter_map(|report| report["points"].as_f64())
        .collect();
    all.sort_by(f64::total_cmp);
    let mean = all.iter().sum::<f64>() / all.len() as f64;
    let median = f64::midpoint(all[(all.len() - 1) / 2], all[all.len() / 2]);
    let mut text = format!(
        "\n{} submissions: mean {mean:.1}, median {}, from {} to {} of {}\n",
        all.len(),
        number(median),
        number(all[0]),
        number(all[all.len() - 1]),
        number(of)
    );
    for tenth in 0..10 {
        let (low, high) = (
            of * f64::from(tenth) / 10.0,
            of * f64::from(tenth + 1) / 10.0,
        );
        let last = tenth == 9;
        let inside = |points: &&f64| **points >= low && (**points < high || last);
        let count = all.iter().filter(inside).count();
        let bar = "#".repeat((count * 40).div_ceil(all.len()));
        let _ = writeln!(
            text,
            "  {:>5} to {:<5} {count:>4} {bar}",
            number(low),
            number(high)
        );
    }
    text
}

fn per_part(reports: &[Value]) -> String {
    let mut text = String::from("\nPart by part, of the points that there were:\n");
    let Some(parts) = reports[0]["parts"].as_array() else {
        return String::new();
    };
    for (index, part) in parts.iter().enumerate() {
        let sum: f64 = reports
            .iter()
            .filter_map(|report| report["parts"][index]["points"].as_f64())
            .sum();
        let of: f64 = reports
            .iter()
            .filter_map(|report| report["parts"][index]["of"].as_f64())
            .sum();
        let share = if of > 0.0 { 100.0 * sum / of } else { 0.0 };
        let _ = writeln!(
            text,
            "  {:<32} {share:>5.1} %",
            part["title"].as_str().unwrap_or_default()
        );
    }
    text
}

/// For the next lesson.
fn mistakes(reports: &[Value]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for report in reports {
        for mistake in report["mistakes"].as_array().into_iter().flatten() {
            *counts
                .entry(mistake.as_str().unwrap_or_default())
                .or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    if counts.is_empty() {
        return String::new();
    }
    let mut text = String::from("\nThe most frequent mistakes:\n");
    for (mistake, count) in counts.iter().take(12) {
        let _ = writeln!(text, "  {count:>4}  {mistake}");
    }
    text
}

fn people(reports: &[Value]) -> String {
    let mut text = String::new();
    for report in reports {
        let lines = report["for_a_person"].as_array().into_iter().flatten();
        for line in lines.filter_map(Value::as_str) {
            let name = report["submission"].as_str().unwrap_or_default();
            let _ = writeln!(text, "  {name}: {line}");
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("\nFor a person to look at:\n{text}")
}
