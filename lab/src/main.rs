//! `cargo lab`: the commands.

use std::{
    env,
    ffi::OsString,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use cargo_lab::{
    check,
    copy::Copy,
    course::Section,
    exchange,
    failure::Failure,
    hint,
    limits::Limits,
    start::{self, Repository, Started},
};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

/// What was asked about is not (yet) as it should be.
const RED: u8 = 1;
/// The command could not be carried out.
const TROUBLE: u8 = 2;

fn main() -> ExitCode {
    let matches = command().get_matches_from(arguments());
    match carry_out(&matches) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(RED),
        Err(failure) => {
            let _ = writeln!(io::stderr(), "error: {failure}");
            ExitCode::from(TROUBLE)
        }
    }
}

/// Cargo passes the name of the subcommand on: `cargo-lab lab check`.
fn arguments() -> Vec<OsString> {
    let mut arguments: Vec<OsString> = env::args_os().collect();
    if arguments.get(1).is_some_and(|first| first == "lab") {
        arguments.remove(1);
    }
    arguments
}

fn command() -> Command {
    let section = || {
        Arg::new("section")
            .value_name("SECTION")
            .value_parser(section)
    };
    let function = || {
        Arg::new("function")
            .value_name("FUNCTION")
            .help("One function of it alone")
    };
    Command::new("cargo lab")
        .bin_name("cargo lab")
        .about("Exercise copies of the course Handwritten")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("start").about("Make an exercise copy").arg(
                Arg::new("folder")
                    .value_name("DIR")
                    .default_value("workbook")
                    .value_parser(value_parser!(PathBuf))
                    .help("A new or empty folder"),
            ),
        )
        .subcommand(
            Command::new("check")
                .about("Run the tests section by section, up to the first that is red")
                .arg(section().help("One section alone: 1 to 8, or its name"))
                .arg(limit(
                    "seconds",
                    "60",
                    "Longest time for the tests of a section",
                ))
                .arg(limit(
                    "megabytes",
                    "2048",
                    "Most memory for the tests of a section",
                )),
        )
        .subcommand(
            Command::new("hint")
                .about("Show the next hint: the idea, the shapes, the line in words")
                .arg(section().required(true).help("1 to 8, or its name"))
                .arg(function()),
        )
        .subcommand(
            Command::new("solution")
                .about("Show the solution of a section that is green")
                .arg(section().required(true).help("1 to 8, or its name"))
                .arg(function())
                .arg(
                    Arg::new("peek")
                        .long("peek")
                        .action(ArgAction::SetTrue)
                        .help("Show it although the section is red"),
                ),
        )
        .subcommand(
            Command::new("solve")
                .about("Put the solution in place, keeping your code in a backup")
                .arg(section().required(true).help("1 to 8, or its name"))
                .arg(function()),
        )
        .subcommand(
            Command::new("reset")
                .about("Put the exercise back, keeping your code in a backup")
                .arg(section().required(true).help("1 to 8, or its name"))
                .arg(function()),
        )
}

fn limit(name: &'static str, default: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("N")
        .default_value(default)
        .value_parser(value_parser!(u64).range(1..=1_000_000))
        .help(help)
}

fn section(name: &str) -> Result<Section, String> {
    Section::find(name).ok_or_else(|| "sections are 1 to 8, or named like `feedforward`".to_owned())
}

/// Does what was asked; whether all is green.
fn carry_out(matches: &ArgMatches) -> Result<bool, Failure> {
    let (name, arguments) = matches.subcommand().expect("clap requires one");
    if name == "start" {
        let folder: &PathBuf = arguments.get_one("folder").expect("it has a default");
        return begin(folder);
    }
    let copy = Copy::here()?;
    let section = arguments.get_one::<Section>("section").copied();
    if name == "check" {
        return check::check(&copy, section, limits(arguments), &mut io::stdout());
    }
    let section = section.expect("clap requires it");
    let function = arguments.get_one::<String>("function").map(String::as_str);
    let said = match name {
        "hint" => hint::hint(&copy, section, function)?,
        "solve" => exchange::solve(&copy, section, function)?,
        "reset" => exchange::reset(&copy, section, function)?,
        _ => {
            if !arguments.get_flag("peek") && !check::is_solved(&copy, section, DEFAULT_LIMITS)? {
                eprintln!(
                    "section {section} is not green yet: its solution is shown when it is\n  \
                     see it all the same: cargo lab solution {} --peek",
                    section.number
                );
                return Ok(false);
            }
            exchange::solution(section, function)?
        }
    };
    print(&said);
    Ok(true)
}

const DEFAULT_LIMITS: Limits = Limits {
    time: Duration::from_secs(60),
    memory: 2048 << 20,
};

fn limits(arguments: &ArgMatches) -> Limits {
    let value = |name| *arguments.get_one::<u64>(name).expect("it has a default");
    Limits {
        time: Duration::from_secs(value("seconds")),
        memory: value("megabytes") << 20,
    }
}

fn begin(folder: &Path) -> Result<bool, Failure> {
    let repository = Repository::of_this_run();
    let Started { folder, shared } = start::start(folder, repository.as_ref())?;
    let folder = folder.display();
    let shared = match shared {
        0 => "The first build takes a minute or two.".to_owned(),
        bytes => format!("{} MB of compiled dependencies came with it.", bytes >> 20),
    };
    print(&format!(
        "{folder} is ready. {shared}\n\n    cd {folder}\n    cargo test\n\n\
         shows the first section that is red. README.md says how to go on."
    ));
    Ok(true)
}

/// Nothing to do if nobody reads it any more.
fn print(text: &str) {
    let _ = writeln!(io::stdout(), "{}", text.trim_end());
}
