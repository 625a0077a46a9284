//! `cargo lab check`: which sections are solved, and where to go next.

use std::{
    fmt::Write as _,
    io::{self, Write},
    num::NonZero,
    process::Command,
    thread,
};

use crate::{
    anchors,
    build::{self, Built},
    copy::Copy,
    course::{self, SECTIONS, Section},
    failure::Failure,
    libtest::{Failed, Run},
    limits::{self, End, Limits, Outcome},
};

/// Of a long message the end is left out; `cargo test` shows it all.
const SHOWN_LINES: usize = 40;

/// What a section's tests said.
#[derive(Clone, Debug)]
enum Verdict {
    Solved {
        passed: usize,
        ignored: usize,
    },
    Red {
        run: Run,
        first: Failed,
    },
    DoesNotCompile(String),
    TooLong {
        seconds: u64,
        at_work: Vec<String>,
    },
    TooMuch {
        megabytes: u64,
        at_work: Vec<String>,
    },
    Broken {
        run: Run,
        outcome: Outcome,
    },
}

/// Checks all sections up to the first that is not solved, or one alone; says
/// on `out` what it finds. Returns whether all that it looked at are solved.
///
/// # Errors
///
/// If the tests cannot be run at all, or the output not be written.
pub fn check(
    copy: &Copy,
    only: Option<Section>,
    limits: Limits,
    out: &mut impl Write,
) -> Result<bool, Failure> {
    let mut open = None;
    for section in SECTIONS {
        if only.is_some_and(|only| only != section) {
            continue;
        }
        if open.is_some() {
            say(out, &row(section, "not yet reached", ""))?;
            continue;
        }
        let verdict = judge(copy, section, limits)?;
        let (word, details) = verdict.in_short();
        say(out, &row(section, word, &details))?;
        if !matches!(verdict, Verdict::Solved { .. }) {
            open = Some((section, verdict));
        }
    }
    match &open {
        Some((section, verdict)) => {
            say(out, &verdict.at_length(*section))?;
            say(out, &next_step(copy, *section, verdict))?;
        }
        None => say(out, &after_success(only))?,
    }
    Ok(open.is_none())
}

/// Whether a section is solved.
///
/// # Errors
///
/// If its tests cannot be run.
pub fn is_solved(copy: &Copy, section: Section, limits: Limits) -> Result<bool, Failure> {
    let verdict = judge(copy, section, limits)?;
    Ok(matches!(verdict, Verdict::Solved { .. }))
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
    format!("{number}  {stem:<18} {word:<16} {details}")
}

/// Runs a section's tests and draws the conclusion.
fn judge(copy: &Copy, section: Section, limits: Limits) -> Result<Verdict, Failure> {
    let program = match build::tests_of(section, copy)? {
        Built::Program(program) => program,
        Built::DoesNotCompile(messages) => return Ok(Verdict::DoesNotCompile(messages)),
    };
    let mut command = Command::new(&program);
    command
        .current_dir(copy.root())
        .env("CARGO_MANIFEST_DIR", copy.root())
        .env("INSTA_UPDATE", "no")
        .env_remove("RUST_BACKTRACE")
        .env_remove("RUST_TEST_THREADS")
        .env_remove("RUST_TEST_NOCAPTURE");
    let outcome = limits::run(&mut command, limits)
        .map_err(|error| Failure::file("run", &program, &error, "try `cargo test` in its place"))?;
    Ok(conclude(section, outcome))
}

/// An exit code is no grade: a program that ends early may report success. What
/// counts is that every test that was announced has a result.
fn conclude(section: Section, outcome: Outcome) -> Verdict {
    let run = Run::parse(&outcome.stdout);
    let at_work = || at_work(section, &run);
    match outcome.end {
        End::TooLong(time) => Verdict::TooLong {
            seconds: time.as_secs(),
            at_work: at_work(),
        },
        End::TooMuch(bytes) => Verdict::TooMuch {
            megabytes: bytes >> 20,
            at_work: at_work(),
        },
        End::Exited(true) if run.is_green() => Verdict::Solved {
            passed: run.passed.len(),
            ignored: run.ignored.len(),
        },
        End::Exited(_) => match first_to_see_to(section, &run) {
            Some(first) if run.finished => Verdict::Red { run, first },
            _ => Verdict::Broken { run, outcome },
        },
    }
}

