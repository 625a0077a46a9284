//! Section 10, optional: choose lambda, hidden units and iterations.
//!
//! ```text
//! 5,000 digits ──┬── training, 4,000 ────▶ weights ──┐
//!                └── validation, 1,000 ──────────────┴──▶ score      once for every seed
//!
//! mean = 1/n · Σ aᵢ        deviation = √( Σ (aᵢ − mean)² / (n − 1) )
//!
//! two settings differ, if |mean d| > t · deviation d / √n        d = differences, seed by seed
//! ```
//!
//! A network is trained to read the digits it is shown, and can learn them by
//! heart. What it is worth shows on digits that it has not seen. Another split
//! and other random weights give another score, so every setting is measured
//! several times, and a difference counts only if it is larger than what chance
//! makes of it.
//!
//! Source: A. Ng, Machine Learning, lecture 10, "Advice for applying machine
//! learning", and exercise 5 (`learningCurve.m`, `validationCurve.m`).

mod training;

use ndarray::Array1;
use rand::{SeedableRng, rngs::ChaCha8Rng, seq::SliceRandom};

pub use self::training::{Training, evenly, train};
use crate::data::Digits;
use crate::feedforward::{cross_entropy, feedforward, one_hot};
use crate::network::Network;
use crate::prediction::{accuracy, predict};

/// Rows to learn from, and rows to measure with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Rows that a network is trained on.
    pub training: Vec<usize>,
    /// Rows that it is measured on.
    pub validation: Vec<usize>,
}

/// What a network makes of some digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The cost of its answers, without the penalty.
    pub cost: f64,
    /// What it reads rightly, in percent.
    pub accuracy: f64,
}

/// Numbers in short: where they lie, and how far apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The average.
    pub mean: f64,
    /// The standard deviation; NaN for a single number, which has none.
    pub deviation: f64,
}

/// What is to be chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Units of the hidden layer.
    pub hidden: usize,
    /// Strength of the penalty.
    pub lambda: f64,
    /// Iterations of fmincg.
    pub iterations: usize,
}

/// A setting, and what it reads of the validation digits.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The setting.
    pub setting: Setting,
    /// Validation accuracies in percent, one for each seed; the same seeds in
    /// the same order for every candidate.
    pub accuracies: Vec<f64>,
}

/// Means that differ by less are equal but for rounding.
const ROUNDING: f64 = 1e-9;

// ANCHOR: signature_split
/// Splits examples into training and validation, each label by itself.
///
/// The rows of a label are shuffled, and the first `share` of them, rounded to
/// whole examples, is kept for validation: so both parts have every label in
/// the same proportion as the whole. Both go through the labels in order.
///
/// `share` lies in 0.0..=1.0. The same seed gives the same split.
#[must_use]
pub fn split(labels: &Array1<usize>, share: f64, seed: u64) -> Split {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let largest = labels.iter().copied().max().unwrap_or(0);
    let (mut training, mut validation) = (Vec::new(), Vec::new());
    for label in 1..=largest {
        let mut rows: Vec<usize> = (0..labels.len())
            .filter(|&row| labels[row] == label)
            .collect();
        // ANCHOR_END: signature_split
        // ANCHOR: solution_split
        rows.shuffle(&mut rng);
        let kept = share_of(rows.len(), share);
        validation.extend(&rows[..kept]);
        training.extend(&rows[kept..]);
        // ANCHOR_END: solution_split
    }
    Split {
        training,
        validation,
    }
}

// ANCHOR: signature_score
/// What a network makes of some digits.
///
/// The cost is that of the answers alone. With the penalty it would tell how
/// large the weights are, and could not be compared between lambdas.
///
/// # Panics
///
/// If there are no digits, if they have other pixels than the network inputs,
/// or a label that it has no output for.
#[must_use]
pub fn score(network: &Network, digits: &Digits) -> Score {
    let targets = one_hot(&digits.labels, network.architecture().labels);
    // ANCHOR_END: signature_score
    // ANCHOR: solution_score
    Score {
        cost: cross_entropy(&feedforward(network, &digits.x), &targets),
        accuracy: accuracy(&predict(network, &digits.x), &digits.labels),
    }
    // ANCHOR_END: solution_score
}

