//! Puts the wrong solutions of a section into a copy and runs its tests.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use cargo_lab::{
    anchors,
    course::{Section, text},
    judge,
    libtest::{Failed, Run},
    limits::{self, End, Limits},
    start,
};

use super::fixture::{Fixture, Told, mistakes_of};
use super::right::Right;

/// How a test program learns which solution to use in place of the course's own.
const CHOICE: &str = "OTHER_SOLUTION";

/// Tests that train on all digits, or check on all of them. They name no mistake,
/// so they are run only where every other test is green.
const SLOW: [&str; 10] = [
    "the_digits_have_the_recorded_gradient_at_the_debug_weights",
    "the_digits_have_the_published_gradient_at_the_course_weights",
    "a_thousand_digits_have_one_gradient_by_both_forms",
    "random_parameters_of_the_full_network_agree_to_four_significant_digits",
    "random_parameters_of_another_network_agree_to_four_significant_digits",
    "the_training_evaluates_the_costs_that_were_recorded",
    "the_training_learns_as_recorded",
    "fifty_iterations_read_4718_digits",
    "fifty_iterations_reach_the_courses_accuracy",
    "seventy_iterations_reach_the_posts_accuracy",
];

/// The name in the copy of the test that measures figures.
const FIGURES: &str = "figures_of_mistakes";

const LIMITS: Limits = Limits {
    time: Duration::from_secs(300),
    memory: 2 << 30,
};

/// What came of a wrong solution.
pub(super) enum Finding {
    /// The message names the mistake, and nothing names another.
    Named,
    /// The message tells what it has to, and no mistake is named.
    Narrowed,
    /// Some message names another mistake.
    NamedWrongly(String),
    /// The first message does not tell what it has to.
    NotTold(String),
    /// No test noticed.
    Green,
    /// The program did not come to its end.
    Broken(String),
}

impl Finding {
    pub(super) fn complaint(&self) -> Option<String> {
        match self {
            Self::Named | Self::Narrowed => None,
            Self::NamedWrongly(message) => Some(format!("named wrongly:\n{message}")),
            Self::NotTold(message) => Some(format!("the first message does not tell:\n{message}")),
            Self::Green => Some("no test notices it".to_owned()),
            Self::Broken(end) => Some(format!("the tests did not come to an end: {end}")),
        }
    }
}

/// A section's tests, compiled with all of its wrong solutions and the right ones of
/// another shape. Which of them takes the place of the course's own is said when the
/// program starts, so that one compilation is enough.
pub(super) struct Trial {
    section: Section,
    program: PathBuf,
    /// Measures the figures by which the mistakes of the section are known.
    figures: PathBuf,
    /// There is one copy, so one section after the other.
    _turn: MutexGuard<'static, ()>,
}

impl Trial {
    pub(super) fn prepare(section: Section, fixtures: &[Fixture], right: &[Right]) -> Self {
        static TURN: Mutex<()> = Mutex::new(());
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let copy = copy();
        let module = copy.join(section.module());
        fs::write(&module, with_all(section, fixtures, right)).expect("the copy can be written to");
        let file = copy.join("tests").join(format!("{FIGURES}.rs"));
        fs::write(file, include_str!("figures.rs")).expect("the copy can be written to");
        let [program, figures] =
            [section.test_target().as_str(), FIGURES].map(|target| compile(target, &copy));
        fs::write(&module, section.solution()).expect("the copy can be written to");
        let compiled = |program: Result<_, String>| program.unwrap_or_else(|it| panic!("{it}"));
        let (program, figures) = (compiled(program), compiled(figures));
        let trial = Self {
            section,
            program,
            figures,
            _turn: turn,
        };
        let run = Self::test(&trial.program, "", "", &[]);
        let run = run.unwrap_or_else(|end| panic!("{end}"));
        assert!(run.is_green(), "section {section}, solved: {run:?}");
        trial
    }

