//! The runs beyond the lecture, as a person starts them: `baseline` and `tune`.
//! Run: `cargo test --test the_runs_beyond`.
//!
//! They need the optional sections: in a copy, plain `cargo test` leaves this
//! file out.

#![cfg(feature = "program")]

mod files;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use files::{Folder, save_digits};
use handwritten::data::Digits;
use handwritten::tuning::{Training, train};
use ndarray::{Array1, Array2};

fn command(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handwritten"));
    command.current_dir(folder.file(".")).args(arguments);
    command
}

/// What the program printed, if it ended with this exit status.
fn printed(folder: &Folder, arguments: &[&str], status: i32) -> String {
    let output: Output = command(folder, arguments)
        .output()
        .expect("the program starts");
    let [out, err] = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8(bytes).expect("the program prints UTF-8"));
    assert_eq!(
        output.status.code(),
        Some(status),
        "exit status; the program printed:\n{out}\n{err}"
    );
    if status == 0 { out } else { err }
}

fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Four labels that are hard to tell apart: a bar in one of four places, and
/// noise that hides one in three.
fn small(folder: &Folder, name: &str, noise: usize) {
    let labels = Array1::from_iter((0..80).map(|row| 1 + row % 4));
    let x = Array2::from_shape_fn((80, 64), |(row, pixel)| {
        let is_hidden = (row * 11 + noise).is_multiple_of(3);
        let bar = if pixel / 16 == row % 4 && !is_hidden {
            0.6
        } else {
            0.0
        };
        bar + ((row * 37 + pixel * 101 + noise * row * pixel) % 17) as f64 / 17.0
    });
    save_digits(&folder.file(name), &Digits { x, labels });
}

const GRID: [&str; 11] = [
    "tune",
    "--data",
    "small.mat",
    "--lambda",
    "0,1",
    "--hidden",
    "2,6",
    "--iterations",
    "10,60",
    "--seeds",
    "3",
];

/// Long enough to be killed on the way: 84 trainings.
const LONG: [&str; 4] = ["--iterations", "10,300", "--seeds", "6"];

