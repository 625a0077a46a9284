//! `cargo lab handout`: a folder for a class.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::{
    failure::Failure,
    handout::{self, Handout},
};

/// What a person may type.
#[must_use]
pub fn command() -> Command {
    Command::new("handout")
        .about("Make a folder for a class: the exercises, no solutions, tests that run on push")
        .arg(
            Arg::new("folder")
                .value_name("DIR")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("A new or empty folder"),
        )
        .arg(
            Arg::new("sections")
                .long("sections")
                .value_name("RANGE")
                .default_value("1-8")
                .value_parser(|text: &str| handout::range(text))
                .help("What is to be written: 1-5, 3; sections before it are given solved"),
        )
        .arg(
            Arg::new("title")
                .long("title")
                .value_name("TEXT")
                .help("What the README is called"),
        )
        .arg(
            Arg::new("due")
                .long("due")
                .value_name("TEXT")
                .help("When it is to be handed in"),
        )
        .arg(
            Arg::new("no-assistant-file")
                .long("no-assistant-file")
                .action(ArgAction::SetTrue)
                .help("Leave out AGENTS.md and the settings that switch completion off"),
        )
}

/// Makes the folder.
///
/// # Errors
///
/// If something is there already, or cannot be written.
///
/// # Panics
///
/// If the arguments are not those of [`command`].
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let folder: &PathBuf = arguments.get_one("folder").expect("clap requires it");
    let text = |name: &str| arguments.get_one::<String>(name).cloned();
    let handout = Handout {
        sections: arguments
            .get_one::<std::ops::RangeInclusive<usize>>("sections")
            .expect("it has a default")
            .clone(),
        title: text("title").unwrap_or_else(|| "Handwritten".to_owned()),
        due: text("due"),
        assistant_file: !arguments.get_flag("no-assistant-file"),
    };
    handout.write(folder)?;
    let folder = folder.display();
    super::print(&format!(
        "{folder} is ready for the class. Look at it as they will:\n\n    cd {folder}\n    cargo test\n\n\
         Then make a repository of it (git init) or pack it. README.md, which they read first, is yours to change."
    ));
    Ok(true)
}
