//! What is said about one submission: points, reasons, where to go on.
//!
//! The same submission, seed and rubric give the same report, byte for byte: it
//! holds no times and no places of this machine.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{
    compare::Outcome,
    judge::{Chain, Judged, State},
    rubric::Rubric,
    submission::Submission,
    worker::Ended,
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

    /// For the student: points, then what to do about what is missing.
    #[must_use]
    pub fn feedback(&self) -> String {
        let mut text = format!(
            "{}: {} of {} points\n\n",
            self.name,
            number(self.points()),
            number(self.of())
        );
        if let Some(why) = &self.unreadable {
            let _ = write!(
                text,
                "The submission {why}.\nHand in a folder, a .zip or a .tar.gz that holds src/.\n\n"
            );
        }
        for line in &self.lines {
            let withheld = if line.withheld {
                "  a person decides about the rest"
            } else {
                ""
            };
            let _ = writeln!(
                text,
                "  {:<28} {:>6} of {:>3}{withheld}",
                line.title,
                number(line.points),
                number(line.of)
            );
            for lost in &line.lost {
                let _ = writeln!(text, "      {lost}");
            }
        }
        text +=
            "\nSection by section, each on the course's own other sections; then on your own:\n\n";
        for judged in &self.sections {
            let _ = writeln!(
                text,
                "  {:<20} {:<22} {}",
                judged.section.to_string(),
                verdict(judged),
                chain(judged)
            );
        }
        for judged in &self.sections {
            text += &at_length(judged);
        }
        let Circumstances {
            version,
            rustc,
            seed,
            rubric,
        } = &self.circumstances;
        text + &format!(
            "\ncargo-lab {version}, {rustc}; seed {seed}; rubric {rubric}\nsubmission {}\n",
            self.digest
        )
    }

    /// All of it, for other programs.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let lines: Vec<Value> = self
            .lines
            .iter()
            .map(|line| {
                json!({
                    "title": line.title, "points": line.points, "of": line.of,
                    "withheld": line.withheld, "lost": line.lost,
                })
            })
            .collect();
        let sections: Vec<Value> = self.sections.iter().map(section_to_json).collect();
        let Circumstances {
            version,
            rustc,
            seed,
            rubric,
        } = &self.circumstances;
        json!({
            "submission": self.name,
            "digest": self.digest,
            "cargo-lab": version,
            "rustc": rustc,
            "seed": seed,
            "rubric": rubric,
            "points": self.points(),
            "of": self.of(),
            "parts": lines,
            "sections": sections,
            "for_a_person": self.for_a_person,
            "unreadable": self.unreadable,
            "mistakes": self.mistakes(),
            "feedback": self.feedback(),
        })
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

fn section_to_json(judged: &Judged) -> Value {
    let checks: Vec<Value> = judged
        .checks
        .iter()
        .map(|(check, outcome)| {
            json!({
                "check": check.name, "title": check.title, "outcome": in_short(outcome),
                "right": *outcome == Outcome::Right,
            })
        })
        .collect();
    let findings: Vec<Value> = judged
        .findings
        .iter()
        .map(|finding| {
            json!({
                "line": finding.line, "what": finding.what, "withheld": finding.withhold,
            })
        })
        .collect();
    json!({
        "number": judged.section.number,
        "name": judged.section.stem,
        "state": state_in_short(&judged.state),
        "right": judged.is_right(),
        "checks": checks,
        "findings": findings,
        "note": judged.note,
        "own_chain": chain(judged),
        "tests": judged.visible.as_ref().map(|visible| json!({
            "run": visible.run, "passed": visible.passed,
            "first_that_fails": visible.first.as_ref().map(|(name, _)| name),
            "message": visible.first.as_ref().map(|(_, message)| clean(message)),
            "mistake": visible.mistake,
        })),
    })
}

fn for_a_person(submission: &Submission, sections: &[Judged]) -> Vec<String> {
    let mut lines: Vec<String> = submission.notes.iter().map(|note| clean(note)).collect();
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
        if let State::Several(paths) = &judged.state {
            let paths: Vec<String> = paths.iter().map(|path| clean(path)).collect();
            lines.push(format!(
                "{module} is there several times and differs: {}",
                paths.join(", ")
            ));
        }
    }
    lines
}

