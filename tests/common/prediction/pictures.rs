//! Pictures of the hidden layer.

use given::network::{Architecture, Network};
use ndarray::{Array1, Array2, array, s};

use super::HIDDEN_LAYER;
use crate::expect::Expect;
use crate::mistakes::prediction::{
    BIAS_DRAWN, LAST_PIXEL_DROPPED, OUTPUT_WEIGHTS_DRAWN, WEIGHTS_TURNED, WEIGHTS_WITHOUT_SIGN,
};

/// Four pixels column by column, in a frame of −1.
pub fn framed(pixels: [f64; 4]) -> Array2<f64> {
    let mut picture = Array2::from_elem((4, 4), -1.0);
    for (pixel, value) in pixels.into_iter().enumerate() {
        picture[[1 + pixel % 2, 1 + pixel / 2]] = value;
    }
    picture
}

/// What `hidden_layer` should make of the weights 0, 2, 0, −1 of one unit whose bias
/// weight is 9, and what known mistakes do.
pub fn expect_one_unit<'a>(what: &str, expected: Array2<f64>) -> Expect<'a, Array2<f64>> {
    let mut one_pixel = Array2::from_elem((3, 3), -1.0);
    one_pixel[[1, 1]] = 0.0;
    let mut four_pixels = Array2::from_elem((5, 5), -1.0);
    four_pixels
        .slice_mut(s![1..;2, 1..;2])
        .assign(&array![[0.0, 1.0], [0.0, -1.0]]);
    // The bias weight is an image too then: five of one pixel, in 2 × 3.
    let mut five_pixels = Array2::from_elem((5, 7), -1.0);
    five_pixels
        .slice_mut(s![1..;2, 1..;2])
        .assign(&array![[1.0, 0.0, 1.0], [0.0, -1.0, -1.0]]);
    Expect::of(HIDDEN_LAYER, what, expected)
        .known(&LAST_PIXEL_DROPPED, framed([1.0, 0.0, 2.0 / 9.0, 0.0]))
        .known(&OUTPUT_WEIGHTS_DRAWN, one_pixel)
        .known(&WEIGHTS_WITHOUT_SIGN, framed([0.0, 1.0, 0.0, 0.5]))
        .known(&WEIGHTS_TURNED, four_pixels)
        .known_together([&WEIGHTS_TURNED, &BIAS_DRAWN], five_pixels)
        .known_panic(&BIAS_DRAWN, "5 pixels")
        .known_panic(&OUTPUT_WEIGHTS_DRAWN, "2 pixels")
}

/// The lecture's network with one bright pixel in the picture of one hidden unit, both
/// counted from 0.
pub fn with_one_bright_pixel(unit: usize, pixel: usize) -> Network {
    let Architecture { inputs, .. } = Architecture::LECTURE;
    assert!(pixel < inputs, "no pixel {pixel}");
    let mut theta1 = Array2::zeros(Architecture::LECTURE.theta1_shape());
    theta1[[unit, 1 + pixel]] = 0.5;
    let theta2 = Array2::zeros(Architecture::LECTURE.theta2_shape());
    Network::new(theta1, theta2)
}

/// The pixels of 2 × 2 pictures of one pixel each, row by row.
pub fn single_pixels(picture: &Array2<f64>) -> Array1<f64> {
    array![
        picture[[1, 1]],
        picture[[1, 3]],
        picture[[3, 1]],
        picture[[3, 3]]
    ]
}

/// Where a picture is brighter than 0.
pub fn bright_pixels(picture: &Array2<f64>) -> Vec<(usize, usize)> {
    let pixels = picture.indexed_iter();
    let bright = pixels.filter(|&(_, &pixel)| pixel > 0.0);
    bright.map(|(place, _)| place).collect()
}
