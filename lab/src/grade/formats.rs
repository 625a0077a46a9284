//! Reports for people, gradebooks and course systems.

use std::env;

use serde_json::{Value, json};

use super::report::{Report, words::number};
use crate::failure::Failure;

/// How reports are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table and the feedback, for reading.
    Table,
    /// Everything.
    Json,
    /// A row for each submission, for gradebooks.
    Csv,
    /// `results.json` of Gradescope.
    Gradescope,
    /// `result.json` of Classroom 50.
    Classroom50,
}

impl Format {
    /// The names that `--format` knows.
    pub const NAMES: [&'static str; 5] = ["table", "json", "csv", "gradescope", "classroom50"];

    /// The format of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Some(match name {
            "table" => Self::Table,
            "json" => Self::Json,
            "csv" => Self::Csv,
            "gradescope" => Self::Gradescope,
            "classroom50" => Self::Classroom50,
            _ => return None,
        })
    }

    /// Whether it holds one submission and no more.
    #[must_use]
    pub fn is_for_one(self) -> bool {
        matches!(self, Self::Gradescope | Self::Classroom50)
    }
}

/// The report as Gradescope wants it: a test for each part of the rubric, then
/// each section without points, all visible.
///
/// Source: gradescope-autograders.readthedocs.io, "Autograder Specifications".
#[must_use]
pub fn gradescope(report: &Report) -> Value {
    let mut tests: Vec<Value> = report
        .lines
        .iter()
        .zip(1..)
        .map(|(line, index)| {
            json!({
                "name": line.title,
                "number": index.to_string(),
                "score": line.points,
                "max_score": line.of,
                "status": if line.lost.is_empty() { "passed" } else { "failed" },
                "output": line.lost.join("\n"),
                "output_format": "text",
                "visibility": "visible",
            })
        })
        .collect();
    for line in &report.for_a_person {
        tests.push(json!({
            "name": "For a person to look at",
            "output": line,
            "output_format": "text",
            "visibility": "hidden",
        }));
    }
    let circumstances = &report.circumstances;
    json!({
        "score": report.points(),
        "output": report.feedback(),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
        "extra_data": {
            "digest": report.digest,
            "seed": circumstances.seed,
            "rubric": circumstances.rubric,
            "cargo_lab": circumstances.version,
            "rustc": circumstances.rustc,
        },
    })
}

/// What Classroom 50's runner tells an autograder about the submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classroom {
    /// Short name of the classroom.
    pub classroom: String,
    /// Short name of the assignment.
    pub assignment: String,
    /// `individual` or `group`.
    pub assignment_type: String,
    /// Whose repository it is.
    pub owner: String,
    /// `submit/<time>-<commit>`.
    pub submission: String,
    /// Link to the commit.
    pub commit: String,
    /// Link to the release.
    pub release: String,
    /// Link to all changes.
    pub review: String,
}

impl Classroom {
    /// Reads what the runner has put into the environment.
    ///
    /// # Errors
    ///
    /// If something is missing: not run by Classroom 50.
    pub fn of_this_run() -> Result<Self, Failure> {
        let read = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let must = |name: &str| {
            read(name).ok_or_else(|| {
                Failure::new(
                    format!("the environment has no {name}, which Classroom 50 sets"),
                    "run this from an autograder.py of Classroom 50, or take another --format",
                )
            })
        };
        let commit = must("COMMIT_URL")?;
        Ok(Self {
            classroom: must("CLASSROOM")?,
            assignment: must("ASSIGNMENT")?,
            assignment_type: read("ASSIGNMENT_TYPE").unwrap_or_else(|| "individual".to_owned()),
            owner: read("OWNER").map_or_else(|| must("USERNAME"), Ok)?,
            submission: must("SUBMISSION_TAG")?,
            release: must("RELEASE_URL")?,
            review: read("REVIEW_URL").unwrap_or_else(|| commit.clone()),
            commit,
        })
    }

