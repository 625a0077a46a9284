//! The targets of a few labels, and what known mistakes make of them.

use ndarray::{Array1, Array2, Axis, array};

use crate::assert_same;
use crate::expect::Known;
#[allow(clippy::wildcard_imports)] // all of those of `one_hot`
use crate::mistakes::feedforward::*;

/// A matrix with `columns` columns whose rows have a 1 in column `places[row]`,
/// if there is one.
pub fn ones_at(places: &[usize], columns: usize) -> Array2<f64> {
    let is_one = |(row, column): (usize, usize)| places[row] == column;
    Array2::from_shape_fn((places.len(), columns), |at| {
        f64::from(u8::from(is_one(at)))
    })
}

/// What known mistakes make of the labels 2, 3, 1 and 3 of 4.
pub fn wrong_targets() -> Vec<Known<Array2<f64>>> {
    let labels = array![2.0, 3.0, 1.0, 3.0].insert_axis(Axis(1));
    let right = ones_at(&[1, 2, 0, 2], 4);
    let only = |row: usize| {
        let mut targets = Array2::zeros((4, 4));
        targets.row_mut(row).assign(&right.row(row));
        targets
    };
    vec![
        (&LABEL_AS_COLUMN, ones_at(&[2, 3, 1, 3], 4)),
        (&FROM_THE_RIGHT, ones_at(&[2, 1, 3, 1], 4)),
        (&LABELS_AS_THEY_ARE, Array2::ones((4, 4)) * &labels),
        (&LABELS_AS_THEY_ARE, &right * &labels),
        (&MINUS_ONE, 2.0 * &right - 1.0),
        (&FIRST_ROW_ALONE, only(0)),
        (&LAST_ROW_ALONE, only(3)),
        (&TARGETS_TURNED, right.t().to_owned()),
        (
            &ONE_ROW_FOR_ALL,
            array![[1.0, 1.0, 1.0, 0.0], [0.0; 4], [0.0; 4], [0.0; 4]],
        ),
    ]
}

/// What known mistakes make of the labels 10 and 2 of 10.
pub fn wrong_targets_of_10_and_2() -> Vec<Known<Array2<f64>>> {
    vec![
        (&LABEL_AS_COLUMN, ones_at(&[0, 2], 10)), // the digit 0 in column 0
        (&FROM_THE_RIGHT, ones_at(&[0, 8], 10)),
        (
            &ROW_LENGTH,
            array![[0., 0., 0., 1., 0., 0., 0., 0., 0., 1.], [0.0; 10]],
        ),
    ]
}

/// Compares every row with that of its label.
#[track_caller]
pub fn assert_ones_at_labels(targets: &Array2<f64>, labels: &[usize], num_labels: usize) {
    for (row, label) in targets.rows().into_iter().zip(labels) {
        let expected: Array1<f64> = (1..=num_labels)
            .map(|k| f64::from(u8::from(k == *label)))
            .collect();
        assert_same(
            &row,
            &expected,
            format!("targets of label {label} of {num_labels}"),
        );
    }
}
