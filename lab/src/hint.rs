//! `cargo lab hint`: three levels for every exercise, each call one further.

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
};

use crate::{
    anchors,
    copy::{self, Copy},
    course::Section,
    failure::Failure,
    suspect,
};

/// Level by level, from the idea to the line in words.
pub const LEVELS: [&str; 3] = ["idea", "shapes", "line"];

/// Where a copy remembers how far its learner has asked.
const MEMORY: &str = ".lab/hints";

/// The hints of a section, as its text file has them.
#[must_use]
pub fn text(section: Section) -> &'static str {
    match section.number {
        1 => include_str!("../hints/visualization.txt"),
        2 => include_str!("../hints/feedforward.txt"),
        3 => include_str!("../hints/sigmoid_gradient.txt"),
        4 => include_str!("../hints/random_init.txt"),
        5 => include_str!("../hints/backpropagation.txt"),
        6 => include_str!("../hints/gradient_checking.txt"),
        7 => include_str!("../hints/fmincg.txt"),
        8 => include_str!("../hints/prediction.txt"),
        9 => include_str!("../hints/logistic_regression.txt"),
        10 => include_str!("../hints/tuning.txt"),
        _ => include_str!("../hints/making_it_fast.txt"),
    }
}

/// The three hints for each function of a section's file.
///
/// ```text
/// # one_hot
/// idea: one paragraph
/// shapes: one paragraph
/// line: one paragraph
/// ```
///
/// A paragraph may go on in indented lines; they are joined, for a screen has a
/// width of its own.
#[must_use]
pub fn parse(text: &str) -> Vec<(String, Vec<String>)> {
    let mut functions: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            functions.push((name.to_owned(), Vec::new()));
        } else if let Some((_, hints)) = functions.last_mut() {
            if line.starts_with(' ') {
                if let Some(hint) = hints.last_mut() {
                    *hint += " ";
                    *hint += line.trim();
                }
            } else if let Some((_, hint)) = line.split_once(": ") {
                hints.push(format!("  {hint}"));
            }
        }
    }
    functions
}

/// The next hint for a function, by default the one that the last answer of
/// `check` or `watch` was about, else the first that is still to do; nothing
/// if there is none.
///
/// The hints before it are shown again once the module has been changed, and all
/// three to who asks again after the last.
///
/// # Errors
///
/// If the section has no such function, or the copy cannot be read or written.
pub fn hint(
    copy: &Copy,
    section: Section,
    function: Option<&str>,
) -> Result<Option<String>, Failure> {
    let module = copy.module(section)?;
    let known = || suspect::remembered(copy, section).or_else(|| to_write(&module));
    let Some(name) = function.map(str::to_owned).or_else(known) else {
        return Ok(None);
    };
    let hints = parse(text(section));
    let Some((_, hints)) = hints.into_iter().find(|(known, _)| *known == name) else {
        return Err(Failure::new(
            format!("section {section} has no exercise `{name}`"),
            format!("its exercises are: {}", section.exercises().join(", ")),
        ));
    };
    let mut memory = remember(copy);
    let now = fingerprint(&module);
    let (given, text) = memory.get(&name).copied().unwrap_or_default();
    let level = (given + 1).min(hints.len());
    memory.insert(name.clone(), (level, now));
    write(copy, &memory)?;
    let on_screen = if text == now && level > given {
        given
    } else {
        0
    };
    let then = if level < hints.len() {
        format!(
            "Not enough? The same command again has the next, {}.",
            LEVELS[level]
        )
    } else {
        format!(
            "That was the last. To go on with the solution: cargo lab solve {} {name}",
            section.number
        )
    };
    let said: Vec<String> = LEVELS
        .iter()
        .zip(hints)
        .take(level)
        .skip(on_screen)
        .map(|(word, hint)| format!("{word}:\n{hint}"))
        .collect();
    Ok(Some(format!(
        "`{name}` in {}\n\n{}\n\n{then}",
        section.module(),
        said.join("\n")
    )))
}

/// Lets the hints for these functions begin with the first level again.
///
/// # Errors
///
/// If the copy cannot be written.
pub fn forget(copy: &Copy, functions: &[String]) -> Result<(), Failure> {
    let mut memory = remember(copy);
    let before = memory.len();
    memory.retain(|name, _| !functions.contains(name));
    if memory.len() == before {
        return Ok(());
    }
    write(copy, &memory)
}

fn fingerprint(module: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    module.hash(&mut hasher);
    hasher.finish()
}

/// The first exercise of a module that is still to write.
#[must_use]
pub fn to_write(module: &str) -> Option<String> {
    let exercises = anchors::exercises(module).ok()?;
    let mut exercises = exercises.into_iter();
    let open = exercises.find(|exercise| anchors::is_to_do(anchors::body(module, exercise)));
    open.map(|exercise| exercise.name)
}

/// How many hints have been given for each function, and of which text of its
/// module the last one was.
fn remember(copy: &Copy) -> BTreeMap<String, (usize, u64)> {
    fs::read_to_string(copy.path(MEMORY))
        .unwrap_or_default()
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (name, level) = (words.next()?, words.next()?.parse().ok()?);
            let module = words.next().and_then(|it| it.parse().ok());
            Some((name.to_owned(), (level, module.unwrap_or_default())))
        })
        .collect()
}

fn write(copy: &Copy, memory: &BTreeMap<String, (usize, u64)>) -> Result<(), Failure> {
    let path = copy.path(MEMORY);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| {
            Failure::file(
                "make",
                folder,
                &error,
                "make the copy writable and try again",
            )
        })?;
    }
    let lines: Vec<String> = memory
        .iter()
        .map(|(name, (level, module))| format!("{name} {level} {module}"))
        .collect();
    copy::write_at_once(&path, lines.join("\n").as_bytes())
}
