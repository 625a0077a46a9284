//! `cargo lab watch`: reruns the section at work whenever a file is saved.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{limit_arguments, limits};
use crate::{
    copy::Copy,
    failure::Failure,
    watch::{self, Settings},
};

/// `watch [--manual]`
#[must_use]
pub fn command() -> Command {
    Command::new("watch")
        .about("Rerun the section at work whenever a file is saved; q leaves")
        .arg(
            Arg::new("manual")
                .long("manual")
                .action(ArgAction::SetTrue)
                .help("Rerun when r is pressed, not when a file is saved"),
        )
        .args(limit_arguments())
}

/// Watches until it is left, which is as it should be.
///
/// # Errors
///
/// If this is no copy, or its tests cannot be run at all.
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let settings = Settings {
        manual: arguments.get_flag("manual"),
        limits: limits(arguments),
    };
    watch::watch(&Copy::here()?, settings)?;
    Ok(true)
}
