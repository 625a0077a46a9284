//! `cargo lab grade`: points for submissions.

mod handed_in;

use std::{
    env, fs,
    io::{self, Write},
    num::NonZero,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::Value;

use crate::{
    copy::write_at_once,
    failure::Failure,
    grade::{
        class::{self, Class, pretty},
        exam::Exam,
        formats::{self, Classroom, Format},
        rubric::{PRESETS, Rubric},
        submission::Submission,
        toolchain::Toolchain,
        visible::WhichTests,
    },
    limits::Limits,
};
use handed_in::{HandedIn, handed_in, named};

/// What a person may type.
#[must_use]
pub fn command() -> Command {
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let number = |name: &'static str, default: &'static str, help: &'static str| {
        option(name, "N", help)
            .default_value(default)
            .value_parser(value_parser!(u64).range(1..=1_000_000))
    };
    Command::new("grade")
        .about("Grade submissions: folders, .zip or .tar.gz")
        .arg(
            Arg::new("submissions")
                .value_name("SUBMISSION")
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .required_unless_present_any(["class", "show-rubric", "prepare"])
                .help("What one student handed in"),
        )
        .arg(
            option("class", "DIR", "Grade everything in this folder, one submission each")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(option("rubric", "FILE", "What it is worth: course, all, or a TOML file").default_value("course"))
        .arg(
            Arg::new("show-rubric")
                .long("show-rubric")
                .action(ArgAction::SetTrue)
                .help("Print the rubric and do nothing else"),
        )
        .arg(
            Arg::new("prepare")
                .long("prepare")
                .action(ArgAction::SetTrue)
                .help("Compile what submissions use and do nothing else; later no network is needed"),
        )
        .arg(
            option("format", "FORMAT", "How to write it")
                .default_value("table")
                .value_parser(Format::NAMES),
        )
        .arg(
            option("seed", "N", "Draws the hidden inputs; without it, one is drawn and shown")
                .value_parser(value_parser!(u64)),
        )
        .arg(option("jobs", "N", "How many submissions at a time").value_parser(value_parser!(u64).range(1..=512)))
        .arg(
            option("out", "DIR", "Keep a report for each submission, grades.csv and summary.txt")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            option("tests", "WHICH", "The course's own tests, for feedback: up to the first that fails where something is wrong, all, or none")
                .default_value("first")
                .value_parser(["first", "all", "none"]),
        )
        .arg(number("seconds", "10", "Longest time for the functions of one check"))
        .arg(number("megabytes", "1024", "Most memory for them"))
        .arg(
            option("cache", "DIR", "Where the compiled dependencies are kept")
                .value_parser(value_parser!(PathBuf)),
        )
}

/// Grades what was named; true once it is done, whatever the grades.
///
/// # Errors
///
/// If something cannot be read, written or compiled.
///
/// # Panics
///
/// If the arguments are not those of [`command`].
pub fn run(arguments: &ArgMatches) -> Result<bool, Failure> {
    let rubric_name: &String = arguments.get_one("rubric").expect("it has a default");
    let rubric = Rubric::load(rubric_name)?;
    if arguments.get_flag("show-rubric") {
        let preset = PRESETS.iter().find(|(name, _)| name == rubric_name);
        let text = match preset {
            Some((_, text)) => (*text).to_owned(),
            None => fs::read_to_string(rubric_name).unwrap_or_default(),
        };
        super::print(&text);
        return Ok(true);
    }
    if arguments.get_flag("prepare") {
        let cache = cache(arguments);
        prepare(&cache)?;
        super::print(&format!("Ready to grade, with --cache {}", cache.display()));
        return Ok(true);
    }
    let HandedIn { paths, not_graded } = handed_in(arguments)?;
    let name: &String = arguments.get_one("format").expect("it has a default");
    let format = Format::find(name).expect("clap knows the names");
    if format.is_for_one() && paths.len() != 1 {
        return Err(Failure::new(
            format!(
                "--format {name} is for one submission, and there are {}",
                paths.len()
            ),
            "take json, csv or table for a class",
        ));
    }
    // Before minutes of work: whatever can go wrong at the end.
    let classroom = match format {
        Format::Classroom50 => Some(Classroom::of_this_run()?),
        _ => None,
    };
    let out: Option<&PathBuf> = arguments.get_one("out");
    if let Some(out) = out {
        fs::create_dir_all(out.join("reports")).map_err(|error| {
            Failure::file("make", out, &error, "name a folder that you may write to")
        })?;
    }
    let seed = seed(arguments, out.map(PathBuf::as_path))?;
    let cache = cache(arguments);
    let toolchain = prepare(&cache)?;
    eprintln!("The reference answers the hidden inputs, which takes some seconds.");
    let exam = Exam::prepare(toolchain, &cache.join("work"), seed, limits(arguments))?;
    let class = Class {
        exam: &exam,
        rubric: &rubric,
        tests: tests(arguments),
        jobs: jobs(arguments),
        kept: out.map(|out| out.join("reports")),
    };
    if format.is_for_one() {
        let report = class.grade(&Submission::open(&paths[0])?, class.jobs)?;
        let value = match &classroom {
            Some(classroom) => formats::classroom50(&report, classroom)?,
            None => formats::gradescope(&report),
        };
        write_out(&pretty(&value))?;
        return Ok(true);
    }
    let reports = class.grade_all(&paths)?;
    let summary = class::summary(&reports, exam.walls) + &named(&not_graded);
    if let Some(out) = out {
        write_at_once(&out.join("grades.csv"), formats::csv(&reports)?.as_bytes())?;
        write_at_once(&out.join("summary.txt"), summary.as_bytes())?;
    }
    write_out(&text(format, &reports, &summary)?)?;
    Ok(true)
}

fn text(format: Format, reports: &[Value], summary: &str) -> Result<String, Failure> {
    Ok(match format {
        Format::Csv => formats::csv(reports)?,
        Format::Json => pretty(&Value::from(reports.to_vec())),
        _ => {
            let feedback = reports
                .iter()
                .filter_map(|report| report["feedback"].as_str());
            let feedback: Vec<&str> = feedback.collect();
            match feedback[..] {
                [one] if reports.len() == 1 => one.to_owned() + &people_of(&reports[0]),
                _ => summary.to_owned(),
            }
        }
    })
}

/// What is not for the student.
fn people_of(report: &Value) -> String {
    let lines = report["for_a_person"].as_array().into_iter().flatten();
    let lines: Vec<String> = lines
        .filter_map(|line| Some(format!("  {}\n", line.as_str()?)))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "\nFor a person to look at, not part of the student's report:\n{}",
        lines.concat()
    )
}

