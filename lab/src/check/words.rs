//! What a verdict is called in a row of the table, and what is said beneath it.

use std::fmt::Write as _;

use crate::{
    advice::advice,
    build,
    course::{Section, all_sections},
    diagnostics::{place_to_mend, without_lists},
    judge::{self, Verdict},
    libtest::Run,
    limits::KEPT_OUTPUT,
};

/// Of a long message the end is left out; `cargo test` shows it all.
const SHOWN_LINES: usize = 40;

/// How the line begins that names a red test, before the section's number.
const RED_TEST: &str = "The first red test of section ";

/// The test that is named as the first red one in what a check said.
#[must_use]
pub fn red_test(said: &str) -> Option<&str> {
    let line = said.lines().find_map(|line| line.strip_prefix(RED_TEST))?;
    line.split_once(": ")?.1.split(' ').next()
}

/// Word and details for a section behind one that is not solved. All sections are
/// compiled together, so that an error in a later one keeps the first from being
/// judged; it is the later one that does not compile.
pub(super) fn of_a_later_row(
    section: Section,
    open: Section,
    verdict: &Verdict,
) -> (&'static str, String) {
    match verdict.place_of_error() {
        Some((file, _)) if file != open.module() && section.is_before(&file) => {
            ("not judged", String::new())
        }
        Some((file, line)) if file == section.module() => {
            ("does not compile", format!("line {line}"))
        }
        _ => ("not yet reached", String::new()),
    }
}

impl Section {
    /// Whether its module comes before that of another section.
    fn is_before(self, module: &str) -> bool {
        let other = all_sections().find(|section| section.module() == module);
        other.is_some_and(|other| self.number < other.number)
    }
}

impl Verdict {
    /// File and line of what the compiler does not understand.
    pub(super) fn place_of_error(&self) -> Option<(String, usize)> {
        match self {
            Self::DoesNotCompile(messages) => place_to_mend(&build::first_error(messages)),
            _ => None,
        }
    }

    /// A word for the table, and what stands behind it.
    pub(super) fn in_short(&self, section: Section) -> (&'static str, String) {
        match self {
            Self::Solved {
                passed, ignored: 0, ..
            } => ("solved", format!("{passed} tests pass")),
            Self::Solved {
                passed,
                ignored,
                reason,
            } => {
                let why = reason
                    .as_ref()
                    .map_or_else(String::new, |it| format!(" ({it})"));
                (
                    "solved",
                    format!("{passed} tests pass, {ignored} left out{why}"),
                )
            }
            Self::Red { run, .. } => {
                let all = run.results() - run.ignored.len();
                let others = others(section, run);
                let passed = run.passed.len();
                ("red", format!("{passed} of {all} tests pass{others}"))
            }
            Self::DoesNotCompile(_) => match self.place_of_error() {
                Some((file, line)) if file == section.module() => {
                    ("does not compile", format!("line {line}"))
                }
                Some((file, _)) => ("not judged", format!("{file} does not compile")),
                None => ("does not compile", String::new()),
            },
            Self::TooLong { seconds, .. } => ("red", format!("did not finish in {seconds} s")),
            Self::TooMuch { megabytes, .. } => {
                ("red", format!("took more than {megabytes} MB of memory"))
            }
            Self::Broken { .. } if self.prints_too_much() => ("red", "prints too much".to_owned()),
            Self::Broken { .. } => ("red", "the tests ended before their time".to_owned()),
        }
    }

    /// What a learner needs to know about the section at work.
    pub(super) fn at_length(&self, section: Section) -> String {
        match self {
            Self::Solved { .. } => String::new(),
            Self::Red { first, warning, .. } => {
                let (place, words) = first.panic();
                let place = place.map_or_else(String::new, |place| format!(" ({place})"));
                let warning = warning.as_ref();
                let warning = warning.map_or_else(String::new, |it| format!("\n{it}\n"));
                format!(
                    "\n{RED_TEST}{}: {}{place}\n\n{}\n{warning}",
                    section.number,
                    first.name,
                    indented(words)
                )
            }
            Self::DoesNotCompile(messages) => {
                let error = build::first_error(messages);
                let advice = advice(&error).map_or_else(String::new, |it| format!("\n{it}\n"));
                format!("\n{}\n{advice}", indented(&without_lists(&error)))
            }
            Self::TooLong { seconds, at_work } => format!(
                "\nSection {} did not finish in {seconds} s, so it was stopped.{}\n",
                section.number,
                still_running(at_work)
            ),
            Self::TooMuch { megabytes, at_work } => format!(
                "\nSection {} took more than {megabytes} MB of memory, so it was stopped.{}\n",
                section.number,
                still_running(at_work)
            ),
            Self::Broken { .. } if self.prints_too_much() => format!(
                "\nIts tests came to an end, but what they say is lost among what they print: more \
                 than {} MB.\nTake out `dbg!` and `println!`, of the sections before it too, or \
                 print less.\n",
                KEPT_OUTPUT >> 20
            ),
            Self::Broken { .. } if self.calls_without_end() => format!(
                "\nA function of section {} or of one before it calls itself without end: the stack is \
                 full.\n",
                section.number
            ),
            Self::Broken { run, outcome } => {
                let expected = run.announced.unwrap_or_default();
                let said = format!("{}\n{}", outcome.stdout, outcome.stderr);
                let said: Vec<&str> = said.trim().lines().collect();
                let end = said[said.len().saturating_sub(10)..].join("\n");
                format!(
                    "\nOf {expected} tests {} came to an end; then the program stopped. Its last words:\n\n{}\n",
                    run.results(),
                    indented(&end)
                )
            }
        }
    }
}

/// How many tests of a red section have no result, because they took long or
/// because they train whole networks once the others pass.
fn others(section: Section, run: &Run) -> String {
    let announced = run.announced.unwrap_or_default();
    match announced.saturating_sub(run.results()) {
        0 => match judge::number_of_tests(section).saturating_sub(announced) {
            0 => String::new(),
            more => format!(", {more} more come after"),
        },
        open => format!(", {open} not waited for"),
    }
}

fn still_running(tests: &[String]) -> String {
    match tests {
        [] => String::new(),
        tests => format!(" It was at work on:\n  {}", tests.join("\n  ")),
    }
}

fn indented(text: &str) -> String {
    let mut shown = String::new();
    for (index, line) in text.lines().enumerate() {
        if index == SHOWN_LINES {
            shown += "  …\n";
            break;
        }
        let _ = writeln!(shown, "  {line}");
    }
    shown.trim_end().to_owned()
}
