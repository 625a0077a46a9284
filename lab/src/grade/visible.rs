//! The course's own tests, for what they say about a mistake.
//!
//! They run beside the submission's code in one process, so they decide about no
//! point: a submission could make them say anything.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use super::{
    exam::Exam,
    sandbox::{self, Access},
    sources,
    toolchain::{Compiled, Kind, Unit},
    worker::{add_module, put},
};
use crate::{
    course::{self, Section},
    failure::Failure,
    judge::test_names,
    libtest::Run,
    limits::{self, Clock, End, Keep, Limits},
};

/// Which of the course's tests are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichTests {
    /// None.
    None,
    /// Where something is wrong, in the order of the file up to the first that
    /// fails.
    UpToTheFirst,
    /// All, whatever they say.
    All,
}

/// What the tests of a section say.
#[derive(Clone, Debug, Default)]
pub struct Visible {
    /// How many were run, and how many of them pass.
    pub run: usize,
    /// How many of them pass.
    pub passed: usize,
    /// The first in the file that fails, with what it said.
    pub first: Option<(String, String)>,
    /// The mistake that it names.
    pub mistake: Option<String>,
}

/// Time for one test, and for all of a section. Training on all digits takes
/// several seconds where the code is not optimised.
const ONE: Duration = Duration::from_secs(30);
const TOGETHER: Duration = Duration::from_secs(90);

/// Of a long message the end is left out.
const SHOWN_LINES: usize = 30;

/// Runs a section's tests; nothing where they do not compile, which the checks
/// have said already.
///
/// # Errors
///
/// If something cannot be written or started.
pub fn run(
    exam: &Exam,
    section: Section,
    module: &str,
    which: WhichTests,
) -> Result<Option<Visible>, Failure> {
    let folder = exam.folder()?;
    let Some(program) = compile(exam, folder.path(), section, module)? else {
        return Ok(None);
    };
    let tests = course::text(&section.tests()).unwrap_or_default();
    let mut visible = Visible::default();
    let begun = Instant::now();
    for name in test_names(tests) {
        let left = TOGETHER.saturating_sub(begun.elapsed());
        if left.is_zero() {
            break;
        }
        match run_one(exam, folder.path(), &program, name, left.min(ONE))? {
            Test::Ignored => {}
            Test::Passed => {
                visible.run += 1;
                visible.passed += 1;
            }
            Test::Failed(message) => {
                visible.run += 1;
                if visible.first.is_none() {
                    visible.mistake = mistake_in(&message);
                    visible.first = Some((name.to_owned(), message));
                }
                if which == WhichTests::UpToTheFirst {
                    break;
                }
            }
        }
    }
    Ok(Some(visible))
}

fn compile(
    exam: &Exam,
    folder: &Path,
    section: Section,
    module: &str,
) -> Result<Option<PathBuf>, Failure> {
    let tests = course::text(&section.tests()).unwrap_or_default();
    let shared: Vec<(&str, &str)> = sources::shared_by(tests).collect();
    let named = shared.iter().map(|(_, text)| *text);
    let named = named.chain([tests, section.solution()]);
    let mut library = format!("#![allow(unused)]\n\n{}\n", sources::given());
    for name in sources::needed_by(named) {
        let text = match sources::section_of(&name) {
            Some(own) if own == section => module.to_owned(),
            Some(later) if later.number > section.number => later.stub(),
            _ => course::text(&format!("src/{name}.rs"))
                .unwrap_or_default()
                .to_owned(),
        };
        add_module(folder, &mut library, &name, &text)?;
    }
    put(folder, "src/lib.rs", &library)?;
    put(folder, &section.tests(), tests)?;
    for (name, text) in shared {
        put(folder, name, text)?;
    }
    let library = Unit {
        folder,
        root: "src/lib.rs",
        name: "handwritten",
        kind: Kind::Library,
        library: None,
    };
    let (compiled, _) = exam.toolchain.compile(&library)?;
    if matches!(compiled, Compiled::Errors(_)) {
        return Ok(None);
    }
    let target = section.test_target();
    let tests = Unit {
        folder,
        root: &section.tests(),
        name: &target,
        kind: Kind::Tests,
        library: Some(("handwritten", "libhandwritten.rlib")),
    };
    Ok(match exam.toolchain.compile(&tests)?.0 {
        Compiled::File(program) => Some(program),
        Compiled::Errors(_) => None,
    })
}

