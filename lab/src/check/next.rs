//! What to do next.

use std::fmt::Write as _;

use crate::{
    anchors,
    check::Request,
    copy::Copy,
    course::{SECTIONS, Section},
    judge::{self, ToDo, Verdict, to_do},
    suspect,
};

/// What is to be done, and the commands that help with it.
pub(super) fn step(what: &str, section: Section, verdict: &Verdict, request: Request) -> String {
    let then = if request.watched {
        "save".to_owned()
    } else {
        format!("run `{}` again", command(request))
    };
    let mut next = format!("\nNext: {what}, then {then}.\n");
    if request.watched && !takes_too_much(verdict) {
        return next; // its keys do the rest
    }
    for line in further_commands(section, verdict, request) {
        let _ = writeln!(next, "      {line}");
    }
    next
}

pub(super) fn what_to_do(
    copy: &Copy,
    section: Section,
    verdict: &Verdict,
    request: Request,
) -> String {
    let module = section.module();
    match verdict {
        Verdict::Red { first, .. } => match to_do(first) {
            Some(ToDo { section, name }) => {
                format!("write `{name}` in {}", place_of(copy, section, name))
            }
            None => match suspect::named(section, &first.message) {
                Some(name) => format!("mend `{name}` in {}", place_of(copy, section, &name)),
                None => format!("mend {module}"),
            },
        },
        Verdict::DoesNotCompile(_) => match verdict.place_of_error() {
            Some((file, line)) => format!("make {file} compile, line {line}"),
            None => "make it compile".to_owned(),
        },
        Verdict::TooLong { .. } if trains_too_long(section, verdict, request) => format!(
            "see which section it is that takes so long: {}",
            isolated(section)
        ),
        Verdict::TooLong { .. } if has_products(section) => format!(
            "look in {module} for a loop that does not end, or for one that may be right and is \
             slow: over all images, units and inputs it takes minutes where a product with `dot` \
             takes a moment"
        ),
        Verdict::TooLong { .. } => format!(
            "look in {module} for a loop that does not end, or for one that computes far more \
             than is asked for"
        ),
        Verdict::TooMuch { .. } => {
            format!("look in {module} for something that grows without end")
        }
        Verdict::Broken { .. } if verdict.calls_without_end() => {
            format!("look in {module} for a function that calls itself")
        }
        Verdict::Broken { .. } if verdict.prints_too_much() => {
            format!("look in {module} for what prints so much")
        }
        Verdict::Solved { .. } | Verdict::Broken { .. } => {
            format!("look in {module} for what ends the whole program")
        }
    }
}

/// Whether a section's tests send thousands of digits through a network.
fn has_products(section: Section) -> bool {
    ![1, 3, 4].contains(&section.number)
}

/// Commands that help with a section that is red, each with what it is for.
fn further_commands(section: Section, verdict: &Verdict, request: Request) -> Vec<String> {
    let number = section.number;
    let mut lines = Vec::new();
    match verdict {
        Verdict::Red { first, .. } => {
            if !request.isolated {
                let target = section.test_target();
                let prints = if first.prints() {
                    ", with what your code prints"
                } else {
                    ""
                };
                lines.push(format!(
                    "This test alone{prints}: cargo test --test {target} {}",
                    first.name
                ));
            }
            let (number, function) = match (to_do(first), suspect::named(section, &first.message)) {
                (Some(ToDo { section, name }), _) => (section.number, format!(" {name}")),
                (None, Some(name)) => (number, format!(" {name}")),
                (None, None) => (number, String::new()),
            };
            lines.push(format!("A hint: cargo lab hint {number}{function}"));
        }
        Verdict::TooLong { .. } | Verdict::TooMuch { .. } | Verdict::Broken { .. } => {
            lines.push(format!("A hint: cargo lab hint {number}"));
        }
        _ => return lines,
    }
    let too_much = takes_too_much(verdict);
    if trains_too_long(section, verdict, request) {
        return why_training_is_slow(section).to_vec();
    }
    let is_to_write = match verdict {
        Verdict::Red { first, .. } => to_do(first).is_some_and(|open| open.section == section),
        _ => false,
    };
    let may_be_before = request.only.is_some() && !is_to_write || too_much;
    if may_be_before && !request.isolated && number > 1 {
        let why = if too_much {
            "Whether it is a section before it that takes so much"
        } else {
            "If a section before it is not right"
        };
        lines.push(format!("{why}: {}", isolated(section)));
    }
    lines
}

/// A training goes through sections 2 and 5 as well, which are green by then: they
/// are right, but may be slow.
fn trains_too_long(section: Section, verdict: &Verdict, request: Request) -> bool {
    let trains = |at_work: &[String]| judge::trains(section, at_work);
    matches!(verdict, Verdict::TooLong { at_work, .. } if trains(at_work)) && !request.isolated
}

/// What decides how long a training takes, and how to wait for it.
fn why_training_is_slow(section: Section) -> [String; 2] {
    let number = section.number;
    [
        "Loops over all numbers in section 5's `backpropagation` train for minutes, products of"
            .to_owned(),
        format!("matrices for seconds. With more time: cargo lab check {number} --seconds 900"),
    ]
}

/// The command that judges a section on the course's own others.
fn isolated(section: Section) -> String {
    format!("cargo lab check {} --isolated", section.number)
}

fn takes_too_much(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::TooLong { .. } | Verdict::TooMuch { .. })
}

/// The command that was given.
fn command(request: Request) -> String {
    let section = request
        .only
        .map_or_else(String::new, |section| format!(" {}", section.number));
    let isolated = if request.isolated { " --isolated" } else { "" };
    format!("cargo lab check{section}{isolated}")
}

/// File and line of an exercise in a learner's module: of its `todo!`, if it has one.
fn place_of(copy: &Copy, section: Section, function: &str) -> String {
    let module = section.module();
    let line = copy.module(section).ok().and_then(|text| {
        let exercises = anchors::exercises(&text).ok()?;
        let exercise = exercises.into_iter().find(|known| known.name == function)?;
        let is_to_do = |line: &usize| {
            let line = text.lines().nth(*line);
            line.is_some_and(|line| line.trim_start().starts_with("todo!"))
        };
        let to_do = exercise.lines.clone().find(is_to_do);
        Some(to_do.unwrap_or(exercise.lines.start) + 1)
    });
    line.map_or(module.clone(), |line| format!("{module}, line {line}"))
}

pub(super) fn after_success(request: Request) -> String {
    match request.only {
        Some(section) if request.isolated => after_isolated(section),
        None if request.isolated => "\nEach of the eight sections is right on the course's own \
             other sections. With yours: cargo lab check"
            .to_owned(),
        Some(Section { number, .. }) if number < SECTIONS.len() => {
            format!("\nSection {number} is solved. Next: cargo lab check")
        }
        Some(Section { number, .. }) => format!("\nSection {number} is solved."),
        None => "\nAll eight sections are solved. Your network reads handwriting: \
                 cargo run --release\nThe first time it compiles everything once more, for \
                 minutes.\nBeyond the lecture and optional: cargo lab check 9"
            .to_owned(),
    }
}

fn after_isolated(section: Section) -> String {
    let number = section.number;
    let right = format!("\nSection {number} is right on the course's own other sections.");
    if judge::has_trainings(section) {
        let [why, more] = why_training_is_slow(section);
        return format!("{right} If yours take too long:\n{why}\n{more}");
    }
    format!("{right} With yours: cargo lab check {number}")
}
