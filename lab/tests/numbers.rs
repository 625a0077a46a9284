//! Computes every number of `book/numbers.csv` again.
//! Run: `cargo test -p cargo-lab --test numbers`.
//!
//! A number that the code no longer gives makes this red. After a change that
//! was meant, `NUMBERS_UPDATE=always cargo test -p cargo-lab --test numbers`
//! writes the new ones, with as many digits as before.
//!
//! A new number needs a line in the file and a value here: in a module of
//! `numbers/`, listed in [`computed`], or, if no test can compute it, in
//! [`recorded::RECORDED`] with the command that measured it.

#[path = "numbers/beyond.rs"]
mod beyond;
#[path = "numbers/lecture.rs"]
mod lecture;
#[path = "numbers/mistakes.rs"]
mod mistakes;
#[path = "numbers/recorded.rs"]
mod recorded;
#[path = "numbers/speed.rs"]
mod speed;

use std::{
    collections::BTreeMap,
    env, fs,
    path::Path,
    sync::{Mutex, OnceLock},
};

use handwritten::{
    data::{DIGITS, Digits, WEIGHTS},
    network::Network,
};

use cargo_lab::book::{
    numbers::{FILE, Measured, measured, published},
    sources::Repository,
};

/// A number that has been computed.
#[derive(Clone, Copy, Debug)]
struct Computed {
    value: f64,
    /// How far the file may be off beyond the rounding to its digits: for a
    /// training, which ends elsewhere where sums are rounded in another order.
    spread: f64,
}

type Numbers = Vec<(String, Computed)>;

/// The lecture's digits.
fn digits() -> Digits {
    Digits::load(root().join("data").join(DIGITS), 10).expect("they are part of the project")
}

/// The weights that the project trained and ships.
fn shipped() -> Network {
    Network::load(root().join("data").join(WEIGHTS)).expect("they are part of the project")
}

/// A number that is the same everywhere, to the digits of the file.
fn exact(name: &str, value: f64) -> (String, Computed) {
    (name.to_owned(), Computed { value, spread: 0.0 })
}

/// A number that depends on how the processor rounds.
fn about(name: &str, value: f64, spread: f64) -> (String, Computed) {
    (name.to_owned(), Computed { value, spread })
}

/// Every number that needs no file beside the project's own.
fn computed() -> &'static BTreeMap<String, Computed> {
    static COMPUTED: OnceLock<BTreeMap<String, Computed>> = OnceLock::new();
    COMPUTED.get_or_init(compute)
}

fn compute() -> BTreeMap<String, Computed> {
    let numbers = [
        lecture::numbers(),
        lecture::trained(),
        mistakes::numbers(),
        beyond::baseline(),
        beyond::tuning(),
        speed::numbers(),
    ];
    let mut all = BTreeMap::new();
    for (name, number) in numbers.into_iter().flatten() {
        assert!(
            all.insert(name.clone(), number).is_none(),
            "two numbers are called {name}"
        );
    }
    all
}

fn root() -> &'static Path {
    let lab = Path::new(env!("CARGO_MANIFEST_DIR"));
    lab.parent().expect("lab/ lies in the repository")
}

fn file() -> Vec<Measured> {
    measured(&Repository::around(&root().join("book"))).unwrap_or_else(|error| panic!("{error}"))
}

/// Half a unit of the last digit that is written.
fn rounding(written: &str) -> f64 {
    let (mantissa, exponent) = written.split_once('e').unwrap_or((written, "0"));
    let decimals = mantissa
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let exponent: i32 = exponent.parse().expect("an exponent is a whole number");
    0.5 * 10f64.powi(exponent - i32::try_from(decimals).expect("few decimals"))
}