/// What became of one test.
enum Test {
    Ignored,
    Passed,
    /// With these words.
    Failed(String),
}

/// Runs one test.
fn run_one(
    exam: &Exam,
    folder: &Path,
    program: &Path,
    name: &str,
    time: Duration,
) -> Result<Test, Failure> {
    let data = exam.toolchain.data_home();
    let mut command = Command::new(program);
    command
        .args(["--exact", name, "--test-threads=1"])
        .current_dir(folder)
        .env_clear()
        .envs(std::env::var_os("SYSTEMROOT").map(|root| ("SYSTEMROOT", root)))
        .env("CARGO_MANIFEST_DIR", data)
        .env("INSTA_UPDATE", "no")
        .env("INSTA_WORKSPACE_ROOT", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut access = Access {
        read: sandbox::system_folders(),
        write: Vec::new(),
    };
    access.read.push(folder.to_owned());
    access.read.push(data.to_owned());
    let cannot = |error| {
        Failure::file(
            "run",
            program,
            &error,
            "see whether the folder may hold programs",
        )
    };
    let limits = Limits {
        time,
        memory: 2 << 30,
    };
    let (child, _) = sandbox::spawn(&mut command, &access).map_err(cannot)?;
    sandbox::cap_time(&child, time);
    let id = child.id();
    let outcome = limits::watch(child, limits, Clock::Processor, Vec::new(), Keep::Beginning)
        .map_err(cannot)?;
    sandbox::end_group(id);
    let run = Run::parse(&outcome.stdout);
    if run.announced == Some(1) && !run.ignored.is_empty() {
        return Ok(Test::Ignored);
    }
    Ok(match outcome.end {
        End::TooLong(limit) => Test::Failed(format!("did not finish in {} s", limit.as_secs())),
        End::TooMuch(limit) => Test::Failed(format!("took more than {} MB of memory", limit >> 20)),
        End::Exited(true) if run.is_green() => Test::Passed,
        End::Exited(_) => Test::Failed(match run.failed.first() {
            Some(failed) => shortened(failed.panic().1, folder),
            None => "the program ended before the test did".to_owned(),
        }),
    })
}

/// Without what differs from run to run, and not without end.
fn shortened(message: &str, folder: &Path) -> String {
    let message = message.replace(&folder.display().to_string(), "");
    let mut lines: Vec<&str> = message.trim().lines().collect();
    if lines.len() > SHOWN_LINES {
        lines.truncate(SHOWN_LINES);
        lines.push("…");
    }
    lines.join("\n")
}

/// The mistake that a message names: "Likely mistake: X.", as the course's
/// `tests/common/mistakes` writes it.
fn mistake_in(message: &str) -> Option<String> {
    let (_, rest) = message.split_once("Likely mistake: ")?;
    let (name, _) = rest.split_once(".\n").unwrap_or((rest, ""));
    Some(name.trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mistake_is_found_in_the_words_of_the_course() {
        let told =
            "expected 9, got 18. Likely mistake: lambda / m instead of lambda / 2m.\n  Reread x.";
        let name = mistake_in(told);
        assert_eq!(name.as_deref(), Some("lambda / m instead of lambda / 2m"));
        assert_eq!(mistake_in("expected 9, got 18"), None);
        let course = course::text("tests/common/mistakes/mod.rs").unwrap();
        assert!(
            course.contains(r#"" Likely mistake: {}.\n"#),
            "the words have changed"
        );
    }
}
