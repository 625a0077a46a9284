//! What is shown of the compiler's messages: all of them are `cargo test`'s to
//! show, and a screen has 24 lines.

use std::fmt::Write as _;

use crate::build::error_place;

/// How the lists begin in which the compiler names types that are not at issue.
const LIST: &str = "help: the following other types implement trait ";

/// A message without the lists of other types, which push what is wrong off the
/// screen.
///
/// ```text
///    = help: the following other types implement trait `Sub<Rhs>`:
///              `&f64` implements `Sub<f64>`
///            and 154 others
/// ```
///
/// With fewer types it shows lines of the library in their place.
#[must_use]
pub fn without_lists(message: &str) -> String {
    let mut shown = String::new();
    let mut in_list = false;
    for line in message.lines() {
        let text = line.trim_start();
        if text.trim_start_matches("= ").starts_with(LIST) {
            in_list = true;
        } else if is_next_part(line) {
            in_list = false;
        }
        if !in_list {
            let _ = writeln!(shown, "{line}");
        }
    }
    shown.trim_end().to_owned()
}

/// Whether a line begins what comes behind a list. The lines of a library that
/// stand in one have notes of their own.
fn is_next_part(line: &str) -> bool {
    let note = line.trim_start().strip_prefix("= note: ");
    let is_of_list =
        |note: &str| note.contains("` implements `") || note.starts_with("in this macro");
    line.trim().is_empty()
        || line.starts_with("help: ")
        || line.starts_with("note: ")
        || note.is_some_and(|note| !is_of_list(note))
}

/// File and line that are to be changed: where the compiler points, but for a `;`
/// that swallows a value. Of that it points at the signature, which is right.
///
/// ```text
/// 20 | pub fn slope(z: f64) -> f64 {
///    |        -----            ^^^ expected `f64`, found `()`
/// 21 |     z * 2.0;
///    |            - help: remove this semicolon to return this value
/// ```
#[must_use]
pub fn place_to_mend(error: &str) -> Option<(String, usize)> {
    let (file, line) = error_place(error)?;
    Some((file, line_of_semicolon(error).unwrap_or(line)))
}

/// The line of the `;`, which a label marks beneath it, or which a suggestion shows.
fn line_of_semicolon(error: &str) -> Option<usize> {
    let mut before = None;
    let mut is_suggested = false;
    for text in error.lines().map(str::trim_start) {
        let digits = text.split(|c: char| !c.is_ascii_digit()).next()?;
        let number = digits.parse().ok();
        if is_suggested && number.is_some() {
            return number;
        }
        is_suggested |= text.starts_with("help: consider removing this semicolon");
        before = number.or(before);
        if text.contains("- help: remove this semicolon to return this value") {
            return before;
        }
    }
    None
}

/// The first warning about a module, in short: a program that compiles may still
/// do what the compiler knows to be a slip.
#[must_use]
pub fn warning_about(module: &str, messages: &str) -> Option<String> {
    messages.split("\n\n").find_map(|message| {
        let (words, rest) = message
            .trim_start()
            .strip_prefix("warning: ")?
            .split_once('\n')?;
        let (file, line) = error_place(rest)?;
        if file != module || is_about_style(words) {
            return None;
        }
        let help = rest.lines().find_map(|line| {
            let line = line.trim_start().trim_start_matches("= ");
            line.starts_with("help: ").then_some(line)
        });
        let help = help.map_or_else(String::new, |help| format!("\n  {help}"));
        Some(format!(
            "The compiler warns of {file}, line {line}:\n  {words}{help}"
        ))
    })
}

/// Names and documentation are no cause of a wrong value.
fn is_about_style(words: &str) -> bool {
    words.contains(" should have a")
        || words.starts_with("unnecessary ") // parentheses and braces
        || words.starts_with("missing documentation")
        || words.starts_with("unreachable `pub` item")
}
