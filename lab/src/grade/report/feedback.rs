//! What a student reads: points, then what to do about what is missing.

use std::fmt::Write as _;

use super::{
    Line, Report,
    words::{chain, clean, in_short, number, shortened, state_in_short},
};
use crate::grade::{
    compare::Outcome,
    judge::{Judged, State},
};

impl Report {
    /// For the student: points, then what to do about what is missing.
    #[must_use]
    pub fn feedback(&self) -> String {
        let mut text = format!(
            "{}: {} of {} points\n\n",
            self.name,
            number(self.points()),
            number(self.of())
        );
        if let Some(why) = self.why_nothing() {
            let _ = write!(
                text,
                "{why}.\nHand in a folder, a .zip or a .tar.gz that holds src/.\n\n"
            );
        }
        text.extend(self.lines.iter().map(part));
        text += &self.what_was_not_judged();
        text +=
            "\nSection by section, each on the course's own other sections; then on your own:\n\n";
        text.extend(self.sections.iter().map(row));
        text.extend(self.sections.iter().map(at_length));
        text + &format!("\n{}\nsubmission {}\n", self.circumstances, self.digest)
    }
}

impl Report {
    /// Why there was nothing to judge at all, if so.
    fn why_nothing(&self) -> Option<String> {
        if let Some(why) = &self.unreadable {
            return Some(format!("The submission {why}"));
        }
        let missing = |judged: &Judged| judged.state == State::Missing;
        let nothing = self.sections.iter().all(missing);
        nothing.then(|| "None of the course's eight files was found".to_owned())
    }

    /// So that whoever called a file `feedforward (1).rs` learns why it counts for
    /// nothing.
    fn what_was_not_judged(&self) -> String {
        if self.notes.is_empty() {
            return String::new();
        }
        let notes = self.notes.join("\n  ");
        format!("\nAbout what was handed in:\n\n  {notes}\n")
    }
}

/// The points of a part, and what they are missing for.
fn part(line: &Line) -> String {
    let withheld = if line.withheld {
        "  a person decides about the rest"
    } else {
        ""
    };
    let mut text = format!(
        "  {:<28} {:>6} of {:>3}{withheld}\n",
        line.title,
        number(line.points),
        number(line.of)
    );
    for lost in &line.lost {
        let _ = writeln!(text, "      {lost}");
    }
    text
}

/// A section's row of the table.
fn row(judged: &Judged) -> String {
    let name = judged.section.to_string();
    let row = format!("  {name:<20} {:<22} {}", verdict(judged), chain(judged));
    row.trim_end().to_owned() + "\n"
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

/// What a student needs to know about a section that is not right.
fn at_length(judged: &Judged) -> String {
    // Their row says it all.
    if matches!(judged.state, State::NotStarted | State::Missing) {
        return String::new();
    }
    let section = judged.section;
    let mut text = String::new();
    if let Some(note) = judged.note {
        let _ = writeln!(text, "  {} {note}.", section.module());
    }
    text += &what_is_wrong(judged);
    text += &what_the_tests_say(judged);
    if text.is_empty() {
        return text;
    }
    if !judged.is_right() {
        let _ = writeln!(
            text,
            "  Reread book/src/{}.md; its tests: cargo test --test {}",
            section.stem,
            section.test_target()
        );
    }
    format!("\nSection {section}\n{text}")
}

/// The checks that are not right, or why there are none.
fn what_is_wrong(judged: &Judged) -> String {
    let mut text = String::new();
    match &judged.state {
        State::Judged => {
            let wrong = judged
                .checks
                .iter()
                .filter(|(_, outcome)| *outcome != Outcome::Right);
            for (check, outcome) in wrong {
                let _ = writeln!(text, "  {}: {}.", check.title, in_short(outcome));
            }
        }
        State::DoesNotCompile(errors) => {
            for error in errors.iter().take(8) {
                let _ = writeln!(text, "  {}", shortened(&clean(error)));
            }
        }
        state => {
            let module = judged.section.module();
            let _ = writeln!(text, "  {module} {}.", state_in_short(state));
        }
    }
    text
}

/// The first of the course's tests that fails, with its message.
fn what_the_tests_say(judged: &Judged) -> String {
    let mut text = String::new();
    let Some(visible) = &judged.visible else {
        return text;
    };
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
    text
}
