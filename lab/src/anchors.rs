//! The exercises of a module: the regions between its anchors.
//!
//! ```text
//! // ANCHOR: signature_cost
//! /// The documentation of the function.
//! pub fn cost(…) -> f64 {
//!     // ANCHOR_END: signature_cost
//!     // ANCHOR: solution_cost
//!     what a learner writes
//!     // ANCHOR_END: solution_cost
//! }
//! ```
//!
//! The book shows other regions too; they belong to no exercise.
//!
//! Everything works on whole lines and keeps every other byte, so that what is
//! stripped can be restored exactly.

use std::{collections::BTreeSet, error::Error, fmt, ops::Range};

const START: &str = "// ANCHOR: ";
const END: &str = "// ANCHOR_END: ";
const SIGNATURE: &str = "signature_";
const SOLUTION: &str = "solution_";

/// A function that a learner writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// The function's name.
    pub name: String,
    /// The lines between the markers of its solution, counted from 0.
    pub lines: Range<usize>,
}

/// What is wrong with the anchors of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchorError {
    /// The line with the marker in question, counted from 1.
    pub line: usize,
    /// What was found there and what was expected.
    pub problem: String,
}

impl fmt::Display for AnchorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

impl Error for AnchorError {}

/// A region between two markers; its lines, without those of the markers.
struct Region<'a> {
    name: &'a str,
    lines: Range<usize>,
}

/// The exercises of a module, in the order in which they stand there.
///
/// # Errors
///
/// If an anchor is not closed, closed twice, given twice or inside another, or
/// if a function does not have exactly a signature and a solution after it.
pub fn exercises(source: &str) -> Result<Vec<Exercise>, AnchorError> {
    let mut exercises: Vec<Exercise> = Vec::new();
    let mut signature: Option<Region> = None;
    let mut names = BTreeSet::new();
    for region in regions(source)? {
        let marker = region.lines.start; // the line before, counted from 1
        if !names.insert(region.name) {
            return Err(at(
                marker,
                format!("there are two anchors `{}`", region.name),
            ));
        }
        if region.name.starts_with(SIGNATURE) {
            if let Some(before) = signature.replace(region) {
                return Err(without_solution(&before));
            }
        } else if let Some(name) = region.name.strip_prefix(SOLUTION) {
            let expected = signature
                .take()
                .filter(|signature| signature.name.strip_prefix(SIGNATURE) == Some(name));
            if expected.is_none_or(|signature| signature.lines.end + 1 != region.lines.start - 1) {
                let problem = format!(
                    "`{SOLUTION}{name}` does not follow directly on `ANCHOR_END: {SIGNATURE}{name}`"
                );
                return Err(at(marker, problem));
            }
            exercises.push(Exercise {
                name: name.to_owned(),
                lines: region.lines,
            });
        }
    }
    match signature {
        Some(region) => Err(without_solution(&region)),
        None => Ok(exercises),
    }
}

fn without_solution(signature: &Region) -> AnchorError {
    let name = signature.name;
    at(
        signature.lines.start,
        format!("`{name}` is not followed by its solution"),
    )
}

fn at(line: usize, problem: String) -> AnchorError {
    AnchorError { line, problem }
}

/// All pairs of markers, none of which may lie inside another.
fn regions(source: &str) -> Result<Vec<Region<'_>>, AnchorError> {
    let mut regions = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    for (index, line) in source.lines().enumerate() {
        let marker = line.trim();
        if let Some(name) = marker.strip_prefix(START) {
            if let Some((outer, since)) = open {
                let problem = format!("`{name}` starts inside `{outer}`, open since line {since}");
                return Err(at(index + 1, problem));
            }
            open = Some((name, index + 1));
        } else if let Some(name) = marker.strip_prefix(END) {
            match open.take() {
                Some((opened, since)) if opened == name => regions.push(Region {
                    name,
                    lines: since..index,
                }),
                Some((opened, since)) => {
                    let problem =
                        format!("`{name}` ends, but `{opened}` is open since line {since}");
                    return Err(at(index + 1, problem));
                }
                None => return Err(at(index + 1, format!("`{name}` ends without a start"))),
            }
        }
    }
    match open {
        Some((name, since)) => Err(at(since, format!("`{name}` is never closed"))),
        None => Ok(regions),
    }
}

/// The lines between the markers of one name, if the markers are in order and it is
/// one of them.
#[must_use]
pub fn region<'a>(source: &'a str, name: &str) -> Option<Vec<&'a str>> {
    let regions = regions(source).ok()?;
    let region = regions.into_iter().find(|region| region.name == name)?;
    let lines = source.lines().skip(region.lines.start);
    Some(lines.take(region.lines.len()).collect())
}

