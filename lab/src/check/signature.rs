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
    (seen_by_callers(now)? != seen_by_callers(given)?).then(|| Changed {
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

/// A signature without what no caller sees: how its parameters are called, and how
/// it is broken into lines. None if its list of parameters does not end, as where a
/// pattern has a brace.
fn seen_by_callers(signature: &str) -> Option<String> {
    let open = at_top_level(signature, |rest| rest.starts_with('('))?;
    let (before, list) = signature.split_at(open);
    let close = at_top_level(&list[1..], |rest| rest.starts_with(')'))? + 1;
    let mut seen = before.to_owned();
    let mut rest = &list[1..close];
    while !rest.trim().is_empty() {
        let end = at_top_level(rest, |rest| rest.starts_with(','));
        let (parameter, others) = rest.split_at(end.unwrap_or(rest.len()));
        let name = at_top_level(parameter, |rest| rest.starts_with(':')).unwrap_or(0);
        seen += &parameter[name..];
        seen.push(',');
        rest = others.strip_prefix(',').unwrap_or_default();
    }
    seen += &list[close..];
    Some(seen.split_whitespace().collect())
}

/// The first place outside all brackets of which something holds.
fn at_top_level(code: &str, holds: impl Fn(&str) -> bool) -> Option<usize> {
    let mut depth = 0;
    let mut before = ' ';
    for (at, c) in code.char_indices() {
        if depth == 0 && holds(&code[at..]) {
            return Some(at);
        }
        match c {
            '(' | '[' | '<' => depth += 1,
            '>' if before == '-' => {} // an arrow
            ')' | ']' | '>' => depth -= 1,
            _ => {}
        }
        before = c;
    }
    None
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

    #[track_caller]
    fn assert_same(one: &str, other: &str, same: bool) {
        let (one, other) = (seen_by_callers(one), seen_by_callers(other));
        assert!(one.is_some() && other.is_some(), "{one:?} {other:?}");
        assert_eq!(one == other, same, "{one:?} {other:?}");
    }

    #[test]
    fn how_it_is_broken_into_lines_makes_no_difference() {
        let one = "pub fn slope(cost: f64, m: usize) -> f64";
        let broken = "pub fn slope(\n    cost: f64,\n    mut m: usize,\n) -> f64";
        assert_same(one, broken, true);
        assert_same(one, "pub fn slope(cost: &f64, m: usize) -> f64", false);
        assert_same(one, "pub fn slope(cost: f64) -> f64", false);
        assert_same(one, "pub fn slope(m: usize, cost: f64) -> f64", false);
        assert_same(one, "pub fn slope(cost: f64, m: usize)", false);
        assert_same(one, "fn slope(cost: f64, m: usize) -> f64", false);
        assert_same("fn f(a: &mut A)", "fn f(a: &A)", false);
    }

    #[test]
    fn how_a_parameter_is_called_makes_no_difference() {
        let renamed = SIGMOID.replace("(z: ", "(zs: ");
        let (_, one) = signature(SIGMOID, "sigmoid").unwrap();
        let (_, other) = signature(&renamed, "sigmoid").unwrap();
        assert_ne!(one, other);
        assert_same(one, other, true);

        let one = "fn f<F: Fn(f64) -> f64>(g: F, at: std::ops::Range<f64>, (a, b): (f64, f64)) -> (f64, f64)";
        let other =
            "fn f<F: Fn(f64) -> f64>(_: F, r: std::ops::Range<f64>, ab: (f64, f64)) -> (f64, f64)";
        assert_same(one, other, true);
        assert_same(one, &other.replace("F: Fn(f64)", "F: Fn(&f64)"), false);
        assert_same(one, &other.replace("std::ops::", ""), false);
        assert_eq!(seen_by_callers("fn f(Point"), None);
    }

    #[test]
    fn a_function_is_called_by_its_whole_name() {
        assert!(calls("3 | let g = sigmoid(z);", "sigmoid"));
        assert!(calls("bound in `feedforward::sigmoid`", "sigmoid"));
        assert!(!calls("3 | let g = sigmoid_gradient(z);", "sigmoid"));
        assert!(!calls("3 | let cost = 1;", "cost"));
    }
}