/// What was asked for; else that of the run that is resumed; else a new one.
fn seed(arguments: &ArgMatches, out: Option<&Path>) -> Result<u64, Failure> {
    let file = out.map(|out| out.join("seed.txt"));
    let earlier = file
        .as_ref()
        .and_then(|file| fs::read_to_string(file).ok())
        .and_then(|text| text.trim().parse::<u64>().ok());
    let seed = match (arguments.get_one::<u64>("seed"), earlier) {
        (Some(seed), _) => *seed,
        (None, Some(seed)) => seed,
        (None, None) => {
            let seed = drawn();
            eprintln!("The hidden inputs are drawn with --seed {seed}");
            seed
        }
    };
    if let Some(file) = file {
        write_at_once(&file, format!("{seed}\n").as_bytes())?;
    }
    Ok(seed)
}

/// Nine digits that nobody knows before.
pub(super) fn drawn() -> u64 {
    // The standard library seeds its maps with random bits of the system.
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one("seed") % 1_000_000_000
}

fn tests(arguments: &ArgMatches) -> WhichTests {
    match arguments.get_one::<String>("tests").map(String::as_str) {
        Some("all") => WhichTests::All,
        Some("none") => WhichTests::None,
        _ => WhichTests::UpToTheFirst,
    }
}

fn jobs(arguments: &ArgMatches) -> usize {
    let asked = arguments.get_one::<u64>("jobs").copied();
    let processors = || thread::available_parallelism().map_or(1, NonZero::get);
    asked
        .and_then(|jobs| usize::try_from(jobs).ok())
        .unwrap_or_else(processors)
}

fn limits(arguments: &ArgMatches) -> Limits {
    let value = |name| *arguments.get_one::<u64>(name).expect("it has a default");
    Limits {
        time: Duration::from_secs(value("seconds")),
        memory: value("megabytes") << 20,
    }
}

fn prepare(cache: &Path) -> Result<Toolchain, Failure> {
    Toolchain::prepare(cache, &|text| eprintln!("{text}"))
}

fn cache(arguments: &ArgMatches) -> PathBuf {
    let named = arguments.get_one::<PathBuf>("cache").cloned();
    named.unwrap_or_else(cache_of_this_user)
}

/// Where systems keep what can be made again.
fn cache_of_this_user() -> PathBuf {
    let folder = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    folder("XDG_CACHE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(".cache")))
        .unwrap_or_else(env::temp_dir)
        .join("handwritten-grade")
}

/// All of it, or a reason why not: a grade must not be lost in silence.
fn write_out(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(
            format!("the report cannot be written: {error}"),
            "try again with --out DIR",
        )),
        _ => Ok(()),
    }
}
