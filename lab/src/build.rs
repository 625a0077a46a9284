//! Has Cargo compile the tests of a section.

use std::{
    env, io,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{copy::Copy, course::Section, failure::Failure};

/// Whether the eight modules and the tests are optimised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optimised {
    /// Not, which takes half the time to compile. The arithmetic lies in ndarray, in
    /// what it multiplies with, and in `given`; these are.
    No,
    /// As the manifest says.
    AsInCargoTest,
}

impl Optimised {
    /// Settings of the profile; always without what a debugger needs, which takes
    /// time too.
    fn settings(self) -> &'static [&'static str] {
        const AS_IN_CARGO_TEST: &[&str] = &["profile.dev.debug=0"];
        const NO: &[&str] = &[
            "profile.dev.debug=0",
            "profile.dev.opt-level=0",
            // Not 2: above 1, rustc does not share what is generic with later crates, and
            // a save would compile it again. "s" shares, and inlines more than 1 does.
            "profile.dev.package.given.opt-level=\"s\"",
        ];
        match self {
            Self::No => NO,
            Self::AsInCargoTest => AS_IN_CARGO_TEST,
        }
    }
}

/// What Cargo made of it.
#[derive(Clone, Debug)]
pub enum Built {
    /// The program that runs the tests.
    Program(Program),
    /// The compiler's messages.
    DoesNotCompile(String),
}

/// A program that runs tests.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its file.
    pub path: PathBuf,
    /// The compiler's warnings, which Cargo repeats where nothing is to be compiled.
    pub warnings: String,
}

/// Compiles the tests of a section.
///
/// # Errors
///
/// If Cargo cannot be run, or says something that was not expected.
pub fn tests_of(section: Section, copy: &Copy, optimised: Optimised) -> Result<Built, Failure> {
    let settings = optimised.settings().iter();
    let output = cargo()
        .args([
            "test",
            "--no-run",
            "--quiet",
            "--message-format=json-render-diagnostics",
        ])
        // Without what the section does not need, which takes as long.
        .arg("--no-default-features")
        .args(what_to_compile(section))
        .args(settings.flat_map(|setting| ["--config", setting]))
        .args(copy.target_arguments())
        .current_dir(copy.root())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| no_cargo(&error))?;
    let messages = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Ok(Built::DoesNotCompile(messages.into_owned()));
    }
    let stdout = String::from_utf8_lossy(&output.stdout);
    match stdout.lines().find_map(test_program) {
        Some(path) => Ok(Built::Program(Program {
            path,
            warnings: messages.into_owned(),
        })),
        None => Err(Failure::new(
            format!("Cargo named no program for {}\n{messages}", section.tests()),
            format!(
                "see what `cargo test --test {}` says",
                section.test_target()
            ),
        )),
    }
}

/// Cargo's arguments for the target with a section's tests.
fn what_to_compile(section: Section) -> Vec<String> {
    let mut arguments = vec!["--test".to_owned(), section.test_target()];
    if section.is_optional() {
        arguments.push("--features=beyond".to_owned());
    }
    arguments
}

/// Cargo itself, the one that runs this program if one does.
#[must_use]
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The folder in which Cargo keeps what it compiles for a copy.
///
/// # Errors
///
/// If Cargo cannot be run, or does not understand the copy.
pub fn target_directory(copy: &Copy) -> Result<PathBuf, Failure> {
    let output = cargo()
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(copy.root())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| no_cargo(&error))?;
    let metadata: Option<Value> = serde_json::from_slice(&output.stdout).ok();
    let folder = metadata
        .as_ref()
        .and_then(|all| all["target_directory"].as_str());
    folder.map(PathBuf::from).ok_or_else(|| {
        let said = String::from_utf8_lossy(&output.stderr);
        Failure::new(
            format!(
                "Cargo does not understand the copy's Cargo.toml:\n{}",
                said.trim()
            ),
            "mend it, or make a new copy and move your modules there",
        )
    })
}

fn no_cargo(error: &io::Error) -> Failure {
    Failure::new(
        format!("cargo cannot be run: {error}"),
        "install Rust from https://rustup.rs and try again",
    )
}

/// The program in Cargo's message that a test has been compiled.
fn test_program(message: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(message).ok()?;
    let kind = &message["target"]["kind"][0];
    let is_test = message["reason"] == "compiler-artifact"
        && message["profile"]["test"] == true
        && kind == "test";
    let program = message["executable"].as_str()?;
    is_test.then(|| PathBuf::from(program))
}

/// Of the compiler's messages the first error, and how many more there are. One in
/// a module comes before what follows from it in the tests, wherever it stands.
#[must_use]
pub fn first_error(messages: &str) -> String {
    let is_error =
        |block: &&str| block.starts_with("error") && !block.starts_with("error: could not compile");
    let in_tests =
        |error: &&str| error_place(error).is_some_and(|(file, _)| file.starts_with("tests/"));
    let errors = messages.split("\n\n").map(str::trim).filter(is_error);
    let mut errors: Vec<&str> = errors.collect();
    errors.sort_by_key(in_tests);
    let Some((first, others)) = errors.split_first() else {
        return messages.trim().to_owned();
    };
    match others.len() {
        0 => (*first).to_owned(),
        1 => format!("{first}\n\nand one more error: `cargo test` shows it."),
        more => format!("{first}\n\nand {more} more errors: `cargo test` shows them."),
    }
}

/// File, with `/` between the names, and line that a message of the compiler points at.
#[must_use]
pub fn error_place(message: &str) -> Option<(String, usize)> {
    let arrow = |line: &str| line.trim_start().strip_prefix("--> ").map(str::to_owned);
    let place = message.lines().find_map(arrow)?;
    let mut parts = place.trim().rsplitn(3, ':'); // a path may hold a colon
    let (_column, line, file) = (parts.next()?, parts.next()?, parts.next()?);
    Some((file.replace('\\', "/"), line.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_an_error_is_a_file_and_a_line() {
        let unix = "error: expected `;`, found `tile`\n  --> src/visualization.rs:92:34\n   |";
        assert_eq!(
            error_place(unix),
            Some(("src/visualization.rs".to_owned(), 92))
        );
        let windows = "error\n  --> src\\a.rs:9:3\n  ::: C:\\b.rs:1:1";
        assert_eq!(error_place(windows), Some(("src/a.rs".to_owned(), 9)));
        assert_eq!(error_place("error: linking failed"), None);
    }

    #[test]
    fn the_program_stands_in_the_message_about_the_section_s_tests() {
        let windows = r#"{"reason":"compiler-artifact","target":{"kind":["test"],"name":"a"},"profile":{"test":true},"executable":"C:\\a \"b\"\\a.exe","fresh":true}"#;
        let program = Some(PathBuf::from(r#"C:\a "b"\a.exe"#));
        assert_eq!(test_program(windows), program, "escaped in JSON");
        let binary = windows.replace(r#"["test"]"#, r#"["bin"]"#);
        assert_eq!(test_program(&binary), None, "a test needs the binary too");
        let without_tests = windows.replace("true", "false");
        assert_eq!(test_program(&without_tests), None);
    }
}