// ANCHOR: signature_spread
/// Mean and standard deviation of some numbers.
///
/// The deviation divides by n − 1: the mean lies in the middle of the very
/// numbers that it is measured from, so they seem closer together than they are.
///
/// # Panics
///
/// If there are none.
#[must_use]
pub fn spread(numbers: &[f64]) -> Spread {
    assert!(!numbers.is_empty(), "no numbers have no mean");
    // ANCHOR_END: signature_spread
    // ANCHOR: solution_spread
    let n = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / n;
    let squares: f64 = numbers.iter().map(|a| (a - mean) * (a - mean)).sum();
    let deviation = (squares / (n - 1.0)).sqrt();
    Spread { mean, deviation }
    // ANCHOR_END: solution_spread
}

// ANCHOR: signature_best
/// The place of the best candidate: the one of the highest mean accuracy; of
/// means that are equal but for rounding, the simplest (see [`is_simpler`]).
///
/// # Panics
///
/// If there are none.
#[must_use]
pub fn best(candidates: &[Candidate]) -> usize {
    assert!(!candidates.is_empty(), "no candidates to choose from");
    // ANCHOR_END: signature_best
    // ANCHOR: solution_best
    let mean = |place: usize| spread(&candidates[place].accuracies).mean;
    let mut best = 0;
    for place in 1..candidates.len() {
        let gain = mean(place) - mean(best);
        let simpler = is_simpler(&candidates[place].setting, &candidates[best].setting);
        if gain > ROUNDING || (gain.abs() <= ROUNDING && simpler) {
            best = place;
        }
    }
    best
    // ANCHOR_END: solution_best
}

// ANCHOR: signature_can_be_told_apart
/// Whether two settings differ by more than chance explains, at 95 %.
///
/// `a` and `b` are their accuracies, seed by seed. What a seed makes easier or
/// harder for both is taken out by looking at the n differences: their mean has
/// to be more than [`t_quantile`] · deviation / √n away from 0. With one seed
/// nothing can be told.
///
/// # Panics
///
/// If there are not as many of one as of the other, or none.
#[must_use]
pub fn can_be_told_apart(a: &[f64], b: &[f64]) -> bool {
    assert_eq!(a.len(), b.len(), "accuracies, seed by seed");
    // ANCHOR_END: signature_can_be_told_apart
    // ANCHOR: solution_can_be_told_apart
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let n = differences.len();
    let Spread { mean, deviation } = spread(&differences);
    n > 1 && mean.abs() > t_quantile(n - 1) * deviation / (n as f64).sqrt() + ROUNDING
    // ANCHOR_END: solution_can_be_told_apart
}

/// Whether one setting is simpler than another: fewer hidden units, else fewer
/// iterations, else a stronger penalty.
#[must_use]
pub fn is_simpler(one: &Setting, other: &Setting) -> bool {
    let sizes = |setting: &Setting| (setting.hidden, setting.iterations);
    sizes(one)
        .cmp(&sizes(other))
        .then(other.lambda.total_cmp(&one.lambda))
        .is_lt()
}

/// How many a share of some examples is, rounded to whole ones.
#[must_use]
pub fn share_of(examples: usize, share: f64) -> usize {
    // Between 0 and the number of examples, so the cast is exact.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let rounded = (share.clamp(0.0, 1.0) * examples as f64).round() as usize;
    rounded
}

/// Student's t: 95 % of all means lie within so many standard errors of 0, if
/// there is no difference. From 30 degrees of freedom on, that of 30.
///
/// # Panics
///
/// If there is no degree of freedom.
#[must_use]
pub fn t_quantile(degrees_of_freedom: usize) -> f64 {
    const QUANTILES: [f64; 30] = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
        2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
        2.052, 2.048, 2.045, 2.042,
    ];
    assert!(degrees_of_freedom > 0, "a single number has no spread");
    QUANTILES[degrees_of_freedom.min(QUANTILES.len()) - 1]
}
