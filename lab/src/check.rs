//! `cargo lab check`: which sections are solved, and where to go next.

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
};

use crate::{
    advice::advice,
    anchors, build,
    copy::Copy,
    course::{OPTIONAL, SECTIONS, Section},
    failure::Failure,
    isolated,
    judge::{Verdict, judge, to_do},
    limits::Limits,
};

/// Of a long message the end is left out; `cargo test` shows it all.
const SHOWN_LINES: usize = 40;

/// How the line begins that names a red test, before the section's number.
const RED_TEST: &str = "The first red test of section ";

/// The test that is named so in what [`check`] said.
#[must_use]
pub fn red_test(said: &str) -> Option<&str> {
    let line = said.lines().find_map(|line| line.strip_prefix(RED_TEST))?;
    line.split_once(": ")?.1.split(' ').next()
}

/// The exercise that a test's message sends its reader back to, if it does.
#[must_use]
pub fn suspect(section: Section, said: &str) -> Option<String> {
    let (_, rest) = said.split_once(" says about `")?;
    let name = rest.split('`').next()?;
    let mut exercises = section.exercises().into_iter();
    exercises.find(|exercise| exercise == name)
}

/// What is to be checked, and how.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// One section alone; otherwise all up to the first that is not solved.
    pub only: Option<Section>,
    /// On the reference's other sections in place of the learner's.
    pub isolated: bool,
    /// For a watch, which reruns by itself and says so.
    pub watched: bool,
    /// A test to begin with; while it is red the others are not run.
    pub first: Option<&'a str>,
    /// What the tests of a section may take.
    pub limits: Limits,
}

/// Checks all sections up to the first that is not solved, or one alone; says
/// on `out` what it finds. Returns whether all that it looked at are solved.
///
/// # Errors
///
/// If the tests cannot be run at all, or the output not be written.
pub fn check(copy: &Copy, request: Request, out: &mut impl Write) -> Result<bool, Failure> {
    let mut open = None;
    let sections = request.only.map_or(SECTIONS.to_vec(), |only| vec![only]);
    for section in sections {
        // On the course's own sections each stands for itself.
        if open.is_some() && !request.isolated {
            say(out, &row(section, "not yet reached", ""))?;
            continue;
        }
        let so_far = |passed| match request.only {
            Some(_) if !request.watched => say(out, &row_so_far(section, passed)),
            _ => Ok(()), // a table, like a watch, shows one row for each section
        };
        let place = place_of_judgement(copy, section, request)?;
        let verdict = judge(&place, section, request.limits, request.first, so_far)?;
        let (word, details) = verdict.in_short();
        say(out, &row(section, word, &details))?;
        if !verdict.is_solved() && open.is_none() {
            open = Some((section, verdict));
        }
    }
    if request.only.is_none() {
        for section in OPTIONAL {
            let (word, details) = optional_row(copy, *section, open.is_none(), request)?;
            say(out, &row(*section, word, &details))?;
        }
    }
    match &open {
        Some((section, verdict)) => {
            say(out, &verdict.at_length(*section))?;
            say(out, &next_step(copy, *section, verdict, request))?;
        }
        None => say(out, &after_success(request))?,
    }
    Ok(open.is_none())
}

/// Whether a section is solved.
///
/// # Errors
///
/// If its tests cannot be run.
pub fn is_solved(copy: &Copy, section: Section, limits: Limits) -> Result<bool, Failure> {
    Ok(judge(copy, section, limits, None, |_| Ok(()))?.is_solved())
}

fn say(out: &mut impl Write, text: &str) -> Result<(), Failure> {
    let written = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(
            format!("the output cannot be written: {error}"),
            "try again with another output",
        )),
        _ => Ok(()),
    }
}

fn row(section: Section, word: &str, details: &str) -> String {
    let Section { number, stem } = section;
    format!("{number:<2} {stem:<19} {word:<16} {details}")
}

/// What is said before the tests that take seconds.
fn row_so_far(section: Section, passed: usize) -> String {
    let details = format!("{passed} tests pass, the last ones train a network");
    row(section, "training", &details)
}

/// The learner's copy, or the one in which a section stands on the course's own.
fn place_of_judgement<'a>(
    copy: &'a Copy,
    section: Section,
    request: Request,
) -> Result<Cow<'a, Copy>, Failure> {
    if request.isolated {
        isolated::place(copy, section).map(Cow::Owned)
    } else {
        Ok(Cow::Borrowed(copy))
    }
}

/// What the table says of a section beyond the lecture. It is tried when the
/// lecture is solved and something has been written for it.
fn optional_row(
    copy: &Copy,
    section: Section,
    lecture_is_solved: bool,
    request: Request,
) -> Result<(&'static str, String), Failure> {
    let begun = copy
        .module(section)
        .is_ok_and(|text| text != section.stub());
    if !lecture_is_solved || !begun {
        return Ok(("optional", String::new()));
    }
    let place = place_of_judgement(copy, section, request)?;
    let verdict = judge(&place, section, request.limits, None, |_| Ok(()))?;
    let (word, details) = verdict.in_short();
    Ok((word, format!("{details} (optional)")))
}

