//! The options of `tune`.

use std::{num::NonZero, path::PathBuf, thread};

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::{MAX_HIDDEN, MAX_ITERATIONS, count, data, files, lambda, path};

/// The settings of `tune`.
pub(crate) struct TuneOptions {
    /// The file of the images and labels.
    pub(crate) data: PathBuf,
    /// The folder of the results.
    pub(crate) output: PathBuf,
    /// Penalties to compare.
    pub(crate) lambdas: Vec<f64>,
    /// Hidden units to compare.
    pub(crate) hidden: Vec<usize>,
    /// Iterations to compare.
    pub(crate) iterations: Vec<usize>,
    /// How many seeds, counted from 1.
    pub(crate) seeds: u64,
    /// The share that is kept for validation, in percent.
    pub(crate) validation: usize,
    /// Trainings that run side by side.
    pub(crate) threads: usize,
    /// Whether to leave out all but the results.
    pub(crate) quiet: bool,
}

/// What `tune` compares, if nothing else is asked for.
struct Grid {
    lambdas: &'static [f64],
    hidden: &'static [usize],
    iterations: &'static [usize],
    seeds: u64,
}

const FULL: Grid = Grid {
    lambdas: &[0.0, 0.1, 0.3, 1.0, 3.0, 10.0],
    hidden: &[5, 10, 25, 50],
    iterations: &[25, 50, 100, 200, 400],
    seeds: 5,
};

const QUICK: Grid = Grid {
    lambdas: &[0.0, 1.0, 10.0],
    hidden: &[10, 25],
    iterations: &[25, 50, 100],
    seeds: 3,
};

/// Values of one option of `tune`.
const MAX_VALUES: usize = 20;
const MAX_SEEDS: u64 = 100;
const MAX_THREADS: usize = 256;

pub(super) fn options(matches: &ArgMatches) -> TuneOptions {
    let grid = if matches.get_flag("quick") {
        &QUICK
    } else {
        &FULL
    };
    let number = |name| matches.get_one::<usize>(name).copied();
    let numbers = |name| {
        let given = matches.get_one::<Vec<usize>>(name);
        given.cloned()
    };
    TuneOptions {
        data: data(matches),
        output: path(matches, "output").unwrap_or_else(|| PathBuf::from("output").join("tuning")),
        lambdas: matches
            .get_one::<Vec<f64>>("lambda")
            .cloned()
            .unwrap_or_else(|| grid.lambdas.to_vec()),
        hidden: numbers("hidden").unwrap_or_else(|| grid.hidden.to_vec()),
        iterations: numbers("iterations").unwrap_or_else(|| grid.iterations.to_vec()),
        seeds: matches.get_one("seeds").copied().unwrap_or(grid.seeds),
        validation: number("validation").unwrap_or(20),
        threads: number("threads")
            .unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get)),
        quiet: matches.get_flag("quiet"),
    }
}

pub(super) fn parser() -> clap::Command {
    let [data, ..] = files();
    let list = |name, value| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .allow_hyphen_values(true)
            .help_heading("What is compared")
    };
    let number = |name, value| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .allow_hyphen_values(true)
            .help_heading("How it is measured")
    };
    clap::Command::new("tune")
        .about(
            "Compares lambda, hidden units and iterations on digits that were kept\n\
             out of the training. What is finished is kept: after a stop, the same\n\
             command goes on.",
        )
        .next_line_help(true)
        .arg(
            list("lambda", "L,L,…")
                .value_parser(|text: &str| values(text, lambda))
                .help("Penalties [default: 0,0.1,0.3,1,3,10]"),
        )
        .arg(
            list("hidden", "N,N,…")
                .value_parser(|text: &str| values(text, |one| count(one, 1, MAX_HIDDEN)))
                .help("Units of the hidden layer [default: 5,10,25,50]"),
        )
        .arg(
            list("iterations", "N,N,…")
                .value_parser(|text: &str| values(text, |one| count(one, 0, MAX_ITERATIONS)))
                .help("Iterations, all of one training [default: 25,50,100,200,400]"),
        )
        .arg(
            Arg::new("quick")
                .long("quick")
                .help_heading("What is compared")
                .action(ArgAction::SetTrue)
                .help("Fewer of each by default, for a first look"),
        )
        .arg(
            number("seeds", "N")
                .value_parser(|text: &str| {
                    let most = usize::try_from(MAX_SEEDS).unwrap_or(usize::MAX);
                    count(text, 1, most).map(|seeds| seeds as u64)
                })
                .help("Splits and random weights for each setting [default: 5]"),
        )
        .arg(
            number("validation", "PERCENT")
                .value_parser(|text: &str| count(text, 1, 99))
                .help("Share of the digits that is kept out [default: 20]"),
        )
        .arg(
            number("threads", "N")
                .value_parser(|text: &str| count(text, 1, MAX_THREADS))
                .help("Trainings side by side [default: as many as processors]"),
        )
        .arg(data)
        .arg(
            Arg::new("output")
                .long("output")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help_heading("Files")
                .help("The folder of the results [default: output/tuning]"),
        )
        .arg(
            Arg::new("quiet")
                .long("quiet")
                .short('q')
                .action(ArgAction::SetTrue)
                .help("Print only the results"),
        )
}

/// Several values with commas between them.
fn values<T>(text: &str, parse: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    let values: Vec<T> = text
        .split(',')
        .map(|one| parse(one.trim()))
        .collect::<Result<_, _>>()
        .map_err(|expected| format!("{expected}, or several with commas between them"))?;
    if values.len() > MAX_VALUES {
        return Err(format!("{} values, at most {MAX_VALUES}", values.len()));
    }
    Ok(values)
}
