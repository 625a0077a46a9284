//! The run, as a person starts it: what it says, what it writes, when it
//! fails. Run: `cargo test --test the_run`.
//!
//! The name puts this file behind those of the sections, as Cargo runs them in
//! the order of their names.

#![cfg(feature = "program")]

mod files;

use std::fs;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use files::{Folder, save_digits};
use handwritten::data::{COURSE_WEIGHTS, DIGITS, Digits, WEIGHTS, data_directory};
use handwritten::network::{Architecture, Network};
use handwritten::picture::{load_png, png_bytes};
use handwritten::prediction::{accuracy, predict};
use handwritten::random_init::random_network;
use handwritten::visualization::digit_image;
use ndarray::{Array1, Array2, Zip};

/// Starts the program in a folder and waits for it.
fn run(folder: &Folder, arguments: &[&str]) -> Output {
    command(folder, arguments)
        .output()
        .expect("the program starts")
}

fn command(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handwritten"));
    command.current_dir(folder.file(".")).args(arguments);
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8")
}

/// What the program printed, if it ended with this exit status.
fn printed(output: &Output, status: i32) -> String {
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    if let Some(line) = err.lines().find(|line| line.starts_with("[src/")) {
        panic!("a dbg! is left in the code and prints among the rest; take it out: {line}");
    }
    assert_eq!(
        output.status.code(),
        Some(status),
        "exit status; the program printed:\n{out}\n{err}"
    );
    if status == 0 { out } else { err }
}

/// The lecture as `cargo run` gives it, run once for all tests: in a package
/// without the course's weights, so that nothing depends on whether they are
/// at hand.
struct Lecture {
    folder: Folder,
    printed: String,
}

fn lecture() -> &'static Lecture {
    static LECTURE: OnceLock<Lecture> = OnceLock::new();
    LECTURE.get_or_init(|| {
        let folder = Folder::new("lecture");
        fs::create_dir(folder.file("data")).expect("the folder is new");
        for file in [DIGITS, WEIGHTS] {
            fs::copy(data_directory().join(file), folder.file("data").join(file))
                .expect("the file is shipped");
        }
        // The folder of the pictures is not there yet.
        let output = command(&folder, &["--save", "output/trained.mat"])
            .env("CARGO_MANIFEST_DIR", folder.file("."))
            .output()
            .expect("the program starts");
        let printed = printed(&output, 0);
        Lecture { folder, printed }
    })
}

/// Data of another form: 8 × 8 pixels, 4 labels, a bar in each of 4 places.
fn small_digits() -> Digits {
    let labels = Array1::from_iter((0..60).map(|row| 1 + row % 4));
    let x = Array2::from_shape_fn((60, 64), |(row, pixel)| {
        let bar = if pixel / 8 / 2 == row % 4 { 1.0 } else { 0.0 };
        bar + 0.01 * ((row * 7 + pixel * 3) % 11) as f64
    });
    Digits { x, labels }
}

fn small(folder: &Folder, name: &str) {
    save_digits(&folder.file(name), &small_digits());
}

// ---- the lecture ----