impl Verdict {
    /// A word for the table, and what stands behind it.
    fn in_short(&self) -> (&'static str, String) {
        match self {
            Self::Solved { passed, ignored: 0 } => ("solved", format!("{passed} tests pass")),
            Self::Solved { passed, ignored } => {
                ("solved", format!("{passed} tests pass, {ignored} left out"))
            }
            Self::Red { run, .. } => {
                let all = run.results() - run.ignored.len();
                ("red", format!("{} of {all} tests pass", run.passed.len()))
            }
            Self::StillRed(_) => ("red", "the test that was red still is".to_owned()),
            Self::DoesNotCompile(_) => ("does not compile", String::new()),
            Self::TooLong { seconds, .. } => ("red", format!("did not finish in {seconds} s")),
            Self::TooMuch { megabytes, .. } => {
                ("red", format!("took more than {megabytes} MB of memory"))
            }
            Self::Broken { .. } => ("red", "the tests ended before their time".to_owned()),
        }
    }

    /// What a learner needs to know about the section at work.
    fn at_length(&self, section: Section) -> String {
        match self {
            Self::Solved { .. } => String::new(),
            Self::Red { first, .. } | Self::StillRed(first) => {
                let (place, words) = first.panic();
                let place = place.map_or_else(String::new, |place| format!(" ({place})"));
                format!(
                    "\n{RED_TEST}{}: {}{place}\n\n{}\n",
                    section.number,
                    first.name,
                    indented(words)
                )
            }
            Self::DoesNotCompile(messages) => {
                let error = build::first_error(messages);
                let advice = advice(&error).map_or_else(String::new, |it| format!("\n{it}\n"));
                format!("\n{}\n{advice}", indented(&error))
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

fn next_step(copy: &Copy, section: Section, verdict: &Verdict, request: Request) -> String {
    let module = section.module();
    let what = match verdict {
        Verdict::Red { first, .. } | Verdict::StillRed(first) => match to_do(first) {
            Some(name) => format!("write `{name}` in {}", place_of(copy, section, name)),
            None => format!("mend {module}"),
        },
        Verdict::DoesNotCompile(_) => "make it compile".to_owned(),
        Verdict::TooLong { .. } => format!("look in {module} for a loop that does not end"),
        Verdict::TooMuch { .. } => {
            format!("look in {module} for something that grows without end")
        }
        Verdict::Solved { .. } | Verdict::Broken { .. } => {
            format!("look in {module} for what ends the whole program")
        }
    };
    if request.watched {
        return format!("\nNext: {what}, then save.\n");
    }
    let number = section.number;
    let mut next = format!("\nNext: {what}, then run `{}` again.\n", command(request));
    if let Verdict::Red { first, .. } = verdict {
        if !request.isolated {
            let _ = writeln!(
                next,
                "      This test alone: cargo test --test {} {}",
                section.test_target(),
                first.name
            );
        }
        // With a `todo!` left, `hint` finds the function by itself.
        let function = match to_do(first) {
            Some(_) => None,
            None => suspect(section, &first.message),
        };
        let function = function.map_or_else(String::new, |name| format!(" {name}"));
        let _ = writeln!(next, "      A hint: cargo lab hint {number}{function}");
    }
    next
}

/// The command that was given.
fn command(request: Request) -> String {
    let section = request
        .only
        .map_or_else(String::new, |section| format!(" {}", section.number));
    let isolated = if request.isolated { " --isolated" } else { "" };
    format!("cargo lab check{section}{isolated}")
}

/// File and line of an exercise in a learner's module.
fn place_of(copy: &Copy, section: Section, function: &str) -> String {
    let module = section.module();
    let line = copy.module(section).ok().and_then(|text| {
        let exercises = anchors::exercises(&text).ok()?;
        let exercise = exercises.into_iter().find(|known| known.name == function)?;
        Some(exercise.lines.start + 1)
    });
    line.map_or(module.clone(), |line| format!("{module}, line {line}"))
}

fn after_success(request: Request) -> String {
    match request.only.map(|section| section.number) {
        Some(number) if request.isolated => format!(
            "\nSection {number} is right on the course's own other sections. With yours: \
             cargo lab check {number}"
        ),
        None if request.isolated => "\nEach of the eight sections is right on the course's own \
             other sections. With yours: cargo lab check"
            .to_owned(),
        Some(number) if number < SECTIONS.len() => {
            format!("\nSection {number} is solved. Next: cargo lab check")
        }
        Some(number) => format!("\nSection {number} is solved."),
        None => "\nAll eight sections are solved. Your network reads handwriting: \
                 cargo run --release\nBeyond the lecture and optional: cargo lab check 9"
            .to_owned(),
    }
}