/// A word or two for a table.
fn verdict(judged: &Judged) -> String {
    match &judged.state {
        State::Judged => {
            let right = judged
                .checks
                .iter()
                .filter(|(_, outcome)| *outcome == Outcome::Right)
                .count();
            let all = judged.checks.len();
            if right == all {
                "right".to_owned()
            } else {
                format!("{right} of {all} right")
            }
        }
        State::NotStarted => "not started".to_owned(),
        State::Missing => "missing".to_owned(),
        State::Unreadable(_) => "cannot be read".to_owned(),
        State::Several(_) => "there several times".to_owned(),
        State::Withheld => "withheld".to_owned(),
        State::DoesNotCompile(_) => "does not compile".to_owned(),
    }
}

fn chain(judged: &Judged) -> &'static str {
    match judged.chain {
        Chain::Holds => "holds on your own sections",
        Chain::Breaks => "not on your own sections: see those before it",
        Chain::DoesNotFit => "your sections do not compile together",
        Chain::NotRight => "",
    }
}

fn state_in_short(state: &State) -> String {
    match state {
        State::Judged => "was judged".to_owned(),
        State::NotStarted => "is still the exercise".to_owned(),
        State::Missing => "is missing".to_owned(),
        State::Unreadable(why) => format!("could not be read: {}", clean(why)),
        State::Several(_) => "is there several times; a person decides which counts".to_owned(),
        State::Withheld => "is looked at by a person before it is compiled".to_owned(),
        State::DoesNotCompile(_) => "does not compile".to_owned(),
    }
}

fn in_short(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Right => "right".to_owned(),
        Outcome::Wrong { wrong, of } => format!("wrong on {wrong} of {of} inputs"),
        Outcome::NotWritten => "not written yet".to_owned(),
        Outcome::Panicked { place, text } => {
            let text = clean(text.lines().next().unwrap_or_default());
            let place = if place.starts_with("src/") {
                format!(" at {}", clean(place))
            } else {
                String::new()
            };
            format!("panics{place}: {}", shortened(&text))
        }
        Outcome::Ended(ended) => match ended {
            Ended::TooLong(seconds) => format!("did not finish in {seconds} s"),
            Ended::TooMuch(_) => "took too much memory".to_owned(),
            Ended::StackOverflow => "calls itself without end".to_owned(),
            Ended::Early => "ended the whole program".to_owned(),
        },
    }
}

/// What a student needs to know about a section that is not right.
fn at_length(judged: &Judged) -> String {
    let section = judged.section;
    let mut text = String::new();
    if let Some(note) = judged.note {
        let _ = writeln!(text, "  {} {note}.", section.module());
    }
    match &judged.state {
        State::Judged if judged.is_right() => {}
        State::Judged => {
            for (check, outcome) in &judged.checks {
                if *outcome != Outcome::Right {
                    let _ = writeln!(text, "  {}: {}.", check.title, in_short(outcome));
                }
            }
        }
        State::DoesNotCompile(errors) => {
            for error in errors.iter().take(8) {
                let _ = writeln!(text, "  {}", shortened(&clean(error)));
            }
        }
        State::NotStarted => return String::new(),
        state => {
            let _ = writeln!(text, "  {} {}.", section.module(), state_in_short(state));
        }
    }
    if let Some(visible) = &judged.visible {
        if let Some((test, message)) = &visible.first {
            let _ = writeln!(text, "  The first test that fails: {test}");
            for line in clean(message).lines() {
                let _ = writeln!(text, "      {line}");
            }
        } else if visible.run > 0 && !judged.is_right() {
            let _ = writeln!(
                text,
                "  All {} tests of the course pass; other inputs do not.",
                visible.run
            );
        }
    }
    if text.is_empty() {
        return text;
    }
    if !judged.is_right() && judged.state != State::Missing {
        let _ = writeln!(
            text,
            "  Reread book/src/{}.md; its tests: cargo test --test {}",
            section.stem,
            section.test_target()
        );
    }
    format!("\nSection {section}\n{text}")
}

/// Points without needless digits: `85`, `12.5`.
#[must_use]
pub fn number(points: f64) -> String {
    let text = format!("{points:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn rounded(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

/// What comes from a submission must not reach a terminal as it is: no control
/// characters but the ends of lines.
#[must_use]
pub fn clean(text: &str) -> String {
    let harmless = |c: char| {
        c == '\n'
            || !(c.is_control()
                || ('\u{202A}'..='\u{202E}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c))
    };
    text.chars()
        .map(|c| if harmless(c) { c } else { '\u{FFFD}' })
        .collect()
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 300;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