/// The source with every solution replaced by a `todo!`.
///
/// `what_to_do` makes the message of an exercise's `todo!` from its name. Of a
/// solution only the lecture's steps stay, the comments that begin `// Step`.
///
/// # Errors
///
/// If the anchors are not in order; see [`exercises`].
pub fn strip(source: &str, what_to_do: impl Fn(&str) -> String) -> Result<String, AnchorError> {
    replace(source, |exercise, body| {
        let first = body.lines().next().unwrap_or("    ");
        let indent = &first[..first.len() - first.trim_start().len()];
        let ending = if body.ends_with("\r\n") { "\r\n" } else { "\n" };
        let message = what_to_do(&exercise.name);
        Some(format!(
            "{}{indent}todo!({message:?});{ending}",
            steps(body)
        ))
    })
}

/// The comments of a solution that number the lecture's steps.
fn steps(body: &str) -> String {
    let mut kept = String::new();
    let mut in_step = false;
    for line in body.split_inclusive('\n') {
        let comment = line.trim();
        in_step = comment.starts_with("// Step ") || (in_step && comment.starts_with("//"));
        if in_step {
            kept += line;
        }
    }
    kept
}

/// The source with the solution of every exercise taken from `reference`.
///
/// # Errors
///
/// If the anchors of either are not in order; see [`exercises`].
pub fn restore(source: &str, reference: &str) -> Result<String, AnchorError> {
    let solutions = exercises(reference)?;
    replace(source, |exercise, _| {
        let solution = solutions.iter().find(|known| known.name == exercise.name)?;
        Some(body(reference, solution).to_owned())
    })
}

/// The source with the solution of one exercise taken from `reference`, or
/// nothing if one of the two does not have it.
///
/// # Errors
///
/// If the anchors of either are not in order; see [`exercises`].
pub fn transplant(
    source: &str,
    reference: &str,
    name: &str,
) -> Result<Option<String>, AnchorError> {
    let solutions = exercises(reference)?;
    let Some(solution) = solutions.iter().find(|known| known.name == name) else {
        return Ok(None);
    };
    if !exercises(source)?.iter().any(|known| known.name == name) {
        return Ok(None);
    }
    replace(source, |exercise, _| {
        (exercise.name == name).then(|| body(reference, solution).to_owned())
    })
    .map(Some)
}

/// The source with one exercise of `reference` that it lacks, after the one
/// that stands before it there; nothing if it has such a function already.
///
/// # Errors
///
/// If the anchors of either are not in order; see [`exercises`].
pub fn insert(source: &str, reference: &str, name: &str) -> Result<Option<String>, AnchorError> {
    let all = exercises(reference)?;
    let Some(index) = all.iter().position(|known| known.name == name) else {
        return Ok(None);
    };
    let is_there = |start: &str| {
        let mut lines = source.lines();
        lines.any(|line| line.contains(&format!("fn {name}{start}")))
    };
    if is_there("(") || is_there("<") {
        return Ok(None);
    }
    let present = exercises(source)?;
    let before = all[..index].iter().rev().find_map(|earlier| {
        let mine = present.iter().find(|known| known.name == earlier.name)?;
        Some(end_of_function(source, mine))
    });
    let at = before.unwrap_or_else(|| source.lines().count());
    let start = format!("{START}{SIGNATURE}{name}");
    let first = reference.lines().position(|line| line.trim() == start);
    let block = lines(
        reference,
        first.unwrap_or_default()..end_of_function(reference, &all[index]),
    );
    let (head, tail) = (lines(source, 0..at), lines(source, at..usize::MAX));
    Ok(Some(format!("{head}\n{block}{tail}")))
}

/// The line after the brace that closes an exercise's function.
fn end_of_function(source: &str, exercise: &Exercise) -> usize {
    let after = source.lines().skip(exercise.lines.end);
    let closing = after.take_while(|line| *line != "}").count();
    exercise.lines.end + closing + 1
}

/// The source with new bodies for those exercises that `new_body` names one for.
fn replace(
    source: &str,
    new_body: impl Fn(&Exercise, &str) -> Option<String>,
) -> Result<String, AnchorError> {
    let mut replaced = String::with_capacity(source.len());
    let mut done = 0;
    for exercise in exercises(source)? {
        let old = body(source, &exercise);
        replaced += lines(source, done..exercise.lines.start);
        match new_body(&exercise, old) {
            Some(new) => replaced += &new,
            None => replaced += old,
        }
        done = exercise.lines.end;
    }
    replaced += lines(source, done..usize::MAX);
    Ok(replaced)
}

/// What stands between the markers of an exercise's solution.
#[must_use]
pub fn body<'a>(source: &'a str, exercise: &Exercise) -> &'a str {
    lines(source, exercise.lines.clone())
}

/// Some lines of a text, with their ends.
fn lines(text: &str, range: Range<usize>) -> &str {
    let mut offset = 0;
    let mut first = text.len();
    let mut end = text.len();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index == range.start {
            first = offset;
        }
        if index == range.end {
            end = offset;
            break;
        }
        offset += line.len();
    }
    &text[first..end]
}

/// Whether a learner has not yet touched the `todo!` in an exercise's body.
#[must_use]
pub fn is_to_do(body: &str) -> bool {
    body.lines()
        .any(|line| line.trim_start().starts_with("todo!("))
}
