//! Given: one training, measured at several numbers of iterations.

use std::{cell::RefCell, ops::ControlFlow};

use ndarray::{Array1, Axis};

use super::{Score, Split, score, split};
use crate::data::Digits;
use crate::faster::FastCost;
use crate::feedforward::one_hot;
use crate::fmincg::fmincg;
use crate::network::{Architecture, Network};
use crate::random_init::random_network;

/// What a training depends on, but for the data and the iterations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Training {
    /// Examples to learn from; at most as many as the split has.
    pub examples: usize,
    /// Units of the hidden layer.
    pub hidden: usize,
    /// Strength of the penalty.
    pub lambda: f64,
    /// Names the split and the random weights.
    pub seed: u64,
}

/// Trains once and scores the network after each of the numbers of
/// `iterations`, on the digits it was trained on and on the validation digits.
///
/// `iterations` rise. `share` of the digits is kept for validation, see
/// [`split`]. If fmincg stops early, the network that it found is scored for all
/// iterations that are left.
///
/// # Panics
///
/// If one of the two parts of the digits is empty.
#[must_use]
pub fn train(
    digits: &Digits,
    share: f64,
    training: &Training,
    iterations: &[usize],
) -> Vec<[Score; 2]> {
    let parts = split(&digits.labels, share, training.seed);
    let Split { validation, .. } = &parts;
    let rows = evenly(&digits.labels, &parts.training, training.examples);
    let [seen, new] = [&rows, validation].map(|rows| part(digits, rows));
    let architecture = Architecture {
        inputs: digits.x.ncols(),
        hidden: training.hidden,
        labels: digits.labels.iter().copied().max().unwrap_or(1),
    };
    let targets = one_hot(&seen.labels, architecture.labels);
    // Trainings run beside each other, so each has one thread.
    let mut cost = FastCost::new(architecture, &seen.x, &targets, training.lambda, 1);
    let score_both = |params: &Array1<f64>| {
        let network = Network::roll(params, architecture);
        [score(&network, &seen), score(&network, &new)]
    };

    let start = random_network(architecture, training.seed).unroll();
    // A search that succeeds ends at the point that was evaluated last.
    let last = RefCell::new(start.clone());
    let mut best = start.clone();
    let mut scores = Vec::with_capacity(iterations.len());
    let most = iterations.last().copied().unwrap_or(0);
    let minimum = fmincg(
        |params| {
            last.borrow_mut().assign(params);
            cost.cost_and_gradient(params)
        },
        start,
        most,
        |progress| {
            // Searches before this one may have failed, and left `best` as it was.
            while iterations
                .get(scores.len())
                .is_some_and(|&at| at < progress.iteration)
            {
                scores.push(score_both(&best));
            }
            best.assign(&last.borrow());
            if iterations.get(scores.len()) == Some(&progress.iteration) {
                scores.push(score_both(&best));
            }
            ControlFlow::Continue(())
        },
    );
    while scores.len() < iterations.len() {
        scores.push(score_both(&minimum.params));
    }
    scores
}

/// The first `count` of some rows, taken from each label in turn, so that all
/// labels are as often among them as they can be.
#[must_use]
pub fn evenly(labels: &Array1<usize>, rows: &[usize], count: usize) -> Vec<usize> {
    let largest = labels.iter().copied().max().unwrap_or(0);
    let mut of_label = vec![0; 1 + largest];
    let mut in_turn: Vec<(usize, usize)> = rows
        .iter()
        .map(|&row| {
            let turn = &mut of_label[labels[row]];
            *turn += 1;
            (*turn, row)
        })
        .collect();
    in_turn.sort_by_key(|&(turn, row)| (turn, labels[row]));
    in_turn.truncate(count);
    in_turn.into_iter().map(|(_, row)| row).collect()
}

fn part(digits: &Digits, rows: &[usize]) -> Digits {
    Digits {
        x: digits.x.select(Axis(0), rows),
        labels: digits.labels.select(Axis(0), rows),
    }
}
