//! `cargo lab reset`, `solution` and `solve`: exercise against solution.

use crate::{
    anchors::{self, Exercise},
    copy::Copy,
    course::Section,
    failure::Failure,
    hint,
};

/// Puts the exercise back: a whole section, or one function of it.
///
/// # Errors
///
/// If a file cannot be read or written, or the function is not to be found.
pub fn reset(copy: &Copy, section: Section, function: Option<&str>) -> Result<String, Failure> {
    let said = put(
        copy,
        section,
        function,
        &section.stub(),
        "is an exercise again",
    )?;
    let all = || section.exercises();
    hint::forget(
        copy,
        &function.map_or_else(all, |name| vec![name.to_owned()]),
    )?;
    Ok(said)
}

/// Puts the solution in place: of a whole section, or of one function.
///
/// # Errors
///
/// If a file cannot be read or written, or the function is not to be found.
pub fn solve(copy: &Copy, section: Section, function: Option<&str>) -> Result<String, Failure> {
    put(
        copy,
        section,
        function,
        section.solution(),
        "has its solution now",
    )
}

/// The solution of one function, or of all that a section asks for, each with its
/// name before it.
///
/// # Errors
///
/// If the section has no such function.
pub fn solution(section: Section, function: Option<&str>) -> Result<String, Failure> {
    let source = section.solution();
    let exercises = anchors::exercises(source).unwrap_or_default();
    let Some(name) = function else {
        let module = section.module();
        let one = |exercise: &Exercise| {
            let body = anchors::body(source, exercise);
            format!("// {module}: {}\n{body}", exercise.name)
        };
        let all: Vec<String> = exercises.iter().map(one).collect();
        return Ok(all.join("\n"));
    };
    match exercises.iter().find(|exercise| exercise.name == name) {
        Some(exercise) => Ok(anchors::body(source, exercise).to_owned()),
        None => Err(no_such_function(section, name)),
    }
}

fn put(
    copy: &Copy,
    section: Section,
    function: Option<&str>,
    from: &str,
    done: &str,
) -> Result<String, Failure> {
    let module = section.module();
    let (text, what) = match function {
        None => (from.to_owned(), format!("section {section} ({module})")),
        Some(name) => {
            let text = with_function(copy, section, name, from)?;
            (text, format!("`{name}` in {module}"))
        }
    };
    let backup = copy.replace_module(section, &text)?;
    let kept = backup
        .as_deref()
        .and_then(|path| path.file_name())
        .map_or_else(
            || "It was so already.".to_owned(),
            |name| format!("What was there is in src/{}.", name.to_string_lossy()),
        );
    Ok(format!("{what} {done}. {kept}"))
}

fn with_function(copy: &Copy, section: Section, name: &str, from: &str) -> Result<String, Failure> {
    if !section.exercises().iter().any(|known| known == name) {
        return Err(no_such_function(section, name));
    }
    let current = copy.module(section)?;
    match anchors::transplant(&current, from, name) {
        Ok(Some(text)) => Ok(text),
        // An older course did not have it, or it was deleted with its fences.
        Ok(None) => match anchors::insert(&current, from, name) {
            Ok(Some(text)) => Ok(text),
            _ => Err(fences(section, &format!("has no fences for `{name}`"))),
        },
        Err(error) => Err(fences(section, &format!("has damaged fences, {error}"))),
    }
}

fn fences(section: Section, problem: &str) -> Failure {
    let number = section.number;
    Failure::new(
        format!("{} {problem}; nothing was changed", section.module()),
        format!(
            "mend the lines `// ANCHOR: solution_…` and `// ANCHOR_END: solution_…`, or take the \
             whole section: leave the function's name out after `{number}`"
        ),
    )
}

fn no_such_function(section: Section, name: &str) -> Failure {
    Failure::new(
        format!("section {section} has no exercise `{name}`"),
        format!("its exercises are: {}", section.exercises().join(", ")),
    )
}
