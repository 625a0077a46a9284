//! Has Cargo compile the tests of a section.

use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{copy::Copy, course::Section, failure::Failure};

/// What Cargo made of it.
#[derive(Clone, Debug)]
pub enum Built {
    /// The program that runs the tests.
    Program(PathBuf),
    /// The compiler's messages.
    DoesNotCompile(String),
}

/// Compiles the tests of a section.
///
/// # Errors
///
/// If Cargo cannot be run, or says something that was not expected.
pub fn tests_of(section: Section, copy: &Copy) -> Result<Built, Failure> {
    let output = cargo()
        .args([
            "test",
            "--no-run",
            "--quiet",
            "--message-format=json-render-diagnostics",
        ])
        .args(["--test", &section.test_target()])
        .current_dir(copy.root())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| {
            Failure::new(
                format!("cargo cannot be run: {error}"),
                "install Rust from https://rustup.rs and try again",
            )
        })?;
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Ok(Built::DoesNotCompile(messages));
    }
    let stdout = String::from_utf8_lossy(&output.stdout);
    match stdout.lines().find_map(test_program) {
        Some(program) => Ok(Built::Program(program)),
        None => Err(Failure::new(
            format!("Cargo named no program for {}\n{messages}", section.tests()),
            format!(
                "see what `cargo test --test {}` says",
                section.test_target()
            ),
        )),
    }
}

/// Cargo itself, the one that runs this program if one does.
#[must_use]
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The program in Cargo's message that a test has been compiled.
fn test_program(message: &str) -> Option<PathBuf> {
    let is_test = message.contains("\"reason\":\"compiler-artifact\"")
        && message.contains("\"kind\":[\"test\"]");
    let (_, rest) = message.split_once("\"executable\":\"")?;
    is_test.then(|| PathBuf::from(json_string(rest)))
}

/// A JSON string from after its opening quote to the closing one.
fn json_string(rest: &str) -> String {
    let mut text = String::new();
    let mut characters = rest.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => text.extend(characters.next()), // a path escapes \ and " only
            _ => text.push(character),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_stands_in_the_message_about_the_test_target() {
        let windows = r#"{"reason":"compiler-artifact","target":{"kind":["test"],"name":"s1"},"executable":"C:\\a \"b\"\\s1.exe","fresh":true}"#;
        assert_eq!(
            test_program(windows),
            Some(PathBuf::from(r#"C:\a "b"\s1.exe"#)),
            "backslashes and quotes are escaped in JSON"
        );
        let binary = windows.replace(r#"["test"]"#, r#"["bin"]"#);
        assert_eq!(test_program(&binary), None, "a test needs the binary too");
        let library =
            r#"{"reason":"compiler-artifact","target":{"kind":["test"]},"executable":null}"#;
        assert_eq!(test_program(library), None);
    }
}