/// A number with as many digits as the one that stood there.
fn written_like(value: f64, written: &str) -> String {
    let decimals = |text: &str| {
        text.split_once('.')
            .map_or(0, |(_, decimals)| decimals.len())
    };
    match written.split_once('e') {
        Some((mantissa, _)) => format!("{value:.*e}", decimals(mantissa)),
        None => format!("{value:.*}", decimals(written)),
    }
}

/// Compares, or writes where that was asked for.
fn compare(computed: &BTreeMap<String, Computed>) {
    let update = env::var("NUMBERS_UPDATE").is_ok_and(|when| when == "always");
    let wrong: Vec<(String, String, f64)> = file()
        .into_iter()
        .filter_map(|line| {
            let found = computed.get(&line.name)?;
            // A hair more, for the rounding of the written number itself.
            let margin = rounding(&line.written) * (1.0 + 1e-6) + found.spread;
            let right = if update {
                written_like(found.value, &line.written) == line.written
            } else {
                (line.value() - found.value).abs() <= margin
            };
            (!right).then_some((line.name, line.written, found.value))
        })
        .collect();
    if update {
        return write(&wrong);
    }
    let list = wrong.iter().map(|(name, written, value)| {
        format!("  {name}: the file says {written}, computed {value}")
    });
    assert!(
        wrong.is_empty(),
        "{FILE} is not what the code computes:\n{}\nIf the change is meant: \
         NUMBERS_UPDATE=always cargo test -p cargo-lab --test numbers",
        list.collect::<Vec<_>>().join("\n")
    );
}

/// Writes new numbers in place of old ones.
fn write(numbers: &[(String, String, f64)]) {
    static FILE_IN_USE: Mutex<()> = Mutex::new(());
    let _in_use = FILE_IN_USE.lock();
    let path = root().join(FILE);
    let mut text = fs::read_to_string(&path).expect("the file is there");
    for (name, written, value) in numbers {
        let new = written_like(*value, written);
        text = text.replace(&format!("\n{name},{written},"), &format!("\n{name},{new},"));
    }
    // In one step, as the other tests read it.
    let beside = path.with_extension("new");
    fs::write(&beside, text)
        .and_then(|()| fs::rename(&beside, &path))
        .expect("the file can be written");
}

#[test]
fn the_numbers_of_the_book_are_those_that_the_code_computes() {
    compare(computed());
}

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_numbers_at_the_courses_weights_are_those_that_the_code_computes() {
    compare(&lecture::at_the_courses_weights().into_iter().collect());
}

#[test]
fn every_number_of_the_file_is_computed_or_says_how_it_was_measured() {
    let computed = computed();
    for line in file() {
        let recorded = recorded::RECORDED
            .iter()
            .find(|(name, _)| *name == line.name);
        let known = computed.contains_key(&line.name)
            || lecture::AT_THE_COURSES_WEIGHTS.contains(&line.name.as_str());
        assert!(
            known != recorded.is_some(),
            "{} in {FILE} is to be either computed in lab/tests/numbers or listed in RECORDED",
            line.name
        );
    }
    for name in computed.keys() {
        let lines = file().iter().filter(|line| line.name == *name).count();
        assert_eq!(lines, 1, "lines for {name} in {FILE}");
    }
}

#[test]
fn the_lines_are_in_the_order_of_their_names() {
    let names: Vec<String> = file().into_iter().map(|line| line.name).collect();
    assert!(
        names.is_sorted(),
        "{FILE} is kept in order, so that two changes seldom meet"
    );
}

/// The table of published numbers shows ours beside each.
#[test]
fn every_published_number_has_ours_beside_it() {
    let file = file();
    for (name, known) in published() {
        let name = format!("ours.{name}");
        let ours = file.iter().find(|line| line.name == name);
        let ours = ours.unwrap_or_else(|| panic!("{FILE} has no {name}"));
        assert!(
            (ours.value() - known.value).abs() <= known.margin + rounding(&ours.written),
            "{name} is {}, published {} ± {}",
            ours.written,
            known.value,
            known.margin
        );
    }
}
