//! The labels of outputs.

use ndarray::{Array1, array};

use super::{LABEL_OF_LARGEST, LabelOfLargest};
use crate::arrays::vector;
use crate::expect::{Expect, Known, caught};
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::prediction::*;

/// Ten lists of outputs.
pub fn ten_outputs() -> Vec<Array1<f64>> {
    vec![
        array![0.9, 0.1, 0.2],
        array![0.1, 0.9, 0.2],
        array![0.1, 0.2, 0.9],
        array![-3.0, -1.0, -2.0],
        array![0.4],
        array![-0.4],
        array![-3.0, 1.0],
        array![0.1, 0.2, 0.3, 0.15],
        array![0.3, 0.9, 0.1, 0.2],
        the_tenth(),
    ]
}

/// Ten outputs, of which the tenth is the largest.
fn the_tenth() -> Array1<f64> {
    vector(10, &|index| if index == 9 { 1.0 } else { 0.0 })
}

/// The label of each list of outputs.
pub fn labels_of(all: &[Array1<f64>], label_of_largest: LabelOfLargest) -> Vec<usize> {
    all.iter()
        .map(|outputs| label_of_largest(outputs))
        .collect()
}

/// What `label_of_largest` should make of the ten lists, and what known mistakes do.
pub fn expect_labels<'a>(
    what: &str,
    expected: Vec<usize>,
    label_of_largest: LabelOfLargest,
) -> Expect<'a, Vec<usize>> {
    let label = move |outputs: &Array1<f64>| label_of_largest(outputs);
    Expect::of(LABEL_OF_LARGEST, what, expected)
        .known_each(wrong_labels())
        // Two equal ones apart from a count of the largest outputs.
        .known_when(&ALWAYS_FIRST, move |labels| {
            *labels == [1; 10] && label(&array![0.1, 0.7, 0.7]) == 1
        })
        .known_together(
            [&INDEX_AS_LABEL, &NEGATIVE_OUTPUTS],
            vec![0, 1, 2, 0, 0, 0, 1, 2, 1, 9],
        )
        .known_together(
            [&LABEL_NOT_KEPT, &NEGATIVE_OUTPUTS],
            vec![1, 2, 3, 1, 1, 1, 2, 3, 2, 0],
        )
        // A largest output of 0 that none of them has.
        .known_panic_when(&NEGATIVE_OUTPUTS, move |_| {
            let outputs = ten_outputs();
            let positive = || [0, 1, 2, 4].map(|index| label(&outputs[index]));
            caught(|| label(&outputs[3])).is_err()
                && caught(positive).is_ok_and(|labels| labels == [1, 2, 3, 1])
        })
        // The first that are looked at are three.
        .known_panic(
            &PAST_THE_LAST,
            "index 3 is out of bounds for array of shape [3]",
        )
        .known_panic(&PAST_THE_LAST, "the len is 3 but the index is 3")
}

fn wrong_labels() -> Vec<Known<Vec<usize>>> {
    let known: [(_, [usize; 10]); 15] = [
        (&INDEX_AS_LABEL, [0, 1, 2, 1, 0, 0, 1, 2, 1, 9]),
        (&SMALLEST, [2, 1, 1, 1, 1, 1, 1, 1, 3, 1]),
        (&NEGATIVE_OUTPUTS, [1, 2, 3, 1, 1, 1, 2, 3, 2, 10]),
        (&FIRST_LEFT_OUT, [3, 2, 3, 2, 1, 1, 2, 3, 2, 10]),
        (&LAST_LEFT_OUT, [1, 2, 2, 2, 1, 1, 1, 3, 2, 1]),
        (&ABSOLUTE_OUTPUTS, [1, 2, 3, 1, 1, 1, 1, 3, 2, 10]),
        (&ABOVE_HALF, [1, 2, 3, 1, 1, 1, 2, 1, 2, 10]),
        (&FIRST_LARGER, [1, 2, 2, 2, 1, 1, 2, 2, 2, 10]),
        (&NEIGHBOUR_COMPARED, [3, 2, 3, 2, 1, 1, 2, 3, 4, 10]),
        (&FIRST_COMPARED, [1, 3, 3, 3, 1, 1, 2, 4, 2, 10]),
        // Each compared with 0, and with less than all of them.
        (&LARGEST_NOT_KEPT, [3, 3, 3, 1, 1, 1, 2, 4, 4, 10]),
        (&ALWAYS_LAST, [3, 3, 3, 3, 1, 1, 2, 4, 4, 10]),
        (&OUTPUT_AS_INDEX, [1, 1, 1, 1, 1, 1, 2, 1, 1, 2]),
        (&OUTPUT_AS_INDEX, [0, 0, 0, 0, 0, 0, 1, 0, 0, 1]), // without the 1
        (&LABEL_NOT_KEPT, [1, 2, 3, 2, 1, 1, 2, 3, 2, 0]),
    ];
    known
        .map(|(mistake, labels)| (mistake, labels.to_vec()))
        .to_vec()
}

/// Whole numbers as outputs.
pub fn as_outputs(numbers: &[i32]) -> Array1<f64> {
    vector(numbers.len(), &|index| f64::from(numbers[index]))
}

/// The first output, if any, that is larger than the one of this index, or as large and
/// earlier.
pub fn one_to_prefer(outputs: &Array1<f64>, index: usize) -> Option<usize> {
    let is_less = |other| {
        let output: f64 = outputs[other];
        output < outputs[index] || (other >= index && output <= outputs[index])
    };
    (0..outputs.len()).find(|&other| !is_less(other))
}

/// Outputs of which two are the largest, or nearly.
pub fn equal_outputs() -> Vec<Array1<f64>> {
    let larger_by_little = 0.5 + f64::EPSILON;
    vec![
        array![0.1, 0.7, 0.7],
        array![0.5, 0.5],
        array![0.5, larger_by_little],
    ]
}

/// The same for equal outputs.
pub fn expect_labels_of_equal<'a>(
    what: &str,
    expected: Vec<usize>,
    label_of_largest: LabelOfLargest,
) -> Expect<'a, Vec<usize>> {
    Expect::of(LABEL_OF_LARGEST, what, expected)
        .known_when(&LAST_OF_EQUAL, move |labels| {
            *labels == [3, 2, 2] && finds_the_largest(label_of_largest)
        })
        .known_when(&NEARLY_EQUAL, move |labels| {
            *labels == [2, 1, 1] && label_of_largest(&array![0.5, 0.9]) == 2
        })
        .known(&INDEX_AS_LABEL, vec![1, 0, 1])
}

/// Whether `label_of_largest` finds it where no other is as large: a mistake there is
/// none of what calls it.
pub(super) fn finds_the_largest(label_of_largest: LabelOfLargest) -> bool {
    let units = [array![0.9, 0.1, 0.2], array![0.1, 0.9, 0.2]];
    labels_of(&units, label_of_largest) == [1, 2]
}

/// Whether it is not `label_of_largest` that makes another label of 10.
pub fn keeps_label_10(label_of_largest: LabelOfLargest) -> bool {
    label_of_largest(&the_tenth()) == 10
}