    /// Runs the section's tests with a wrong solution.
    pub(super) fn run(&self, fixture: &Fixture) -> Finding {
        let test = |skipped: &[&str]| Self::test(&self.program, &fixture.name, "", skipped);
        let run = match test(&SLOW) {
            Ok(run) if !self.shows_the_first(&run) => test(&[]),
            quick => quick,
        };
        let run = match run {
            Ok(run) => run,
            Err(end) => return Finding::Broken(end),
        };
        let Some(first) = judge::first_to_see_to(self.section, &run) else {
            return Finding::Green;
        };
        let messages: Vec<&str> = run.failed.iter().map(words).collect();
        // Where the first message names two mistakes, another may show one of them.
        let allowed = |name: &str| matches!(&fixture.told, Told::Mistake(known) if known == name || mistakes_of(known).contains(&name));
        if let Some(wrong) = messages
            .iter()
            .find(|message| mistakes_named_in(message).any(|name| !allowed(&name)))
        {
            return Finding::NamedWrongly((*wrong).to_owned());
        }
        let message = words(&first);
        if env::var_os("SHOW").is_some() {
            println!("{}\n{}\n", fixture.file, message);
        }
        let first_line = message.lines().next().unwrap_or_default();
        let is_told = match &fixture.told {
            Told::Mistake(known) => {
                mistakes_named_in(message).next().as_ref() == Some(known)
                    && points_at_a_heading(message)
            }
            Told::Parts(parts) => {
                let meaning = meaning_of_panic(message);
                let is_told = |part: &str| first_line.contains(part) || meaning.contains(part);
                parts.iter().all(|part| is_told(part))
            }
        };
        match &fixture.told {
            _ if !is_told => Finding::NotTold(format!("{}\n{}", first.name, first.message)),
            Told::Mistake(_) => Finding::Named,
            Told::Parts(_) => Finding::Narrowed,
        }
    }

    /// What to say where a test refuses a right solution.
    pub(super) fn refusal(&self, right: &Right) -> Option<String> {
        let complaint = match Self::test(&self.program, &right.name, "", &SLOW) {
            Ok(run) if run.is_green() => return None,
            Ok(run) => run.failed.iter().map(|it| it.message.as_str()).collect(),
            Err(end) => end,
        };
        Some(format!("{} is right, and refused: {complaint}", right.name))
    }

    /// Whether the message of a run without the slow tests is the one that a
    /// learner sees: `cargo lab check` shows the first in the file.
    fn shows_the_first(&self, run: &Run) -> bool {
        let source = text(&self.section.tests()).expect("every section has tests");
        let place = |name: &str| source.find(&format!("fn {name}("));
        let first = judge::first_to_see_to(self.section, run).and_then(|first| place(&first.name));
        let slow = SLOW.iter().filter_map(|name| place(name)).min();
        first.is_some_and(|first| slow.is_none_or(|slow| first < slow))
    }

    /// Whether a wrong solution makes of every figure what the list says of its
    /// mistake; an error says of which it does not.
    pub(super) fn has_the_figures(&self, fixture: &Fixture, mistake: &str) -> Result<(), String> {
        let run = Self::test(&self.figures, &fixture.name, mistake, &[])?;
        match run.failed.first() {
            None => Ok(()),
            Some(failed) => Err(format!("{}: {}", fixture.file, words(failed))),
        }
    }

    fn test(
        program: &Path,
        wrong_solution: &str,
        mistake: &str,
        skipped: &[&str],
    ) -> Result<Run, String> {
        let mut command = Command::new(program);
        command
            .args(skipped.iter().flat_map(|test| ["--skip", test]))
            .current_dir(copy_folder())
            .env(CHOICE, wrong_solution)
            .env("MISTAKE", mistake)
            .env("CARGO_MANIFEST_DIR", copy_folder())
            .env("INSTA_UPDATE", "no")
            .env_remove("RUST_BACKTRACE")
            .env_remove("RUST_TEST_THREADS")
            .env_remove("RUST_TEST_NOCAPTURE");
        let outcome = limits::run(&mut command, LIMITS).expect("the test program runs");
        let run = Run::parse(&outcome.stdout);
        match outcome.end {
            End::Exited(_) if run.finished => Ok(run),
            end => Err(format!("{end:?}\n{}", outcome.stderr)),
        }
    }
}

/// What a test said, without what `libtest` puts before it.
fn words(failed: &Failed) -> &str {
    failed.panic().1
}

/// What is said of a panic of ndarray's, as one line.
fn meaning_of_panic(message: &str) -> String {
    let meaning = message.split_once("  That means: ");
    let meaning = meaning.map(|(_, meaning)| meaning.split_whitespace());
    meaning.map_or_else(String::new, |words| words.collect::<Vec<_>>().join(" "))
}

/// Every … in "Likely mistake: ….".
fn mistakes_named_in(message: &str) -> impl Iterator<Item = String> {
    let parts = message.split("Likely mistake: ").skip(1);
    parts.filter_map(|rest| Some(rest.split_once(".\n")?.0.to_owned()))
}

