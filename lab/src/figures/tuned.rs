//! The comparison of settings that the book shows, as `tune` measured it: see
//! `tests/recorded/tuning.csv`.

use handwritten::tuning::{Candidate, Setting, Spread, best, spread};

/// Every training of the comparison, a line for each number of iterations.
const TRAININGS: &str = include_str!("../../../tests/recorded/tuning.csv");

/// Images that the networks of the comparison learn from.
pub const EXAMPLES: usize = 4000;

/// On which images a network is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Images {
    /// Those that it was trained on.
    Seen,
    /// Those that were kept out.
    New,
}

/// One line of the file.
struct Line {
    examples: usize,
    setting: Setting,
    seed: u64,
    accuracies: [f64; 2],
}

fn lines() -> impl Iterator<Item = Line> {
    TRAININGS.lines().filter_map(|line| {
        let fields: Vec<&str> = line.split(',').collect();
        Some(Line {
            examples: fields[0].parse().ok()?,
            setting: Setting {
                hidden: fields[1].parse().ok()?,
                lambda: fields[2].parse().ok()?,
                iterations: fields[4].parse().ok()?,
            },
            seed: fields[3].parse().ok()?,
            accuracies: [fields[6].parse().ok()?, fields[8].parse().ok()?],
        })
    })
}

/// Accuracies in percent, a number for each seed in its order.
///
/// # Panics
///
/// If the comparison does not have the setting.
#[must_use]
pub fn accuracies(examples: usize, setting: Setting, images: Images) -> Vec<f64> {
    let mut found: Vec<(u64, f64)> = lines()
        .filter(|line| line.examples == examples && line.setting == setting)
        .map(|line| {
            (
                line.seed,
                line.accuracies[usize::from(images == Images::New)],
            )
        })
        .collect();
    found.sort_by_key(|&(seed, _)| seed);
    assert!(
        !found.is_empty(),
        "{setting:?} of {examples} is not recorded"
    );
    found.into_iter().map(|(_, accuracy)| accuracy).collect()
}

/// Mean and deviation of [`accuracies`].
///
/// # Panics
///
/// If the comparison does not have the setting.
#[must_use]
pub fn measured(examples: usize, setting: Setting, images: Images) -> Spread {
    spread(&accuracies(examples, setting, images))
}

/// Every setting of the comparison, the simplest first.
#[must_use]
pub fn candidates() -> Vec<Candidate> {
    let of_all = lines().filter(|line| line.examples == EXAMPLES && line.seed == 1);
    let candidates = of_all.map(|line| Candidate {
        setting: line.setting,
        accuracies: accuracies(EXAMPLES, line.setting, Images::New),
    });
    candidates.collect()
}

/// The best of them.
#[must_use]
pub fn chosen() -> Candidate {
    let mut candidates = candidates();
    let place = best(&candidates);
    candidates.swap_remove(place)
}
