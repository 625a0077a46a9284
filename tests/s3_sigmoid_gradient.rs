//! Section 3: the slope of the activation function.
//! Run: `cargo test --test s3_sigmoid_gradient`.

use common::expect::Expect;
use common::mistakes::sigmoid_gradient::{BY_A_STEP, CUT_OFF, OVERFLOW};
use common::networks::column_by_column;
use common::properties::properties;
use common::recorded::recorded;
use common::sigmoid_gradient::{
    FEW_ROUNDINGS, SLOPE, any_is_nan, expect_slopes, is_by_a_step, near_0_is_right,
};
use common::value::Value;
use handwritten::feedforward::sigmoid;
use handwritten::published::{
    SIGMOID_GRADIENT_AT_0, SIGMOID_GRADIENT_AT_1, SIGMOID_GRADIENT_AT_HALF,
};
use handwritten::sigmoid_gradient::sigmoid_gradient;
use ndarray::{Array1, Array2, Array3, ShapeBuilder, arr0, array};

fn slope(z: f64) -> f64 {
    sigmoid_gradient(&arr0(z)).into_scalar()
}

#[test]
fn the_course_publishes_five_slopes() {
    let z = array![-1.0, -0.5, 0.0, 0.5, 1.0];
    let octave = Array1::from(recorded("sigmoid_gradient_at_1_-0.5_0_0.5_1"));
    let published = [
        SIGMOID_GRADIENT_AT_1,
        SIGMOID_GRADIENT_AT_HALF,
        SIGMOID_GRADIENT_AT_0,
        SIGMOID_GRADIENT_AT_HALF,
        SIGMOID_GRADIENT_AT_1,
    ];
    for (number, octave) in published.iter().zip(&octave) {
        assert!(
            number.agrees(*octave),
            "{} and Octave's {octave}",
            number.what
        );
    }
    let right = octave.clone();
    expect_slopes("g' at −1, −0.5, 0, 0.5 and 1", &z, octave)
        .known_when(&BY_A_STEP, move |got| is_by_a_step(got, &right))
        .assert(|| sigmoid_gradient(&z));
}

#[test]
fn the_slope_at_zero_is_one_quarter() {
    let what = format!("g'(0) ({})", SIGMOID_GRADIENT_AT_0.source);
    Expect::of(SLOPE, what, SIGMOID_GRADIENT_AT_0.value)
        .within(FEW_ROUNDINGS)
        .assert(|| slope(0.0));
}

#[test]
fn the_matrix_of_the_submission_has_the_slopes_that_octave_computes() {
    let z = column_by_column((3, 10), &|i| 3.0 * i.sin());
    let octave = recorded("submission_sigmoid_gradient_3x10");
    let expected = Array2::from_shape_vec((3, 10).f(), octave).expect("30 slopes");
    Expect::of(SLOPE, "g' of a matrix of 3 × 10", expected)
        // The sines of two libraries may differ by a rounding, times 3.
        .within(2.0 * FEW_ROUNDINGS)
        .assert(|| sigmoid_gradient(&z));
}

#[test]
fn the_slope_at_ln_3_is_three_sixteenths() {
    // g(ln 3) = 3/4, and 3/4 · 1/4 = 3/16; g(−ln 9) = 1/10 and 1/10 · 9/10.
    let z = array![3_f64.ln(), -(9_f64.ln())];
    expect_slopes("g' at ln 3 and −ln 9", &z, array![0.1875, 0.09]).assert(|| sigmoid_gradient(&z));
}

#[test]
fn the_slope_is_taken_of_scalars_vectors_matrices_and_cubes() {
    assert_eq!(sigmoid_gradient(&arr0(0.0)), arr0(0.25), "a scalar");
    assert_eq!(
        sigmoid_gradient(&array![0.0, 0.0]),
        array![0.25, 0.25],
        "a vector"
    );
    assert_eq!(
        sigmoid_gradient(&Array2::<f64>::zeros((2, 3))),
        Array2::from_elem((2, 3), 0.25),
        "a matrix"
    );
    assert_eq!(
        sigmoid_gradient(&Array3::<f64>::zeros((2, 3, 4))),
        Array3::from_elem((2, 3, 4), 0.25),
        "a cube"
    );
}

#[test]
fn the_slope_at_20_is_small_and_not_zero() {
    // g(20) = 1 − e^−20 + e^−40 − …, so that g·(1 − g) = e^−20 − 2·e^−40 + ….
    let expected = (-20_f64).exp() - 2.0 * (-40_f64).exp();
    for &z in &[-20.0, 20.0] {
        Expect::of(SLOPE, format!("g'({z}), about e^−20"), expected)
            .within(FEW_ROUNDINGS) // 1 − g is the difference of two numbers near 1
            .known_when(&CUT_OFF, |got| got.is_like(&0.0) && near_0_is_right(slope))
            .assert(|| slope(z));
    }
}

#[test]
fn the_slope_far_out_is_zero() {
    let z = array![-1000.0, -710.0, 710.0, 1000.0, f64::MAX, f64::MIN];
    Expect::of(
        SLOPE,
        "g' at ±1000, ±710, the largest and the smallest number",
        Array1::zeros(6),
    )
    .within(1e-300) // e^−710 is 4·10⁻³⁰⁹
    .known_when(&OVERFLOW, any_is_nan)
    .assert(|| sigmoid_gradient(&z));
}

properties! {
    256;

    #[test]
    fn the_slope_is_even_and_at_most_one_quarter(z in -800.0..800.0_f64) {
        let measured = slope(z);
        assert!(
            (0.0..=0.25).contains(&measured),
            "g'({z}) = {measured} is outside 0..=0.25"
        );
        assert!(
            (measured - slope(-z)).abs() < FEW_ROUNDINGS,
            "g'(z) = g'(−z): at z = {} they are {} and {}", z, measured, slope(-z)
        );
    }

    #[test]
    fn the_slope_is_the_one_that_a_step_up_and_down_measures(z in -20.0..20.0_f64) {
        const STEP: f64 = 1e-4;
        let g = |z: f64| sigmoid(&arr0(z)).into_scalar();
        let numerical = (g(z + STEP) - g(z - STEP)) / (2.0 * STEP);
        // Curvature: STEP² · max |g'''| / 6 = 10⁻⁸ / 8 / 6 = 2·10⁻¹⁰. Rounding:
        // 1.1·10⁻¹⁶ / STEP = 10⁻¹².
        assert!(
            (slope(z) - numerical).abs() < 3e-10,
            "g'({}): a step up and down measures {}, got {}", z, numerical, slope(z)
        );
    }
}
