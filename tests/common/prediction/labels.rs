//! The labels of outputs, and of images that small networks read.

use given::network::Network;
use ndarray::{Array1, Array2, array};

use super::{LABEL_OF_LARGEST, LabelOfLargest, PREDICT, Predict};
use crate::arrays::vector;
use crate::expect::{Expect, Known, caught};
#[allow(clippy::wildcard_imports)] // nearly all of the section's mistakes
use crate::mistakes::prediction::*;

// ---- of outputs ----

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
fn finds_the_largest(label_of_largest: LabelOfLargest) -> bool {
    let units = [array![0.9, 0.1, 0.2], array![0.1, 0.9, 0.2]];
    labels_of(&units, label_of_largest) == [1, 2]
}

/// Whether it is not `label_of_largest` that makes another label of 10.
pub fn keeps_label_10(label_of_largest: LabelOfLargest) -> bool {
    label_of_largest(&the_tenth()) == 10
}

// ---- of images ----

/// Three inputs that pass through: hidden unit and output k answer to input k.
pub fn copying_network() -> Network {
    let pass = array![
        [-5.0, 10.0, 0.0, 0.0],
        [-5.0, 0.0, 10.0, 0.0],
        [-5.0, 0.0, 0.0, 10.0]
    ];
    Network::new(pass.clone(), pass)
}

/// What `predict` should read in four images of the inputs 3, 1, 2 and 2, where the
/// last has 3 nearly as bright, and what known mistakes do.
pub fn expect_copied<'a>(
    what: &str,
    expected: Vec<usize>,
    predict: Predict,
    label_of_largest: LabelOfLargest,
) -> Expect<'a, Vec<usize>> {
    Expect::of(PREDICT, what, expected)
        .known(&INDEX_AS_LABEL, vec![2, 0, 1, 1])
        .known_when(&ONE_ROW_FOR_ALL, move |labels| {
            let of_one_row = *labels == [3; 4] || *labels == [2; 4]; // the first, the last
            of_one_row && finds_the_largest(label_of_largest)
        })
        .known(&ONE_MORE, vec![4, 2, 3, 3])
        .known(&FIRST_IMAGE_ALONE, vec![3, 0, 0, 0])
        .known(&FIRST_IMAGE_LEFT_OUT, vec![0, 1, 2, 2])
        .known(&LAST_IMAGE_LEFT_OUT, vec![3, 1, 2, 0])
        .known(&OUTPUTS_TURNED, vec![2, 3, 1])
        .known(&OUTPUTS_TURNED, vec![2, 3, 1, 0]) // with room for all images
        .known_panic(
            &COLUMNS_FOR_IMAGES,
            "Index 3 must be less than axis length 3 for array with shape [4, 3]",
        )
        // Three inputs, three hidden units, three outputs, and four images.
        .known_panic_when(&AS_LONG_AS_A_ROW, move |said| {
            let of_one_image = || predict(&copying_network(), &array![[1.0, 0.0, 0.0]]).len();
            said.contains("out of bounds") && caught(of_one_image).is_ok_and(|labels| labels == 3)
        })
}

/// Of the inputs 1, 2, 3 the hidden units copy 3, 1, 2, and so do the outputs
/// of the hidden units: 2, 3, 1.
pub fn moving_network() -> Network {
    let theta1 = copying_network().theta1;
    let moved = theta1.select(ndarray::Axis(0), &[2, 0, 1]);
    Network::new(moved.clone(), moved)
}

/// What `predict` should read in images of the inputs 1 and 2 then, and what known
/// mistakes do.
pub fn expect_moved<'a>(
    what: &str,
    expected: Vec<usize>,
    label_of_largest: LabelOfLargest,
) -> Expect<'a, Vec<usize>> {
    Expect::of(PREDICT, what, expected)
        .known(&HIDDEN_LAYER_READ, vec![2, 3])
        .known_when(&IMAGES_READ, move |labels| {
            *labels == [1, 2] && label_of_largest(&array![0.1, 0.9, 0.2]) == 2
        })
        .known(&INDEX_AS_LABEL, vec![2, 0])
}

/// Three outputs of these z3, with 0 in the middle, for images of one pixel.
pub fn with_z3(first: f64, last: f64) -> Network {
    let theta2 = array![[first, 0.0], [0.0, 0.0], [last, 0.0]];
    Network::new(Array2::zeros((1, 2)), theta2)
}

/// What `predict` should read where z3 is 50, 0 and 60, and what known mistakes do.
pub fn expect_first_of_rounded<'a>(
    what: &str,
    expected: Vec<usize>,
    predict: Predict,
    label_of_largest: LabelOfLargest,
) -> Expect<'a, Vec<usize>> {
    // With the larger sum in the first place only the order of the outputs tells.
    let first_is_found = move || label_of_largest(&array![1.0, 0.5, 1.0]) == 1;
    // The last of all that are large is another mistake: here the second is larger.
    let second_is_larger =
        move || predict(&copying_network(), &array![[0.0, 1.0, 0.9]]).to_vec() == [2];
    let is_last_of_equal =
        move || predict(&with_z3(60.0, 50.0), &array![[1.0]]).to_vec() == [3] && second_is_larger();
    Expect::of(PREDICT, what, expected)
        .known_when(&LAST_OF_EQUAL, move |labels| {
            *labels == [3] && first_is_found() && is_last_of_equal()
        })
        .known_when(&SUMS_READ, move |labels| {
            *labels == [3] && first_is_found() && second_is_larger()
        })
}

/// Ten outputs for images of one pixel; the tenth is always the largest.
pub fn network_for_the_tenth() -> Network {
    let mut theta2 = Array2::zeros((10, 2));
    theta2[[9, 0]] = 5.0;
    Network::new(Array2::zeros((1, 2)), theta2)
}

/// What `predict` should read then, and what known mistakes do.
pub fn expect_the_tenth<'a>(
    what: &str,
    expected: Vec<usize>,
    predict: Predict,
    label_of_largest: LabelOfLargest,
) -> Expect<'a, Vec<usize>> {
    Expect::of(PREDICT, what, expected)
        .known_when(&LABEL_10_AS_0, move |labels| {
            let of_two_images = || predict(&network_for_the_tenth(), &array![[1.0], [1.0]]);
            *labels == [0] && keeps_label_10(label_of_largest) && of_two_images().to_vec() == [0, 0]
        })
        .known(&INDEX_AS_LABEL, vec![9])
        .remark("Where `label_of_largest` is wrong too, go by that.")
}
