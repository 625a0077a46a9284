//! What is said about one submission: points, reasons, where to go on.
//!
//! The same submission, seed and rubric give the same report, byte for byte: it
//! holds no times and no places of this machine.

mod feedback;
mod json;
pub mod words;

use std::fmt;

use self::words::{clean, in_short, number, state_in_short};
use super::{
    compare::Outcome,
    judge::{Judged, State},
    rubric::Rubric,
    submission::Submission,
};

/// Points of a part of the rubric.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is called.
    pub title: String,
    /// Reached.
    pub points: f64,
    /// The most that it can bring.
    pub of: f64,
    /// Whether a person has to decide about some of it.
    pub withheld: bool,
    /// What is missing from the full points, a line each.
    pub lost: Vec<String>,
}

/// What is said about one submission.
#[derive(Clone, Debug)]
pub struct Report {
    /// Of the submission.
    pub name: String,
    /// A fingerprint of what was judged.
    pub digest: String,
    /// The grade, part by part.
    pub lines: Vec<Line>,
    /// The sections.
    pub sections: Vec<Judged>,
    /// Files that were found and not judged, a line each.
    pub notes: Vec<String>,
    /// What a person should look at, a line each.
    pub for_a_person: Vec<String>,
    /// What happened to the submission as a whole.
    pub unreadable: Option<String>,
    /// How it was graded.
    pub circumstances: Circumstances,
}

/// How a class was graded: the same for all its reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// Of this program.
    pub version: String,
    /// What the compiler calls itself.
    pub rustc: String,
    /// Of the hidden inputs.
    pub seed: u64,
    /// The rubric's name and fingerprint.
    pub rubric: String,
}

impl fmt::Display for Circumstances {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "cargo-lab {}, {}; seed {}; rubric {}",
            self.version, self.rustc, self.seed, self.rubric
        )
    }
}

impl Report {
    /// Puts together what was judged and what it is worth.
    #[must_use]
    pub fn new(
        submission: &Submission,
        sections: Vec<Judged>,
        rubric: &Rubric,
        circumstances: Circumstances,
    ) -> Self {
        let lines = rubric.parts.iter().map(|part| {
            let mut line = Line {
                title: part.title.clone(),
                points: 0.0,
                of: part.points,
                withheld: false,
                lost: Vec::new(),
            };
            for (check, points) in &part.checks {
                let Some(judged) = sections.get(check.section - 1) else {
                    continue;
                };
                match judged.outcome(check.name) {
                    Some(Outcome::Right) => line.points += points,
                    Some(other) => line.lost.push(format!(
                        "{} (-{}): {}",
                        check.title,
                        number(*points),
                        in_short(other)
                    )),
                    None => {
                        line.withheld |= judged.is_withheld();
                        let module = judged.section.module();
                        let reason = format!("{module} {}", state_in_short(&judged.state));
                        if !line.lost.contains(&reason) {
                            line.lost.push(reason);
                        }
                    }
                }
            }
            line.points = rounded(line.points);
            line
        });
        Self {
            name: clean(&submission.name),
            digest: submission.digest(),
            lines: lines.collect(),
            notes: submission.notes.iter().map(|note| clean(note)).collect(),
            for_a_person: for_a_person(submission, &sections),
            sections,
            unreadable: submission.unreadable.as_deref().map(clean),
            circumstances,
        }
    }

    /// The grade.
    #[must_use]
    pub fn points(&self) -> f64 {
        rounded(self.lines.iter().map(|line| line.points).sum())
    }

    /// The most that there is to reach.
    #[must_use]
    pub fn of(&self) -> f64 {
        rounded(self.lines.iter().map(|line| line.of).sum())
    }

    /// What went wrong, for counting: the mistake where a test names it, else
    /// the test, else the check.
    #[must_use]
    pub fn mistakes(&self) -> Vec<String> {
        let mut mistakes = Vec::new();
        for judged in &self.sections {
            let visible = judged.visible.as_ref();
            if let Some(mistake) = visible.and_then(|visible| visible.mistake.as_ref()) {
                mistakes.push(format!("{}: {}", judged.section, clean(mistake)));
            } else if let Some((test, _)) = visible.and_then(|visible| visible.first.as_ref()) {
                mistakes.push(format!("{}: fails `{test}`", judged.section));
            } else if let Some((check, outcome)) = judged
                .checks
                .iter()
                .find(|(_, outcome)| !matches!(outcome, Outcome::Right | Outcome::NotWritten))
            {
                mistakes.push(format!(
                    "{}: {}: {}",
                    judged.section,
                    check.title,
                    in_short(outcome)
                ));
            } else if let State::DoesNotCompile(_) = judged.state {
                mistakes.push(format!("{}: does not compile", judged.section));
            }
        }
        mistakes
    }
}

fn for_a_person(submission: &Submission, sections: &[Judged]) -> Vec<String> {
    let mut lines: Vec<String> = submission.notes.iter().map(|note| clean(note)).collect();
    if let Some(why) = &submission.unreadable {
        lines.push(format!("the submission {}", clean(why)));
    }
    for judged in sections {
        let module = judged.section.module();
        for finding in &judged.findings {
            let withheld = if finding.withhold {
                "; not compiled, its points are withheld"
            } else {
                ""
            };
            lines.push(format!(
                "{module}, line {}: {}{withheld}",
                finding.line, finding.what
            ));
        }
        match &judged.state {
            State::Several(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| clean(path)).collect();
                lines.push(format!(
                    "{module} is there several times and differs: {}",
                    paths.join(", ")
                ));
            }
            state @ State::Unreadable(_) => {
                lines.push(format!("{module} {}", state_in_short(state)));
            }
            _ => {}
        }
    }
    lines
}

fn rounded(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}
