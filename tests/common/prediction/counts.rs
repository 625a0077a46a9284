//! What is counted of labels that were predicted.

use ndarray::{Array1, Array2, array};

use crate::arrays::mapped;
use crate::expect::Known;
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::prediction::*;

/// The accuracies where all, none, the first and the last two of three labels are
/// predicted: what known mistakes make of them.
pub fn wrong_accuracies(expected: &Array1<f64>) -> Vec<Known<Array1<f64>>> {
    vec![
        (&SHARE, expected / 100.0),
        (&WHOLE_NUMBERS, array![100.0, 0.0, 33.0, 66.0]),
        (&ALL_OR_NOTHING, array![100.0, 0.0, 0.0, 0.0]),
        (&ROUNDED, array![100.0, 0.0, 33.0, 67.0]),
        (&WRONG_COUNTED, 100.0 - expected),
        (&COUNT, array![3.0, 0.0, 1.0, 2.0]),
        (&COUNT, array![300.0, 0.0, 100.0, 200.0]),
        (&ONE_LABEL_LESS, array![150.0, 0.0, 50.0, 100.0]),
        // The first pair agrees in the first and the third case, the last one in
        // the first and the fourth.
        (&FIRST_PAIR_ALONE, array![100.0, 0.0, 100.0, 0.0]),
        (&FIRST_PAIR_ALONE, array![1.0, 0.0, 1.0, 0.0] * 100.0 / 3.0),
        (&FIRST_PAIR_ALONE, array![1.0, 0.0, 1.0, 0.0] / 3.0),
        (&LAST_PAIR_ALONE, array![100.0, 0.0, 0.0, 100.0]),
        (&LAST_PAIR_ALONE, array![1.0, 0.0, 0.0, 1.0] * 100.0 / 3.0),
        (
            &FIRST_PAIR_LEFT_OUT,
            array![2.0, 0.0, 0.0, 2.0] * 100.0 / 3.0,
        ),
        (
            &LAST_PAIR_LEFT_OUT,
            array![2.0, 0.0, 1.0, 1.0] * 100.0 / 3.0,
        ),
    ]
}

/// How often the labels 1, 1, 1, 2, 2, 4 were read as 1, 2, 2, 2, 4, 1: what known
/// mistakes make of that.
pub fn wrong_counts(expected: &Array2<f64>) -> Vec<Known<Array2<f64>>> {
    let wrong_ones = expected * &(1.0 - Array2::<f64>::eye(4));
    let right_ones = expected * &Array2::<f64>::eye(4);
    let on_diagonal = |counts: [f64; 4]| Array2::from_diag(&Array1::from(counts.to_vec()));
    // Expected with another count of (1 read as 1), the first pair, or of (4 read as
    // 1), the last; or nothing but one of the two.
    let with = |row: usize, count: f64| {
        let mut counts = expected.clone();
        counts[[row, 0]] = count;
        counts
    };
    let alone = |row: usize| {
        let mut counts = Array2::zeros((4, 4));
        counts[[row, 0]] = 1.0;
        counts
    };
    let label_4_first = array![
        [0.0, 1.0, 0.0, 0.0],
        [0.0, 1.0, 2.0, 0.0],
        [1.0, 0.0, 1.0, 0.0],
        [0.0, 0.0, 0.0, 0.0],
    ];
    vec![
        (&CONFUSION_TURNED, expected.t().to_owned()),
        (&ONLY_RIGHT, right_ones),
        (&LABEL_TWICE, on_diagonal([3.0, 2.0, 0.0, 1.0])),
        (&READ_TWICE, on_diagonal([2.0, 3.0, 0.0, 1.0])),
        (&SEEN_ONCE, mapped(expected, &|count| count.min(1.0))),
        (&ONLY_ERRORS, wrong_ones),
        (&ONE_PAIR_COUNTED, alone(0)),
        (&ONE_PAIR_COUNTED, alone(3)),
        (&FIRST_PAIR_NOT_COUNTED, with(0, 0.0)),
        (&LAST_PAIR_NOT_COUNTED, with(3, 0.0)),
        (&LABEL_AS_INDEX, label_4_first), // label modulo 4
    ]
}

/// Pairs of a label and what it was read as, apart.
pub fn apart(pairs: Vec<(usize, usize)>) -> (Array1<usize>, Array1<usize>) {
    let (labels, predicted): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    (labels.into(), predicted.into())
}

/// How many are this one.
pub fn how_many(labels: &Array1<usize>, label: usize) -> usize {
    labels.iter().filter(|&&other| other == label).count()
}
