//! What the guides say about commands, columns and rules is so.

use std::collections::BTreeSet;

use cargo_lab::{commands, grade::formats};
use clap::Command;
use serde_json::json;

const GRADING: &str = include_str!("../GRADING.md");

/// Where a teacher reads commands.
const GUIDES: [(&str, &str); 5] = [
    ("lab/GRADING.md", GRADING),
    ("lab/README.md", include_str!("../README.md")),
    ("README.md", include_str!("../../README.md")),
    (
        "book/src/teachers_guide.md",
        include_str!("../../book/src/teachers_guide.md"),
    ),
    (
        "lab/gradescope/run_autograder",
        include_str!("../gradescope/run_autograder"),
    ),
];

/// The lines that give a command of ours, without its comment; one that goes on
/// in the next line counts as one.
fn given(text: &str) -> Vec<String> {
    let joined = text.replace("\\\n", " ");
    let ours = ["cargo lab ", "cargo-lab lab ", "cargo-lab\" lab "];
    let rest = joined.lines().filter_map(|line| {
        let (before, rest) = ours.iter().find_map(|ours| line.split_once(ours))?;
        // Inline code ends with its backtick; prose that only speaks of a command
        // has no backtick before it.
        let inline = before.ends_with('`') || before.matches('`').count() % 2 == 1;
        let in_block = before.is_empty() || before.contains("grader ") || before.contains("&& ");
        let in_script = before.ends_with("\"$root/");
        if inline {
            rest.split('`').next()
        } else if in_block || in_script {
            rest.split(" #").next()
        } else {
            None
        }
    });
    rest.map(|rest| rest.split(['&', '>', '|', ';']).next().unwrap_or_default())
        .map(|rest| rest.trim().to_owned())
        .collect()
}

/// Words as a shell parts them, quotes off, with placeholders filled in.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in command.chars() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, ' ') => words.push(String::new()),
            _ => words.last_mut().expect("there is one").push(c),
        }
    }
    let filled = words.into_iter().filter(|word| !word.is_empty());
    filled
        .map(|word| match word.as_str() {
            "N" | "{seed}" => "4711".to_owned(),
            "SECTION" | "[SECTION]" => "5".to_owned(),
            _ => word,
        })
        .collect()
}

fn whole_command() -> Command {
    Command::new("cargo lab")
        .subcommand_required(true)
        .subcommands(commands::ALL.iter().map(|(describe, _)| describe()))
}

#[test]
fn every_command_of_the_guides_is_understood() {
    let mut wrong = Vec::new();
    for (guide, text) in GUIDES {
        let given = given(text);
        assert!(!given.is_empty(), "{guide} gives no command");
        for command in given {
            let words = ["cargo lab".to_owned()].into_iter().chain(words(&command));
            if let Err(error) = whole_command().try_get_matches_from(words) {
                // Named without what it needs, as in "`cargo lab start`, then".
                let in_short = error.kind() == clap::error::ErrorKind::MissingRequiredArgument
                    && !command.contains(' ');
                if !in_short {
                    wrong.push(format!("{guide}: {command}\n{error}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names in the first column of a table of the guide.
fn listed(after: &str) -> Vec<&'static str> {
    let (_, rest) = GRADING.split_once(after).expect(after);
    let table = rest.trim_start().lines().skip(1);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split('`').nth(1).expect("a name in the first column"))
        .collect()
}

#[test]
fn the_columns_of_the_gradebook_are_those_of_the_guide() {
    let report = json!({
        "submission": "ada", "points": 12.5, "of": 100,
        "parts": [{"title": "Feedforward and cost", "points": 12.5, "of": 100}],
        "for_a_person": ["look"], "seed": 4711, "digest": "0f",
    });
    let table = formats::csv(&[report]).unwrap_or_else(|error| panic!("{error}"));
    let head: Vec<&str> = table.lines().next().expect("a head").split(',').collect();
    assert_eq!(listed("| column | |"), head[..]);
    assert_eq!(table.lines().nth(1), Some("ada,12.5,100,12.5,yes,4711,0f"));
}

#[test]
fn the_formats_of_the_guide_are_all_that_there_are() {
    let listed: BTreeSet<&str> = listed("| `--format` | |").into_iter().collect();
    assert_eq!(listed, BTreeSet::from(formats::Format::NAMES));
}

/// A number in the guide that somebody changes in the code.
#[test]
fn the_limits_of_the_guide_are_those_of_the_command() {
    let grade = commands::grade::command();
    let default = |name: &str| {
        let argument = grade.get_arguments().find(|it| it.get_id() == name);
        let values = argument.expect(name).get_default_values();
        values[0].to_string_lossy().into_owned()
    };
    for said in [
        format!("{} s of the processor", default("seconds")),
        format!("{} MB", default("megabytes")),
        format!("`--tests {}`", default("tests")),
    ] {
        assert!(GRADING.contains(&said), "the guide does not say {said:?}");
    }
}
