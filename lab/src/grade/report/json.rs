//! A report for other programs.

use serde_json::{Value, json};

use super::{
    Report,
    words::{chain, clean, in_short, state_in_short},
};
use crate::grade::{compare::Outcome, judge::Judged};

impl Report {
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
        let how = &self.circumstances;
        json!({
            "submission": self.name,
            "digest": self.digest,
            "cargo-lab": how.version,
            "rustc": how.rustc,
            "seed": how.seed,
            "rubric": how.rubric,
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