/// The failed test that helps most: one that found a mistake in what is
/// written, else one that needs the first function that is still to write.
///
/// Of several, the first in the file: tests stand there in the order in which
/// they help; libtest sorts them by name.
fn first_to_see_to(section: Section, run: &Run) -> Option<Failed> {
    let exercises = section.exercises();
    let order = |failed: &&Failed| {
        let function = to_do(failed).map(|name| exercises.iter().position(|known| known == name));
        (function, place_in_file(section, &failed.name))
    };
    run.failed.iter().min_by_key(order).cloned()
}

fn place_in_file(section: Section, test: &str) -> usize {
    let tests = course::text(&section.tests()).unwrap_or_default();
    let name = test.rsplit("::").next().unwrap_or(test);
    tests.find(&format!("fn {name}(")).unwrap_or(usize::MAX)
}

/// The tests at which the program was when it was stopped: libtest starts them
/// in the order of their names, as many at a time as there are processors.
fn at_work(section: Section, run: &Run) -> Vec<String> {
    let tests = course::text(&section.tests()).unwrap_or_default();
    let mut open: Vec<&str> = test_names(tests)
        .filter(|name| {
            let ended = |test: &String| test.rsplit("::").next() == Some(*name);
            !run.passed.iter().chain(&run.ignored).any(ended)
                && !run.failed.iter().any(|failed| ended(&failed.name))
        })
        .collect();
    open.sort_unstable();
    let at_a_time = thread::available_parallelism().map_or(1, NonZero::get);
    open.into_iter()
        .take(at_a_time)
        .map(str::to_owned)
        .collect()
}

/// The functions in a file that are marked as tests.
pub(crate) fn test_names(source: &str) -> impl Iterator<Item = &str> {
    source.split("#[test]").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split_once("fn ")?;
        rest.split(['(', '<']).next()
    })
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
            Self::Red { first, .. } => {
                let (place, words) = first.panic();
                let place = place.map_or_else(String::new, |place| format!(" ({place})"));
                format!(
                    "\nThe first red test of section {}: {}{place}\n\n{}\n",
                    section.number,
                    first.name,
                    indented(words)
                )
            }
            Self::DoesNotCompile(messages) => format!("\n{}\n", indented(messages.trim())),
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

fn next_step(copy: &Copy, section: Section, verdict: &Verdict) -> String {
    let module = section.module();
    let what = match verdict {
        Verdict::Red { first, .. } => match to_do(first) {
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
    let number = section.number;
    let mut next = format!("\nNext: {what}, then run `cargo lab check` again.\n");
    if let Verdict::Red { first, .. } = verdict {
        let _ = writeln!(
            next,
            "      This test alone: cargo test --test {} {}",
            section.test_target(),
            first.name
        );
        let _ = writeln!(next, "      A hint: cargo lab hint {number}");
    }
    next
}

/// The function that a test found to be still to do.
fn to_do(failed: &Failed) -> Option<&str> {
    let (_, rest) = failed.message.split_once("not yet implemented: ")?;
    let (_, rest) = rest.split_once(": write `")?;
    rest.split('`').next()
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

fn after_success(only: Option<Section>) -> String {
    let next = only.map(|section| section.number);
    match next {
        Some(number) if number < SECTIONS.len() => {
            format!("\nSection {number} is solved. Next: cargo lab check")
        }
        Some(number) => format!("\nSection {number} is solved."),
        None => "\nAll eight sections are solved. Your network reads handwriting: \
                 cargo run --release"
            .to_owned(),
    }
}
