//! Which exercise an answer is about, so that a bare `hint` can speak of it.

use std::fs;

use crate::{
    anchors,
    copy::Copy,
    course::{Section, all_sections},
    diagnostics::place_to_mend,
};

/// Where a copy remembers it from one command to the next.
const MEMORY: &str = ".lab/suspect";

/// An exercise that is written and, as a test or the compiler says, not right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// Its section.
    pub section: Section,
    /// Its name.
    pub function: String,
}

/// The exercise that a section's test sends its reader back to, or that in whose
/// lines the compiler finds an error, of whatever section.
#[must_use]
pub fn of(copy: &Copy, section: Section, said: &str) -> Option<Suspect> {
    let named = named(section, said).map(|function| Suspect { section, function });
    named.or_else(|| with_error(copy, said))
}

/// The exercise that a test's message names at its end. Of two it is the second: the
/// tests of the first stand before this one, so they are green.
#[must_use]
pub fn named(section: Section, said: &str) -> Option<String> {
    let (_, rest) = [" is right, look at `", ", then look at `", " says about `"]
        .iter()
        .find_map(|words| said.split_once(words))?;
    let name = rest.split('`').next()?;
    let mut exercises = section.exercises().into_iter();
    exercises.find(|exercise| exercise == name)
}

/// The exercise in whose lines the compiler's first error lies.
fn with_error(copy: &Copy, said: &str) -> Option<Suspect> {
    let error = said.lines().skip_while(|line| !is_an_error(line));
    let error: String = error.flat_map(|line| [line, "\n"]).collect();
    let (file, line) = place_to_mend(&error)?;
    let section = all_sections().find(|section| section.module() == file)?;
    let exercises = anchors::exercises(&copy.module(section).ok()?).ok()?;
    let is_there = |exercise: &anchors::Exercise| exercise.lines.contains(&(line - 1));
    let function = exercises.into_iter().find(is_there)?.name;
    Some(Suspect { section, function })
}

fn is_an_error(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("error: ") || line.starts_with("error[")
}

/// Keeps for the next command what the last answer was about. Only a hint depends
/// on it, so a copy that cannot be written to is no failure.
pub fn remember(copy: &Copy, suspect: Option<&Suspect>) {
    let path = copy.path(MEMORY);
    let Some(Suspect { section, function }) = suspect else {
        let _ = fs::remove_file(path);
        return;
    };
    if let Some(folder) = path.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let _ = fs::write(path, format!("{} {function}", section.stem));
}

/// The exercise that the last answer was about.
#[must_use]
pub fn last(copy: &Copy) -> Option<Suspect> {
    let kept = fs::read_to_string(copy.path(MEMORY)).ok()?;
    let (stem, function) = kept.trim().split_once(' ')?;
    let section = Section::find(stem)?;
    let mut exercises = section.exercises().into_iter();
    let function = exercises.find(|exercise| exercise == function)?;
    Some(Suspect { section, function })
}

/// The exercise of a section that the last answer was about, if it was.
#[must_use]
pub fn remembered(copy: &Copy, section: Section) -> Option<String> {
    let last = last(copy)?;
    (last.section == section).then_some(last.function)
}
