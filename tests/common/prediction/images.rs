//! The labels of images that small networks read.

use given::network::Network;
use ndarray::{Array2, Axis, array};

use super::outputs::{finds_the_largest, keeps_label_10};
use super::{LabelOfLargest, PREDICT, Predict};
use crate::expect::{Expect, caught};
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::prediction::*;

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
    let moved = theta1.select(Axis(0), &[2, 0, 1]);
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