#[test]
fn the_lecture_finds_every_number_as_published() {
    // What was measured is left out where its last digit depends on how the
    // processor rounds.
    let compared: Vec<String> = lecture()
        .printed
        .lines()
        .filter(|line| line.contains(['✓', '✗']) || line.starts_with("──"))
        .map(|line| {
            let rounded = ["loop", "relative", "fast", "accuracy"];
            let cells: Vec<&str> = line
                .split("  ")
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .collect();
            if rounded.iter().any(|start| cells[0].contains(start)) {
                format!("{} | … | {}", cells[0], cells[2..].join(" | "))
            } else {
                cells.join(" | ").trim_end_matches(['─', ' ']).to_owned()
            }
        })
        .collect();
    insta::assert_snapshot!(compared.join("\n"), @r##"
    what was published, and where: ✓ if they agree, ✗ if not.
    ── 1 · The data
    ✓ images | 5,000 | 5,000 | ex4.pdf
    ✓ pixels of each | 400 | 400 | ex4.pdf
    ── 2 · The cost of the network's answers
    ✓ cost J, lambda 0 | 0.142942 | 0.142942 | GNU Octave 7.3
    ✓ cost J, lambda 1 | 0.330745 | 0.330745 | GNU Octave 7.3
    ✓ cost J, lambda 3 | 0.706352 | 0.706352 | GNU Octave 7.3
    ── 3 · The slope of the activation function
    ✓ g'(−1) | 0.196612 | 0.196612 | ex4.m
    ✓ g'(−0.5) | 0.235004 | 0.235004 | ex4.m
    ✓ g'(0) | 0.25 | 0.25 | ex4.pdf
    ✓ g'(0.5) | 0.235004 | 0.235004 | ex4.m
    ✓ g'(1) | 0.196612 | 0.196612 | ex4.m
    ── 4 · Weights to start from
    ✓ ε of Theta1 | 0.12 | 0.12 | ex4.pdf
    ✓ Theta1 | −0.1188 to 0.1188 | within ±0.1188 | the formula
    ✓ Theta2 | −0.4124 to 0.4140 | within ±0.4140 | the formula
    ── 5 · The gradient, by backpropagation
    ✓ loop against vectorised | … | < 1e-12 | rounding
    ── 6 · Is the gradient right?
    ✓ relative difference, lambda 0 | … | < 1e-9 | ex4.pdf
    ✓ relative difference, lambda 3 | … | < 1e-9 | ex4.pdf
    ✓ weights that agree, large network | 10 | 10, to 4 digits | the post
    ── 7 · Training
    ✓ fast against plain, at the start | … | < 1e-10 | rounding
    ✓ accuracy in percent | … | 95.3 ± 1 | ex4.pdf
    ✓ accuracy in percent | … | 96.5 ± 1 | the post
    ── 8 · What the network reads
    ✓ read rightly, data/weights.mat | 4,967 | 4,967 | GNU Octave 7.3
    ── Written
    ✓ all 21 numbers are as expected
    "##);
}

#[test]
fn the_lecture_says_how_to_get_the_weights_that_are_not_there() {
    let flowing = lecture()
        .printed
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let expected = "Feedforward over all examples with the weights of data/weights.mat. The course \
                    publishes the costs of its own weights, ex4weights.mat, which are not here: \
                    data/README.md has the line that downloads them.";
    assert!(
        flowing.contains(expected),
        "expected \"{expected}\" in\n{}",
        lecture().printed
    );
}

#[test]
fn the_lecture_prints_plain_lines_where_there_is_no_terminal() {
    let printed = &lecture().printed;
    assert!(!printed.contains('\x1b'), "escape sequences in\n{printed}");
    let widest = printed.lines().map(|line| line.chars().count()).max();
    assert!(
        widest <= Some(80),
        "a line of {widest:?} characters in\n{printed}"
    );
    for iteration in ["iteration   10 ", "iteration   50 ", "iteration   70 "] {
        assert!(
            printed.contains(iteration),
            "no line \"{iteration}\" in\n{printed}"
        );
    }
}

#[test]
fn the_lecture_draws_its_pictures() {
    let folder = lecture().folder.file("output");
    // A tile of 10 × 10 images has 10 · 21 + 1 pixels, here thrice enlarged;
    // one of 5 × 5 has 106, six times.
    for (name, side) in [
        ("digits.png", 633),
        ("misread.png", 633),
        ("hidden_layer.png", 636),
    ] {
        let picture = load_png(folder.join(name)).unwrap();
        assert_eq!(picture.dim(), (side, side), "pixels of {name}");
        assert!(
            picture.iter().any(|&grey| grey > 0.9) && picture.iter().any(|&grey| grey < 0.1),
            "{name} has black and white in it"
        );
    }
    let svg = fs::read_to_string(folder.join("cost.svg")).unwrap();
    for part in ["<svg", "<polyline", "iteration", "cost J", "</svg>"] {
        assert!(svg.contains(part), "cost.svg has no {part}");
    }
}

#[test]
fn the_lecture_says_which_of_its_two_networks_reads_and_is_saved() {
    let printed = &lecture().printed;
    let flowing = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    for expected in [
        "Trained here: the network after 50 iterations.",
        "hidden units of the network after 50 iterations",
        "100 images misread by the network after 50 iterations",
        "trained.mat the network after 50 iterations",
    ] {
        assert!(
            flowing.contains(expected),
            "expected \"{expected}\" in\n{printed}"
        );
    }
}

#[test]
fn the_trained_network_is_saved_as_it_was_measured() {
    let network = Network::load(lecture().folder.file("output/trained.mat")).unwrap();
    let digits = common::digits();
    let percent = accuracy(&predict(&network, &digits.x), &digits.labels);
    let line = format!("accuracy in percent          {percent:.1}   95.3 ± 1  ex4.pdf");
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat(&lecture().printed).contains(&flat(&line)),
        "the saved network reads {percent} %, expected what the run printed:\n{}",
        lecture().printed
    );
}

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn with_the_courses_weights_their_numbers_are_compared() {
    let folder = Folder::new("with_the_courses_weights");
    let weights = data_directory().join(COURSE_WEIGHTS);
    let output = run(
        &folder,
        &["--iterations", "0", "--weights", weights.to_str().unwrap()],
    );
    let printed = printed(&output, 0);
    for number in [
        "0.287629  0.287629",
        "0.383770  0.383770",
        "0.576051  0.576051",
        "0.026047433853  0.026047433853",
        "0.009955936586  0.009955936586",
        "4,876  4,876",
        "97.52  97.52",
    ] {
        assert!(
            printed.contains(number),
            "no comparison \"{number}\" in\n{printed}"
        );
    }
    assert!(
        printed.contains("✓ all 22 numbers are as expected"),
        "in\n{printed}"
    );
}