fn tune(more: &[&'static str]) -> Vec<&'static str> {
    [&GRID[..], more].concat()
}

fn long_tune(more: &[&'static str]) -> Vec<&'static str> {
    [&GRID[..7], &LONG, more].concat()
}

/// What a comparison has written, but for the order of the trainings.
fn results(folder: &Folder, output: &str) -> (Vec<String>, BTreeSet<String>) {
    let read = |name: &str| {
        let path = folder.file(output).join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let drawn = [
        "settings.csv",
        "learning_curves.svg",
        "validation_curves.svg",
        "heat_map.svg",
    ];
    let trainings = read("trainings.csv");
    let whole = trainings.lines().filter(|line| !line.contains("cut short"));
    (drawn.map(read).to_vec(), whole.map(str::to_owned).collect())
}

// ---------------------------------------------------------------- baseline

#[test]
fn the_baseline_stands_beside_the_network_and_the_published_numbers() {
    let folder = Folder::new("the_baseline");
    let printed = printed(&folder, &["baseline"], 0);
    let rows: Vec<&str> = printed
        .lines()
        .filter(|line| line.contains("classifiers ") || line.contains("network "))
        .filter(|line| line.trim_start().starts_with(['c', 'n', '✓', '✗', 'w']))
        .collect();
    for (row, expected) in [
        (0, "weights of the classifiers 4,010"),
        (1, "weights of the network 10,285"),
    ] {
        assert_eq!(flowing(rows[row]), expected, "row {row} of\n{printed}");
    }
    assert!(
        rows[2].contains('✓') && rows[2].contains("94.9 ± 0.3  ex3.pdf"),
        "the classifiers beside what ex3.pdf says: {}",
        rows[2]
    );
    assert!(
        rows[3].contains('✓') && rows[3].contains("95.3 ± 1"),
        "the network beside what ex4.pdf says: {}",
        rows[3]
    );
    assert!(
        flowing(&printed).contains("SciPy's minimiser and gives 95.08 %"),
        "{printed}"
    );
    let percent = |row: &str| {
        let last = row.split_whitespace().last().expect("a number");
        last.parse::<f64>().expect("a percentage")
    };
    let (classifiers, network) = (percent(rows[4]), percent(rows[5]));
    // SciPy's classifiers read 91.4 % and those at the minimum 90.7 % of the same
    // 1,000 images; a network reads about 2 % more.
    assert!(
        (classifiers - 91.1).abs() < 0.8 && network > classifiers + 1.0,
        "of the images kept out, the classifiers read {classifiers} and the network {network}"
    );
    assert!(folder.file("output/classifiers.png").is_file());
}

// ---------------------------------------------------------------- tune

#[test]
fn a_comparison_names_the_best_and_how_sure_it_is() {
    let folder = Folder::new("a_comparison");
    small(&folder, "small.mat", 3);
    let printed = flowing(&printed(&folder, &tune(&[]), 0));
    for expected in [
        "64 images to learn from and 16 to validate with, split anew for each of 3 seeds. 8 settings.",
        "42 trainings of up to 60 iterations",
        "42 of 42 trainings",
        "Best on the validation images: ",
        " with 3 seeds (95 %, paired t-test).",
        "The best of many is partly lucky",
        "Learned by heart: ",
    ] {
        assert!(
            printed.contains(expected),
            "expected \"{expected}\" in\n{printed}"
        );
    }
    assert!(
        !printed.contains('\x1b'),
        "escape sequences where there is no terminal"
    );
    let ((drawn, trainings), header) = (results(&folder, "output/tuning"), 2);
    assert_eq!(
        trainings.len(),
        header + 42 * 2,
        "a line for each training and iterations"
    );
    assert_eq!(
        drawn[0].lines().count(),
        header + 8,
        "a line for each setting"
    );
    for svg in &drawn[1..] {
        assert!(
            svg.contains("<svg") && svg.contains("drawn by handwritten"),
            "a picture of ours"
        );
    }
    // By hand, from the lines of the trainings: the mean of one setting.
    let of_one: Vec<f64> = trainings
        .iter()
        .filter(|line| line.starts_with("64,6,1,") && line.contains(",60,"))
        .map(|line| {
            line.rsplit(',')
                .next()
                .expect("a field")
                .parse()
                .expect("a number")
        })
        .collect();
    assert_eq!(of_one.len(), 3, "a line for each seed");
    let mean = format!("{:.3}", of_one.iter().sum::<f64>() / 3.0);
    let row = drawn[0].lines().find(|line| line.starts_with("6,1,60,"));
    let row = row.expect("the setting has a row");
    assert_eq!(
        row.split(',').nth(5),
        Some(mean.as_str()),
        "validation mean in {row}"
    );
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let folder = Folder::new("any_number_of_threads");
    small(&folder, "small.mat", 1);
    printed(&folder, &tune(&["--threads", "1", "--output", "one"]), 0);
    printed(&folder, &tune(&["--threads", "3", "--output", "three"]), 0);
    assert!(
        results(&folder, "one") == results(&folder, "three"),
        "1 and 3 threads differ"
    );
}

/// Waits until so many lines stand in the file of the trainings.
fn wait_for_lines(folder: &Folder, count: usize, child: &mut Child) {
    let file = folder.file("killed/trainings.csv");
    let started = Instant::now();
    while fs::read_to_string(&file).map_or(0, |text| text.lines().count()) < count {
        let ended = child.try_wait().expect("the program can be asked");
        assert!(
            ended.is_none(),
            "it came to its end before it could be killed"
        );
        assert!(
            started.elapsed() < Duration::from_secs(120),
            "nothing is written"
        );
        thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_run_that_was_killed_is_gone_on_with() {
    let folder = Folder::new("a_run_that_was_killed");
    small(&folder, "small.mat", 2);
    printed(&folder, &long_tune(&["--output", "whole"]), 0);

    let arguments = long_tune(&["--output", "killed", "--threads", "1"]);
    for lines in [6, 40] {
        let mut child = command(&folder, &arguments)
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        wait_for_lines(&folder, lines, &mut child);
        child.kill().expect("the program is running");
        child.wait().expect("it has ended");
        // As if the power had failed in the middle of a line.
        let path = folder.file("killed/trainings.csv");
        let mut file = File::options().append(true).open(path).unwrap();
        file.write_all(b"64,6,1,5,300,0.2,9").unwrap();
    }
    let before = fs::read(folder.file("killed/trainings.csv")).unwrap();
    let printed = printed(&folder, &arguments, 0);
    let left: usize = printed
        .split(" trainings of up to")
        .next()
        .and_then(|text| text.split_whitespace().last()?.parse().ok())
        .expect("it says how many are left");
    assert!(
        (20..=65).contains(&left),
        "of 84 trainings {left} were left to do"
    );
    let after = fs::read(folder.file("killed/trainings.csv")).unwrap();
    assert!(
        after.starts_with(&before),
        "what stood in the file is never changed"
    );
    assert!(
        flowing(&printed).contains("2 lines cannot be read"),
        "{printed}"
    );
    assert!(
        results(&folder, "killed") == results(&folder, "whole"),
        "the run that was killed twice must give what the other one gave"
    );
}

#[test]
fn a_finished_comparison_is_only_read_and_a_larger_one_trains_what_is_new() {
    let folder = Folder::new("a_finished_comparison");
    small(&folder, "small.mat", 5);
    printed(&folder, &tune(&[]), 0);
    let before = results(&folder, "output/tuning");
    let again = printed(&folder, &tune(&[]), 0);
    assert!(
        !again.contains("trainings of up to"),
        "nothing is left to train:\n{again}"
    );
    assert!(
        before == results(&folder, "output/tuning"),
        "the same results"
    );
    let mut larger = tune(&[]);
    larger[4] = "0,1,3";
    let printed = printed(&folder, &larger, 0);
    assert!(
        printed.contains(" 6 trainings of up to"),
        "two sizes, three seeds:\n{printed}"
    );
}

#[test]
fn damaged_lines_are_left_as_they_are_and_measured_again() {
    let folder = Folder::new("damaged_lines");
    small(&folder, "small.mat", 4);
    printed(&folder, &tune(&[]), 0);
    let before = results(&folder, "output/tuning");
    let path = folder.file("output/tuning/trainings.csv");
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[5] = "64,2,what".to_owned();
    lines[9] = lines[9]
        .replacen(",1,", ",one,", 1)
        .replacen(",0,", ",zero,", 1);
    lines[12].push_str(",7");
    let damaged = lines.join("\n") + "\n";
    fs::write(&path, &damaged).unwrap();
    let printed = flowing(&printed(&folder, &tune(&[]), 0));
    assert!(printed.contains("3 lines cannot be read"), "{printed}");
    let after = fs::read_to_string(&path).unwrap();
    assert!(after.starts_with(&damaged), "the damaged lines stay");
    assert_eq!(
        before.0,
        results(&folder, "output/tuning").0,
        "settings and pictures"
    );
}

#[test]
fn files_of_others_and_of_other_data_are_refused_and_kept() {
    let folder = Folder::new("files_of_others");
    small(&folder, "small.mat", 6);
    small(&folder, "other.mat", 7);
    fs::create_dir_all(folder.file("mine")).unwrap();
    fs::write(folder.file("mine/trainings.csv"), "my own table\n").unwrap();
    fs::create_dir_all(folder.file("drawn")).unwrap();
    fs::write(folder.file("drawn/heat_map.svg"), "my own map\n").unwrap();
    printed(&folder, &tune(&["--output", "first"]), 0);
    let first = results(&folder, "first");
    let mut other = tune(&["--output", "first"]);
    other[2] = "other.mat";
    let messages = [
        printed(&folder, &tune(&["--output", "mine"]), 1),
        printed(&folder, &tune(&["--output", "drawn"]), 1),
        printed(&folder, &other, 1),
        printed(
            &folder,
            &tune(&["--output", "first", "--validation", "25"]),
            1,
        ),
        printed(
            &folder,
            &tune(&["--output", "none", "--validation", "1"]),
            1,
        ),
    ];
    insta::assert_snapshot!(messages.concat().replace('\\', "/"), @r"
    error: mine/trainings.csv: was not written by this program and is left as it is; choose another folder with --output
    error: drawn/heat_map.svg: was not drawn by this program and is left as it is; choose another folder with --output
    error: first/trainings.csv: holds trainings of other data or another --validation and is left as it is; choose another folder with --output
    error: first/trainings.csv: holds trainings of other data or another --validation and is left as it is; choose another folder with --output
    error: small.mat: 1 % of its images are 0 of 80, and both parts need some; choose another --validation
    ");
    let kept = |name: &str| fs::read_to_string(folder.file(name)).unwrap();
    assert_eq!(kept("mine/trainings.csv"), "my own table\n");
    assert_eq!(kept("drawn/heat_map.svg"), "my own map\n");
    assert!(
        first == results(&folder, "first"),
        "what was refused is as it was"
    );
}

#[test]
fn two_runs_do_not_write_to_one_file() {
    let folder = Folder::new("two_runs");
    small(&folder, "small.mat", 8);
    fs::create_dir_all(folder.file("busy")).unwrap();
    let file = File::create(folder.file("busy/trainings.csv")).unwrap();
    file.lock().unwrap();
    let message = printed(&folder, &tune(&["--output", "busy"]), 1);
    assert!(
        message.contains("another run is at work with it"),
        "{message}"
    );
    // Not dropped: a process that another test is starting may still have it.
    file.unlock().unwrap();
    printed(&folder, &tune(&["--output", "busy"]), 0);
}

#[test]
fn wrong_lists_are_named_with_what_was_expected() {
    let folder = Folder::new("wrong_lists");
    let cases: [&[&str]; 6] = [
        &["tune", "--lambda", "1,-1"],
        &["tune", "--hidden", "25,,50"],
        &["tune", "--iterations", "much"],
        &["tune", "--seeds", "0"],
        &["tune", "--validation", "100"],
        &[
            "tune",
            "--hidden",
            "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21",
        ],
    ];
    let messages: Vec<String> = cases
        .iter()
        .map(|arguments| {
            let message = printed(&folder, arguments, 2);
            message.lines().next().unwrap_or_default().to_owned()
        })
        .collect();
    insta::assert_snapshot!(messages.join("\n"), @r"
    error: invalid value '1,-1' for '--lambda <L,L,…>': expected a number from 0 to 1000000, such as 0.5, or several with commas between them
    error: invalid value '25,,50' for '--hidden <N,N,…>': expected a whole number from 1 to 10000, or several with commas between them
    error: invalid value 'much' for '--iterations <N,N,…>': expected a whole number from 0 to 100000, or several with commas between them
    error: invalid value '0' for '--seeds <N>': expected a whole number from 1 to 100
    error: invalid value '100' for '--validation <PERCENT>': expected a whole number from 1 to 99
    error: invalid value '1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21' for '--hidden <N,N,…>': 21 values, at most 20
    ");
}

/// The comparison that the book shows is what this program measures. One of its
/// trainings is done again, the shortest.
#[test]
fn the_recorded_comparison_can_be_measured_again() {
    let recorded: Vec<Vec<f64>> = include_str!("recorded/tuning.csv")
        .lines()
        .filter(|line| line.starts_with("125,25,1,1,"))
        .map(|line| {
            line.split(',')
                .map(|field| field.parse().expect("a number"))
                .collect()
        })
        .collect();
    let training = Training {
        examples: 125,
        hidden: 25,
        lambda: 1.0,
        seed: 1,
    };
    let scores = train(common::digits(), 0.2, &training, &[25, 50]);
    for (recorded, [seen, new]) in recorded.iter().zip(scores) {
        let found = [seen.cost, seen.accuracy, new.cost, new.accuracy];
        // Other instructions round differently. After 50 iterations that is less
        // than a millionth of the cost and may turn a digit in a thousand.
        for (found, recorded) in found.iter().zip(&recorded[5..]) {
            assert!(
                (found - recorded).abs()
                    <= 1e-5 * recorded.abs() + 0.1 * f64::from(u8::from(*recorded > 20.0)),
                "{found} was measured, {recorded} is recorded"
            );
        }
    }
    assert_eq!(
        recorded.len(),
        5,
        "lines for 25, 50, 100, 200 and 400 iterations"
    );
}

#[test]
fn their_help_fits_a_terminal() {
    let folder = Folder::new("their_help");
    for run in ["baseline", "tune"] {
        let help = printed(&folder, &[run, "--help"], 0);
        let widest = help.lines().map(|line| line.chars().count()).max();
        assert!(
            widest <= Some(80),
            "a line of {widest:?} characters in\n{help}"
        );
    }
}
