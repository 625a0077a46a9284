//! `cargo lab`: lists the commands and carries out the one that was asked for.

use std::{
    env,
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

use cargo_lab::{commands, failure::Failure};
use clap::{ArgMatches, Command};

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
    Command::new("cargo lab")
        .bin_name("cargo lab")
        .about("Exercise copies of the course Handwritten")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(commands::ALL.iter().map(|(describe, _)| describe()))
}

/// Does what was asked; whether all is green.
fn carry_out(matches: &ArgMatches) -> Result<bool, Failure> {
    let (name, arguments) = matches.subcommand().expect("clap requires one");
    let (_, run) = commands::ALL
        .iter()
        .find(|(describe, _)| describe().get_name() == name)
        .expect("clap knows no other commands");
    run(arguments)
}