// ---- what is not as published ----

#[test]
fn files_that_claim_to_be_the_courses_and_are_not_fail_the_run() {
    let folder = Folder::new("files_that_claim");
    small(&folder, DIGITS);
    let weights = random_network(
        Architecture {
            inputs: 64,
            hidden: 5,
            labels: 4,
        },
        1,
    );
    weights.save(folder.file(COURSE_WEIGHTS), false).unwrap();
    let arguments = [
        "--data",
        DIGITS,
        "--weights",
        COURSE_WEIGHTS,
        "--iterations",
        "0",
        "--quiet",
    ];
    let output = run(&folder, &arguments);
    printed(&output, 1);
    let lines: Vec<String> = text(&output.stdout)
        .lines()
        .map(|line| {
            line.trim()
                .chars()
                .take_while(|c| !c.is_ascii_digit())
                .collect::<String>()
                .trim_end()
                .to_owned()
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r##"
    ✗ images
    ✗ pixels of each
    ✗ cost J, lambda
    ✗ cost J, lambda
    ✗ cost J, lambda
    ✗ sum, lambda
    ✗ sum, lambda
    ✗ read rightly, course's weights
    ✗ in percent
    ✗ not as expected:
    "##);
}

#[test]
fn other_settings_are_not_compared() {
    let folder = Folder::new("other_settings");
    small(&folder, "small.mat");
    let output = run(
        &folder,
        &["--data", "small.mat", "--hidden", "3", "--iterations", "20"],
    );
    let printed = printed(&output, 0);
    for expected in [
        "images of each label  15\n",
        "These are not the lecture's settings: nothing published to compare with.",
    ] {
        assert!(
            printed.contains(expected),
            "expected \"{expected}\" in\n{printed}"
        );
    }
    assert!(
        !printed.contains("95.3"),
        "compared with another network's accuracy:\n{printed}"
    );
    let read = printed
        .lines()
        .find(|line| line.contains("accuracy in percent"));
    assert!(
        read.is_some_and(|line| line.trim_end().ends_with("100.0") && !line.contains('✓')),
        "four bars in four places are easy, but not published: {read:?}"
    );
}

#[test]
fn labels_without_an_image_are_named() {
    let folder = Folder::new("labels_without");
    let mut digits = small_digits();
    digits.labels[0] = 11;
    save_digits(&folder.file("stray.mat"), &digits);
    let arguments = ["--data", "stray.mat", "--hidden", "2", "--iterations", "1"];
    let printed = printed(&run(&folder, &arguments), 0);
    let expected = "labels without an image: 5, 6, 7, 8, 9 and 1 more; 11 is the largest label";
    assert!(
        printed.contains(expected),
        "expected \"{expected}\" in\n{printed}"
    );
}

#[test]
fn another_seed_is_compared_but_for_the_long_training() {
    let folder = Folder::new("another_seed");
    let weights = data_directory().join(WEIGHTS);
    let arguments = ["--seed", "2", "--weights", weights.to_str().unwrap()];
    let printed = printed(&run(&folder, &arguments), 0);
    let rows: Vec<&str> = printed
        .lines()
        .filter(|line| line.contains("accuracy in percent"))
        .collect();
    assert!(
        rows.len() == 2 && rows[0].contains('✓') && !rows[1].contains(['✓', '✗']),
        "expected ✓ after 50 iterations and no mark after 70: {rows:?}"
    );
}

#[test]
fn either_engine_trains_and_the_run_says_which() {
    let folder = Folder::new("either_engine");
    small(&folder, "small.mat");
    let run_with = |engine: &[&str]| {
        // Few iterations: in many, the last digits of a sum would grow.
        let arguments = ["--data", "small.mat", "--hidden", "3", "--iterations", "5"];
        let printed = printed(&run(&folder, &[&arguments, engine].concat()), 0);
        let training = printed.split("── ").find(|part| part.starts_with('7'));
        training.expect("section 7").to_owned()
    };
    let (plain, fast) = (run_with(&["--engine", "plain"]), run_with(&[]));
    let says_plain = "The plain form, section 5's, computes.";
    let says_fast = "The fast form (src/faster.rs) computes";
    assert!(plain.contains(says_plain), "\"{says_plain}\" in\n{plain}");
    assert!(fast.contains(says_fast), "\"{says_fast}\" in\n{fast}");
    let cost = |printed: &str| {
        let line = printed.lines().find(|line| line.contains("cost J"));
        line.expect("a line with the cost").to_owned()
    };
    assert_eq!(cost(&plain), cost(&fast), "the cost, plain and fast");
    assert_eq!(run_with(&["--engine", "fast"]), fast, "fast is the default");
}

#[test]
fn the_number_of_threads_changes_nothing_in_the_trained_network() {
    let folder = Folder::new("threads");
    small(&folder, "small.mat");
    let [one, three] = ["1", "3"].map(|threads| {
        let saved = format!("{threads}.mat");
        let arguments = ["--data", "small.mat", "--hidden", "3", "--save", &saved];
        let arguments = [&arguments[..], &["--threads", threads]].concat();
        printed(&run(&folder, &arguments), 0);
        Network::load(folder.file(&saved)).unwrap()
    });
    assert!(one == three, "the network trained on 1 and on 3 threads");
}

// ---- files ----

#[test]
fn a_saved_network_is_loaded_as_it_was() {
    let folder = Folder::new("a_saved_network");
    small(&folder, "small.mat");
    let first = [
        "--data",
        "small.mat",
        "--hidden",
        "3",
        "--iterations",
        "5",
        "--save",
        "a.mat",
        "-q",
    ];
    printed(&run(&folder, &first), 0);
    let again = [
        "--data",
        "small.mat",
        "--load",
        "a.mat",
        "--iterations",
        "0",
        "--save",
        "b.mat",
        "-q",
    ];
    printed(&run(&folder, &again), 0);
    let [a, b] = ["a.mat", "b.mat"].map(|name| Network::load(folder.file(name)).unwrap());
    assert_eq!(
        a, b,
        "without iterations the loaded network is saved as it is"
    );
    let further = [
        "--data",
        "small.mat",
        "--load",
        "a.mat",
        "--iterations",
        "5",
        "--save",
        "c.mat",
        "-q",
    ];
    printed(&run(&folder, &further), 0);
    let c = Network::load(folder.file("c.mat")).unwrap();
    assert_eq!(
        c.architecture(),
        a.architecture(),
        "training does not change the sizes"
    );
    assert_ne!(
        a, c,
        "with iterations, training goes on from the loaded network"
    );
}

#[test]
fn nothing_of_a_person_is_overwritten() {
    let folder = Folder::new("nothing_of_a_person");
    small(&folder, "small.mat");
    let arguments = [
        "--data",
        "small.mat",
        "--hidden",
        "2",
        "--iterations",
        "2",
        "-q",
        "--output",
        "mine",
    ];
    printed(&run(&folder, &arguments), 0);
    printed(&run(&folder, &arguments), 0); // its own pictures, once more

    let untrained = [&arguments[..5], &["0", "-q", "--output", "mine"]].concat();
    printed(&run(&folder, &untrained), 0);
    assert!(
        !folder.file("mine/cost.svg").exists(),
        "the curve of an earlier run is deleted if this one draws none"
    );

    fs::write(folder.file("mine/cost.svg"), "my own drawing").unwrap();
    insta::assert_snapshot!(
        printed(&run(&folder, &arguments), 1).replace('\\', "/"),
        @"error: mine/cost.svg: was not drawn by this program and is left as it is; choose another folder with --output"
    );
    assert_eq!(
        fs::read_to_string(folder.file("mine/cost.svg")).unwrap(),
        "my own drawing"
    );

    let save = ["--data", "small.mat", "--save", "small.mat"];
    insta::assert_snapshot!(printed(&run(&folder, &save), 1), @"error: small.mat: exists already and is left as it is; choose another name with --save");
    let kept = Digits::load(folder.file("small.mat"), 4).unwrap();
    assert_eq!(kept, small_digits(), "--save must not replace a file");
    let export = ["--data", "small.mat", "--export", "small.mat"];
    insta::assert_snapshot!(printed(&run(&folder, &export), 1), @"error: small.mat: exists already and is left as it is; choose another name with --export");
    let kept = Digits::load(folder.file("small.mat"), 4).unwrap();
    assert_eq!(kept, small_digits(), "--export must not replace a file");
}

#[test]
fn the_network_that_is_exported_is_the_one_that_is_saved() {
    let folder = Folder::new("exported");
    small(&folder, "small.mat");
    let arguments = [
        "--data",
        "small.mat",
        "--hidden",
        "3",
        "--iterations",
        "5",
        "--save",
        "a.mat",
        "--export",
        "a.json",
        "-q",
    ];
    printed(&run(&folder, &arguments), 0);
    let network = Network::load(folder.file("a.mat")).unwrap();
    let json = fs::read_to_string(folder.file("a.json")).unwrap();
    let numbers: Vec<f64> = json
        .split(|sign: char| "[]{},: \n\"".contains(sign))
        .filter(|word| !word.is_empty() && !word.starts_with("Theta"))
        .map(|word| word.parse().expect("a number"))
        .collect();
    let expected: Vec<f64> = network
        .theta1
        .iter()
        .chain(&network.theta2)
        .copied()
        .collect();
    assert_eq!(numbers, expected, "row by row, Theta1 first, bit by bit");
}

// ---- errors ----

#[test]
fn wrong_options_are_named_with_what_was_expected() {
    let folder = Folder::new("wrong_options");
    let cases: [&[&str]; 15] = [
        &["--lambda", "-1"],
        &["--lambda", "NaN"],
        &["--lambda", "much"],
        &["--hidden", "0"],
        &["--hidden", "-3"],
        &["--hidden", "1000000000000"],
        &["--iterations", "1.5"],
        &["--seed", "-1"],
        &["--engine", "quick"],
        &["--threads", "0"],
        &["--engine", "plain", "--threads", "2"],
        &["--load", "a.mat", "--hidden", "3"],
        &["--lamda", "1"],
        &["predict"],
        &["--seed", "1", "predict", "a.png"],
    ];
    let messages: Vec<String> = cases
        .iter()
        .map(|arguments| {
            let message = printed(&run(&folder, arguments), 2);
            let first = message.lines().next().unwrap_or_default();
            format!("{}\n  {first}", arguments.join(" "))
        })
        .collect();
    insta::assert_snapshot!(messages.join("\n"), @r##"
    --lambda -1
      error: invalid value '-1' for '--lambda <L>': expected a number from 0 to 1000000, such as 0.5
    --lambda NaN
      error: invalid value 'NaN' for '--lambda <L>': expected a number from 0 to 1000000, such as 0.5
    --lambda much
      error: invalid value 'much' for '--lambda <L>': expected a number from 0 to 1000000, such as 0.5
    --hidden 0
      error: invalid value '0' for '--hidden <N>': expected a whole number from 1 to 10000
    --hidden -3
      error: invalid value '-3' for '--hidden <N>': expected a whole number from 1 to 10000
    --hidden 1000000000000
      error: invalid value '1000000000000' for '--hidden <N>': expected a whole number from 1 to 10000
    --iterations 1.5
      error: invalid value '1.5' for '--iterations <N>': expected a whole number from 0 to 100000
    --seed -1
      error: invalid value '-1' for '--seed <N>': expected a whole number from 0 to 18446744073709551615
    --engine quick
      error: invalid value 'quick' for '--engine <ENGINE>'
    --threads 0
      error: invalid value '0' for '--threads <N>': expected a whole number from 1 to 8
    --engine plain --threads 2
      error: --threads is for --engine fast: the plain form computes on one thread
    --load a.mat --hidden 3
      error: the argument '--load <FILE>' cannot be used with '--hidden <N>'
    --lamda 1
      error: unexpected argument '--lamda' found
    predict
      error: the following required arguments were not provided:
    --seed 1 predict a.png
      error: the subcommand 'predict' cannot be used with '--seed <N>'
    "##);
}

#[test]
fn files_that_do_not_serve_are_named_with_what_was_expected() {
    let folder = Folder::new("files_that_do_not_serve");
    small(&folder, "small.mat");
    let other = random_network(
        Architecture {
            inputs: 9,
            hidden: 2,
            labels: 3,
        },
        1,
    );
    other.save(folder.file("other.mat"), false).unwrap();
    let oblong = random_network(
        Architecture {
            inputs: 10,
            hidden: 2,
            labels: 3,
        },
        1,
    );
    oblong.save(folder.file("oblong.mat"), false).unwrap();
    let mut many = small_digits();
    many.labels[0] = 5000;
    save_digits(&folder.file("many.mat"), &many);
    fs::write(
        folder.file("blank.png"),
        png_bytes(&Array2::zeros((9, 9)), 0.0, 1.0, 1),
    )
    .unwrap();
    // Their squares, which the penalty adds up, are infinite.
    let huge = Network::new(
        Array2::from_elem((2, 65), 1e200),
        Array2::from_elem((4, 3), 1e200),
    );
    huge.save(folder.file("huge.mat"), false).unwrap();
    let cases: [&[&str]; 12] = [
        &["--data", "none.mat"],
        &["--data", "other.mat"],
        &["--data", "many.mat"],
        &["--data", "small.mat", "--load", "huge.mat"],
        &["--data", "small.mat", "--weights", "other.mat"],
        &["--data", "small.mat", "--load", "other.mat"],
        &["--data", "small.mat", "--save", "none/a.mat"],
        &["--data", "small.mat", "--export", "none/a.json"],
        &["--data", "small.mat", "--save", "a", "--export", "a"],
        &["--data", "small.mat", "--output", "small.mat"],
        &["predict", "blank.png", "--network", "other.mat"],
        &["predict", "blank.png", "--network", "oblong.mat"],
    ];
    let messages: Vec<String> = cases
        .iter()
        .map(|arguments| {
            format!(
                "{}\n  {}",
                arguments.join(" "),
                printed(&run(&folder, arguments), 1).trim_end()
            )
        })
        .collect();
    insta::assert_snapshot!(messages.join("\n"), @r##"
    --data none.mat
      error: none.mat: there is no such file; check the path
    --data other.mat
      error: other.mat: there is no array "X", only "Theta1", "Theta2"; save X into the file
    --data many.mat
      error: many.mat: y(1) is 5000, expected a whole number from 1 to 1000
    --data small.mat --load huge.mat
      error: training met a cost or slope that is not finite, as too large numbers give; scale the pixels to about 0 to 1, or start from other weights
    --data small.mat --weights other.mat
      error: other.mat: the network has 9 inputs and 3 labels, the data have 64 pixels and labels up to 4; name a network that fits with --weights
    --data small.mat --load other.mat
      error: other.mat: the network has 9 inputs and 3 labels, the data have 64 pixels and labels up to 4; name a network that fits with --load
    --data small.mat --save none/a.mat
      error: none/a.mat: its folder does not exist; make it first
    --data small.mat --export none/a.json
      error: none/a.json: its folder does not exist; make it first
    --data small.mat --save a --export a
      error: --save and --export name the same file; name two
    --data small.mat --output small.mat
      error: small.mat: is not a folder; name one with --output
    predict blank.png --network other.mat
      error: blank.png: shows nothing but one grey, expected a digit dark on light or light on dark
    predict blank.png --network oblong.mat
      error: oblong.mat: the network has 10 inputs, expected side × side of them; name one that reads square images with --network
    "##);
}

#[test]
fn a_training_that_would_fill_the_memory_is_not_begun() {
    let folder = Folder::new("fill_the_memory");
    // 5,000 examples with 10,000 hidden units: 1.6 GB for four matrices of
    // m × hidden numbers, 0.4 GB for twelve vectors of parameters.
    let x = Array2::zeros((20_000, 4));
    let labels = Array1::from_iter((0..20_000).map(|row| 1 + row % 2));
    save_digits(&folder.file("long.mat"), &Digits { x, labels });
    let message = printed(
        &run(&folder, &["--data", "long.mat", "--hidden", "10000"]),
        1,
    );
    insta::assert_snapshot!(message, @"error: training 20,000 examples of 4 pixels with 10,000 hidden units and 2 labels would take about 7 GB of memory, at most 4 GB are used; choose a smaller --hidden or fewer examples");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = Folder::new("a_reader");
    small(&folder, "small.mat");
    let mut child = command(&folder, &["--data", "small.mat", "--iterations", "300"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(printed(&output, 0), "", "nothing was read");
    assert_eq!(
        text(&output.stderr),
        "",
        "a closed pipe is nothing to complain about"
    );
}

#[test]
fn help_fits_a_terminal_and_names_every_option() {
    let folder = Folder::new("help");
    let help = printed(&run(&folder, &["--help"]), 0);
    for option in [
        "--data",
        "--weights",
        "--hidden",
        "--lambda",
        "--iterations",
        "--seed",
        "--output",
        "--save",
        "--load",
        "--quiet",
        "predict",
        "baseline",
        "tune",
    ] {
        assert!(help.contains(option), "no {option} in\n{help}");
    }
    let widest = help.lines().map(|line| line.chars().count()).max();
    assert!(
        widest <= Some(80),
        "a line of {widest:?} characters in\n{help}"
    );
}

// ---- a person's own digit ----

/// A training digit as a person's picture: large, dark on light, with margins.
fn as_a_picture(pixels: &Array1<f64>) -> Array2<f64> {
    let image = digit_image(pixels);
    Array2::from_shape_fn((300, 260), |(row, column)| {
        // Eight pixels each, 90 below the top and 40 from the left.
        let place = (row.wrapping_sub(90) / 8, column.wrapping_sub(40) / 8);
        1.0 - image.get(place).map_or(0.0, |ink| ink.clamp(0.0, 1.0))
    })
}

/// The share of pictures that `predict` reads rightly, of ten for each digit.
#[test]
fn pictures_of_training_digits_are_read_as_the_digits_themselves() {
    let (digits, network) = (
        common::digits(),
        lecture().folder.file("output/trained.mat"),
    );
    let folder = Folder::new("pictures_of_training_digits");
    let mut right = 0;
    let rows: Vec<usize> = (0..5000).step_by(50).collect();
    for &row in &rows {
        let picture = as_a_picture(&digits.x.row(row).to_owned());
        fs::write(folder.file("digit.png"), png_bytes(&picture, 0.0, 1.0, 1)).unwrap();
        let arguments = [
            "predict",
            "digit.png",
            "--network",
            network.to_str().unwrap(),
        ];
        let printed = printed(&run(&folder, &arguments), 0);
        let digit = (digits.labels[row] % 10).to_string();
        // The label that stands first is the answer.
        let first = printed
            .lines()
            .find(|line| line.contains(" %  "))
            .unwrap_or_default();
        right += usize::from(first.trim_start().starts_with(&format!("{digit} ")));
    }
    // The network itself reads 95 of 100. Enlarging, cutting out and making
    // small again blurs a digit, and moves it by up to half a pixel: that may
    // cost one in twenty. A digit on its side or inside out costs most of them.
    assert!(
        right >= 88,
        "{right} of {} pictures are read rightly, expected 88",
        rows.len()
    );
}

#[test]
fn a_picture_is_answered_with_ranked_labels() {
    let network = lecture().folder.file("output/trained.mat");
    let folder = Folder::new("ranked_labels");
    // A 1, drawn upright with a broad pen.
    let picture = Zip::indexed(&Array2::<f64>::zeros((100, 80))).map_collect(|(row, column), _| {
        f64::from(u8::from(
            (20..80).contains(&row) && (36..44).contains(&column),
        ))
    });
    fs::write(folder.file("one.png"), png_bytes(&picture, 0.0, 1.0, 1)).unwrap();
    let arguments = ["predict", "one.png", "--network", network.to_str().unwrap()];
    let printed = printed(&run(&folder, &arguments), 0);
    // The outputs are left out: they depend on how the processor rounds.
    let shown: Vec<&str> = printed
        .lines()
        .filter(|line| !line.contains(" %"))
        .collect();
    insta::assert_snapshot!(shown.join("\n"), @r##"
    one.png, 80 × 100 pixels; the network sees 20 × 20:

             ▄▄
             ██
             ██
             ██
             ██
             ██
             ██
             ▀▀


    The answer: 1.
    "##);
    let outputs: Vec<f64> = printed
        .lines()
        .filter_map(|line| line.split_once(" %"))
        .filter_map(|(before, _)| before.split_whitespace().last()?.parse().ok())
        .collect();
    assert_eq!(outputs.len(), 10, "an output for each digit in\n{printed}");
    assert!(
        outputs.is_sorted_by(|a, b| a >= b),
        "the surest first: {outputs:?}"
    );
}

#[test]
fn a_network_that_is_not_sure_says_so() {
    let folder = Folder::new("not_sure");
    // Weights of 0 answer every question with one half, less the bias with less.
    let mut network = Network::new(Array2::zeros((2, 65)), Array2::zeros((3, 3)));
    network.theta2.column_mut(0).fill(-1.0);
    network.save(folder.file("unsure.mat"), false).unwrap();
    let mut picture = Array2::zeros((9, 9));
    picture[[4, 4]] = 1.0;
    fs::write(folder.file("dot.png"), png_bytes(&picture, 0.0, 1.0, 1)).unwrap();
    let printed = printed(
        &run(&folder, &["predict", "dot.png", "--network", "unsure.mat"]),
        0,
    );
    assert!(
        printed.contains("No output is sure; the best guess is 1."),
        "three labels with equal outputs of 27 %:\n{printed}"
    );
}
