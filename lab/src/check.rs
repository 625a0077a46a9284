//! `cargo lab check`: which sections are solved, and where to go next.

mod next;
mod words;

use std::{
    borrow::Cow,
    io::{self, Write},
};

use crate::{
    copy::Copy,
    course::{OPTIONAL, SECTIONS, Section},
    failure::Failure,
    isolated,
    judge::judge,
    limits::Limits,
    suspect,
};

pub use words::{STILL_RED, red_test};

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
        if let Some((first, verdict)) = &open
            && !request.isolated
        {
            let (word, details) = words::of_a_later_row(section, *first, verdict);
            say(out, &row(section, word, &details))?;
            continue;
        }
        let so_far = |passed| match request.only {
            Some(_) if !request.watched => say(out, &row_so_far(section, passed)),
            _ => Ok(()), // a table, like a watch, shows one row for each section
        };
        let place = place_of_judgement(copy, section, request)?;
        let verdict = judge(&place, section, request.limits, request.first, so_far)?;
        let (word, details) = verdict.in_short(section);
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
    if let Some((section, verdict)) = &open {
        let message = verdict.at_length(*section);
        say(out, &message)?;
        let suspect = suspect::of(copy, *section, &message);
        suspect::remember(copy, suspect.as_ref());
        say(out, &next::step(copy, *section, verdict, request))?;
    } else {
        suspect::remember(copy, None);
        say(out, &next::after_success(request))?;
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
    let (word, details) = verdict.in_short(section);
    Ok((word, format!("{details} (optional)")))
}