/// Whether the line after a mistake's name leads to one heading of the book.
fn points_at_a_heading(message: &str) -> bool {
    let pointer = message.split_once("  Reread ").map(|(_, rest)| rest);
    let pointer = pointer.and_then(|rest| rest.lines().next());
    let Some((chapter, wanted, in_part)) = pointer.and_then(place_to_reread) else {
        return false;
    };
    let chapter = copy_folder().join("book").join("src").join(chapter);
    let text = fs::read_to_string(chapter).unwrap_or_default();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let found = headings.filter(|heading| {
        let title = heading.trim_start_matches('#').trim();
        title == wanted || (in_part && title.contains(wanted))
    });
    found.count() == 1
}

/// The chapter, and the heading or the part of it that has to stand there:
/// `what book/src/cost.md says about `f`. …` or `"A heading" in book/src/cost.md.`
fn place_to_reread(pointer: &str) -> Option<(&str, &str, bool)> {
    if let Some(rest) = pointer.strip_prefix("what book/src/") {
        let (chapter, function) = rest.split_once(" says about ")?;
        let (function, _) = function.split_once('.')?;
        return Some((chapter, function, true));
    }
    let (pointer, _) = pointer
        .split_once(", then look at `")
        .unwrap_or((pointer, ""));
    let (heading, chapter) = pointer.split_once(" in book/src/")?;
    Some((
        chapter.trim_end_matches('.'),
        heading.trim_matches('"'),
        false,
    ))
}

/// The module with every body that its exercises may have.
fn with_all(section: Section, fixtures: &[Fixture], right: &[Right]) -> String {
    let solution = section.solution();
    let mut module = solution.to_owned();
    for exercise in anchors::exercises(solution).expect("anchors in order") {
        let wrong = fixtures
            .iter()
            .filter(|fixture| fixture.function == exercise.name)
            .map(|fixture| (&fixture.name, fixture.body()));
        let other = right
            .iter()
            .filter_map(|right| Some((&right.name, right.bodies.get(&exercise.name)?.as_str())));
        let others: Vec<_> = wrong.chain(other).collect();
        if others.is_empty() {
            continue;
        }
        let mut body = "match other_solution() {\n".to_owned();
        for (name, other) in others {
            let _ = writeln!(body, "{name:?} => {{\n{other}}}");
        }
        let right = anchors::body(solution, &exercise);
        let _ = writeln!(body, "_ => {{\n{right}}}\n}}");
        let name = &exercise.name;
        let reference = format!(
            "// ANCHOR: signature_{name}\n// ANCHOR_END: signature_{name}\n\
             // ANCHOR: solution_{name}\n{body}// ANCHOR_END: solution_{name}\n"
        );
        module = anchors::transplant(&module, &reference, name)
            .expect("anchors in order")
            .expect("an exercise of the module");
    }
    module
        + &format!(
            "
            fn other_solution() -> &'static str {{
                static CHOICE: std::sync::OnceLock<String> = std::sync::OnceLock::new();
                CHOICE.get_or_init(|| std::env::var({CHOICE:?}).unwrap_or_default())
            }}
            "
        )
}

fn compile(target: &str, copy: &Path) -> Result<PathBuf, String> {
    let output = Command::new(env!("CARGO"))
        .args(["test", "--no-run", "--locked", "--test", target])
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", copy.with_file_name("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(said.into_owned());
    }
    // Executable tests/s1_visualization.rs (/…/s1_visualization-0123456789abcdef)
    let program = said
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("Executable "))
        .find_map(|line| line.split_once('(')?.1.strip_suffix(')'));
    program
        .map(|program| copy.join(program))
        .ok_or_else(|| format!("no program in\n{said}"))
}

fn copy_folder() -> PathBuf {
    // What the ladder has compiled fits.
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("ladder")
        .join("mistakes")
}

/// A copy in which everything is solved, made once.
pub(super) fn copy() -> PathBuf {
    static COPY: LazyLock<PathBuf> = LazyLock::new(|| {
        let copy = copy_folder();
        if copy.exists() {
            fs::remove_dir_all(&copy).expect("the last copy can be removed");
        }
        fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder for the copy");
        start::start(&copy, None).unwrap_or_else(|failure| panic!("{failure}"));
        for section in cargo_lab::course::SECTIONS {
            fs::write(copy.join(section.module()), section.solution()).expect("can be written");
        }
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        let weights = Path::new("data").join("ex4weights.mat");
        let ours = repository.expect("lab/ lies in it").join(&weights);
        if ours.is_file() {
            fs::copy(ours, copy.join(&weights)).expect("weights can be copied");
        }
        copy
    });
    COPY.clone()
}