    /// The time in the tag: `submit/2026-06-01T14-32-05Z-a1b2c3d`. So the same
    /// submission gives the same result, whenever it is graded.
    fn datetime(&self) -> Option<String> {
        let tag = self.submission.strip_prefix("submit/")?;
        let (date, rest) = tag.split_once('T')?;
        let (time, _) = rest.split_once('Z')?;
        let shape = |text: &str, long: usize| {
            text.len() == long && text.chars().all(|c| c.is_ascii_digit() || c == '-')
        };
        (shape(date, 10) && shape(time, 8)).then(|| format!("{date}T{}Z", time.replace('-', ":")))
    }
}

/// The report as Classroom 50 wants it. Its scores are whole numbers: each part
/// is rounded down.
///
/// Source: `schemas/result-v1.schema.json` of foundation50/classroom50.
///
/// # Errors
///
/// If the tag of the submission holds no time.
pub fn classroom50(report: &Report, classroom: &Classroom) -> Result<Value, Failure> {
    let datetime = classroom.datetime().ok_or_else(|| {
        Failure::new(
            format!("SUBMISSION_TAG is {:?}", classroom.submission),
            "expected submit/<time>-<commit>, as Classroom 50 sets it",
        )
    })?;
    let tests: Vec<Value> = report
        .lines
        .iter()
        .map(|line| {
            json!({
                "test-name": line.title,
                "passed": line.lost.is_empty(),
                "score": whole(line.points),
                "max-score": whole(line.of),
                "output": line.lost.join("\n"),
            })
        })
        .collect();
    let sum = |points: fn(&super::report::Line) -> f64| -> u64 {
        report.lines.iter().map(|line| whole(points(line))).sum()
    };
    Ok(json!({
        "schema": "classroom50/result/v1",
        "classroom": classroom.classroom,
        "assignment": classroom.assignment,
        "assignment_type": classroom.assignment_type,
        "owner": classroom.owner,
        "submission": classroom.submission,
        "commit": classroom.commit,
        "release": classroom.release,
        "review": classroom.review,
        "datetime": datetime,
        "score": sum(|line| line.points),
        "max-score": sum(|line| line.of),
        "tests": tests,
    }))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(points: f64) -> u64 {
    points.max(0.0).floor() as u64
}

/// A row for each report, from what was kept of it.
///
/// # Errors
///
/// If the rows cannot be written, which no row of ours causes.
pub fn csv(reports: &[Value]) -> Result<String, Failure> {
    let cannot = |error: &dyn std::error::Error| {
        Failure::new(format!("the table cannot be written: {error}"), "try again")
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    let titles = |report: &Value| texts(&report["parts"], "title");
    let mut head = vec![
        "submission".to_owned(),
        "points".to_owned(),
        "of".to_owned(),
    ];
    head.extend(reports.first().map(titles).unwrap_or_default());
    head.extend(["for a person", "seed", "digest"].map(str::to_owned));
    writer.write_record(&head).map_err(|error| cannot(&error))?;
    for report in reports {
        let mut row = vec![
            harmless(report["submission"].as_str().unwrap_or_default()),
            points(&report["points"]),
            points(&report["of"]),
        ];
        let parts = report["parts"].as_array().into_iter().flatten();
        row.extend(parts.map(|part| points(&part["points"])));
        let looks = report["for_a_person"].as_array().map_or(0, Vec::len);
        row.push(if looks > 0 { "yes" } else { "" }.to_owned());
        row.push(report["seed"].to_string());
        row.push(report["digest"].as_str().unwrap_or_default().to_owned());
        writer.write_record(&row).map_err(|error| cannot(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| cannot(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn points(value: &Value) -> String {
    number(value.as_f64().unwrap_or_default())
}

fn texts(array: &Value, key: &str) -> Vec<String> {
    let entries = array.as_array().into_iter().flatten();
    entries
        .map(|entry| entry[key].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// A spreadsheet takes a cell that begins like this for a formula and carries it
/// out; a name never needs to be one.
fn harmless(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{name}")
    } else {
        name.to_owned()
    }
}
