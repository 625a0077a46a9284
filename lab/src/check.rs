//! `cargo lab check`: which sections are solved, and where to go next.

mod next;
mod prints;
mod signature;
mod words;

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
};

use crate::{
    copy::Copy,
    course::{OPTIONAL, SECTIONS, Section},
    failure::Failure,
    isolated,
    judge::{SoFar, Verdict, judge},
    limits::Limits,
    solved::{self, Files, Solved},
    suspect,
};

pub use words::red_test;

/// What is to be checked, and how.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// One section alone; otherwise all up to the first that is not solved.
    pub only: Option<Section>,
    /// On the reference's other sections in place of the learner's.
    pub isolated: bool,
    /// For a watch, which reruns by itself and says so.
    pub watched: bool,
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
    let sections = request.only.map_or(SECTIONS.to_vec(), |only| vec![only]);
    let open = rows(copy, &sections, request, out)?;
    if request.only.is_none() {
        for section in OPTIONAL {
            let (word, details) = optional_row(copy, *section, open.is_none(), request)?;
            say(out, &row(*section, word, &details))?;
        }
    }
    let Some((section, verdict)) = open else {
        suspect::remember(copy, None);
        say(out, &next::after_success(request))?;
        return Ok(true);
    };
    let message = verdict.at_length(section);
    say(out, &message)?;
    let changed = match &verdict {
        Verdict::DoesNotCompile(messages) => signature::changed(copy, messages),
        _ => None,
    };
    if let Some(changed) = &changed {
        say(out, &format!("\n{changed}"))?;
    }
    let suspect = suspect::of(copy, section, &message);
    suspect::remember(copy, suspect.as_ref());
    let what = match &changed {
        Some(changed) => changed.step(),
        None => next::what_to_do(copy, section, &verdict, request),
    };
    say(out, &next::step(&what, section, &verdict, request))?;
    Ok(false)
}

/// Says a row for each section; gives back the first that is not solved.
fn rows(
    copy: &Copy,
    sections: &[Section],
    request: Request,
    out: &mut impl Write,
) -> Result<Option<(Section, Verdict)>, Failure> {
    let mut open = None;
    let mut solved = Solved::of(copy);
    for &section in sections {
        // On the course's own sections each stands for itself.
        if let Some((first, verdict)) = &open
            && !request.isolated
        {
            let (word, details) = words::of_a_later_row(section, *first, verdict);
            say(out, &row(section, word, &details))?;
            continue;
        }
        if !copy.path(&section.tests()).exists() {
            let details = without_tests(section, request)?;
            say(out, &row(section, "left out", &details))?;
            continue;
        }
        let files = solved::files_of(copy, section);
        if let Some(details) = known(&solved, section, files, request) {
            say(out, &row(section, "still solved", details))?;
            continue;
        }
        let verdict = judge_one(copy, section, request, out)?;
        let (word, mut details) = verdict.in_short(section);
        let print = copy
            .module(section)
            .ok()
            .and_then(|text| prints::first(&text));
        if let Some((name, line)) = print.filter(|_| verdict.is_solved()) {
            let _ = write!(details, ", a {name}! is left in line {line}");
        }
        say(out, &row(section, word, &details))?;
        if !request.isolated {
            // What was saved in the meantime may be what Cargo has compiled or not.
            let is_sure = verdict.is_solved() && files == solved::files_of(copy, section);
            let details = is_sure.then_some(details.as_str());
            solved.remember(copy, section, files, details);
        }
        if !verdict.is_solved() && open.is_none() {
            open = Some((section, verdict));
        }
    }
    Ok(open)
}

/// Of a section that a teacher has not handed out there is nothing to judge.
fn without_tests(section: Section, request: Request) -> Result<String, Failure> {
    let missing = format!("there is no {}", section.tests());
    if request.only.is_none() {
        return Ok(missing);
    }
    Err(Failure::new(
        missing,
        format!(
            "if your copy is to have section {}, `cargo lab update` brings it; a class gets it \
             from its teacher",
            section.number
        ),
    ))
}

fn judge_one(
    copy: &Copy,
    section: Section,
    request: Request,
    out: &mut impl Write,
) -> Result<Verdict, Failure> {
    let so_far = |known| match request.only {
        Some(_) => say(out, &row_so_far(section, known, request.limits)),
        None => Ok(()), // a table shows one row for each section
    };
    let place = place_of_judgement(copy, section, request)?;
    judge(&place, section, request.limits, so_far)
}

/// Whether a section is solved.
///
/// # Errors
///
/// If its tests cannot be run.
pub fn is_solved(copy: &Copy, section: Section, limits: Limits) -> Result<bool, Failure> {
    Ok(judge(copy, section, limits, |_| Ok(()))?.is_solved())
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

/// The words for a section whose quick tests are green, and for one whose tests have
/// not ended yet.
const TRAINING: &str = "training";
const SLOW: &str = "slow";

fn row(section: Section, word: &str, details: &str) -> String {
    let Section { number, stem } = section;
    format!("{number:<2} {stem:<19} {word:<16} {details}")
}

/// What a table says of a section that was solved with the very files that are
/// there. One that is asked for alone is run.
fn known(solved: &Solved, section: Section, files: Files, request: Request) -> Option<&str> {
    if request.only.is_some() || request.isolated {
        return None;
    }
    solved.details(section, files)
}

/// What is said before something that takes seconds.
fn row_so_far(section: Section, known: SoFar, limits: Limits) -> String {
    match known {
        SoFar::Green(passed) => {
            let details = format!("{passed} tests pass, now a network is trained");
            row(section, TRAINING, &details)
        }
        SoFar::Slow(seconds) => {
            let limit = limits.time.as_secs();
            let details = format!("not done in {seconds} s, has {limit} s more");
            row(section, SLOW, &details)
        }
    }
}

/// Whether a line is said before something that takes seconds.
#[must_use]
pub fn is_so_far(line: &str) -> bool {
    let word = line.split_whitespace().nth(2);
    word.is_some_and(|word| [TRAINING, SLOW].contains(&word))
}

/// The learner's copy, or the one in which a section stands on the course's own.
fn place_of_judgement(
    copy: &Copy,
    section: Section,
    request: Request,
) -> Result<Cow<'_, Copy>, Failure> {
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
    let verdict = judge(&place, section, request.limits, |_| Ok(()))?;
    let (word, details) = verdict.in_short(section);
    Ok((word, format!("{details} (optional)")))
}
