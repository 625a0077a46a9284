//! Whether an error of the compiler comes of a signature that is no longer the given
//! one: the compiler complains where the function is called, in another module or in
//! a test, and takes the signature for what is meant.

use std::fmt;

use crate::{
    anchors, build,
    copy::Copy,
    course::{Section, all_sections},
};

/// An exercise whose signature was changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Changed {
    function: String,
    module: String,
    line: usize,
    given: String,
}

impl Changed {
    /// What to do about it.
    pub(super) fn step(&self) -> String {
        let Self {
            function,
            module,
            line,
            ..
        } = self;
        format!("give `{function}` in {module}, line {line}, its signature back")
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            function,
            module,
            line,
            given,
        } = self;
        write!(
            f,
            "`{function}` in {module}, line {line}, has another signature than it had. The other \
             modules and\nthe tests call it by the one that was given, so that stays as it was:\n  {}",
            given.replace('\n', "\n  ")
        )
    }
}

/// The exercise with a changed signature of whose calls the compiler's first error
/// speaks, unless it lies in what is written for that exercise.
pub(super) fn changed(copy: &Copy, messages: &str) -> Option<Changed> {
    let error = build::first_error(messages);
    let (file, line) = build::error_place(&error)?;
    let is_called = |function: &String| calls(&error, function);
    all_sections().find_map(|section| {
        let text = copy.module(section).ok()?;
        let is_at =
            |it: &anchors::Exercise| file == section.module() && it.lines.contains(&(line - 1));
        let exercises = anchors::exercises(&text).ok()?;
        let own = exercises.into_iter().find(is_at).map(|it| it.name);
        let mut called = section.exercises().into_iter().filter(is_called);
        called.find_map(|it| (own.as_ref() != Some(&it)).then(|| of(section, &text, it))?)
    })
}

/// The function, if its signature in this module is not the given one.
fn of(section: Section, text: &str, function: String) -> Option<Changed> {
    let (line, now) = signature(text, &function)?;
    let (_, given) = signature(section.solution(), &function)?;
    (words(now) != words(given)).then(|| Changed {
        function,
        module: section.module(),
        line,
        given: given.to_owned(),
    })
}

/// A function's line and its signature, without the brace behind it.
fn signature<'a>(module: &'a str, function: &str) -> Option<(usize, &'a str)> {
    let begins = |line: &str| {
        let rest = line.trim_start().trim_start_matches("pub ");
        let rest = rest.strip_prefix("fn ")?.strip_prefix(function)?;
        rest.starts_with(['(', '<']).then_some(())
    };
    let mut place = 0;
    for (index, line) in module.split_inclusive('\n').enumerate() {
        if begins(line).is_some() {
            let (signature, _) = module[place..].split_once('{')?;
            return Some((index + 1, signature.trim_end()));
        }
        place += line.len();
    }
    None
}

/// A signature without the spaces, commas and `mut` that no caller sees.
fn words(signature: &str) -> String {
    let all = signature.replace("(mut ", "(").replace(" mut ", " ");
    all.split_whitespace()
        .collect::<String>()
        .replace(",)", ")")
}

/// Whether a message has `function(…)` in it, or its name in quotes.
fn calls(message: &str, function: &str) -> bool {
    message.match_indices(function).any(|(at, _)| {
        let is_of_a_name = |c: char| c.is_alphanumeric() || c == '_';
        let behind = &message[at + function.len()..];
        !message[..at].ends_with(is_of_a_name) && behind.starts_with(['(', '<', '`'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGMOID: &str = "/// g\npub fn sigmoid<D: Dimension>(z: &ArrayRef<f64, D>) -> Array<f64, D> {\n    todo!()\n}\n";

    #[test]
    fn a_signature_ends_before_its_brace() {
        let (line, found) = signature(SIGMOID, "sigmoid").unwrap();
        assert_eq!(line, 2);
        assert!(found.ends_with("-> Array<f64, D>"), "{found}");
        assert_eq!(signature(SIGMOID, "sig"), None);
    }

    #[test]
    fn how_it_is_broken_into_lines_makes_no_difference() {
        let one = "pub fn slope(cost: f64, m: usize) -> f64";
        let broken = "pub fn slope(\n    cost: f64,\n    mut m: usize,\n) -> f64";
        assert_eq!(words(one), words(broken));
        assert_ne!(
            words(one),
            words("pub fn slope(cost: &f64, m: usize) -> f64")
        );
        assert_ne!(words("fn f(a: &mut A)"), words("fn f(a: &A)"));
    }

    #[test]
    fn a_function_is_called_by_its_whole_name() {
        assert!(calls("3 | let g = sigmoid(z);", "sigmoid"));
        assert!(calls("bound in `feedforward::sigmoid`", "sigmoid"));
        assert!(!calls("3 | let g = sigmoid_gradient(z);", "sigmoid"));
        assert!(!calls("3 | let cost = 1;", "cost"));
    }
}
