//! What is judged: for every function of a section a check with its inputs.

use super::{
    cases::{Draw, Words},
    inputs, training,
};

/// One thing that a submission must get right.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The section to which it belongs.
    pub section: usize,
    /// Its name in rubrics; that of the function, where it is one alone.
    pub name: &'static str,
    /// What it looks at, in words.
    pub title: &'static str,
    /// How far an answer may be off, relative to the largest number in it or 1.
    pub tolerance: f64,
    /// Makes its inputs.
    pub cases: fn(&mut Draw) -> Vec<Words>,
}

/// The same sums in another order: rounding grows with the number of terms, at
/// most thousands here, and stays below 10⁻¹²; mistakes are larger than 10⁻⁶.
const OTHER_ORDER: f64 = 1e-10;

/// Differences of costs, divided by 2·10⁻⁴: rounding grows 5,000-fold. A step
/// of 10⁻³ in place of 10⁻⁴ is off by 10⁻⁴.
const DIFFERENCES: f64 = 1e-8;

const fn check(
    section: usize,
    name: &'static str,
    title: &'static str,
    cases: fn(&mut Draw) -> Vec<Words>,
) -> Check {
    Check {
        section,
        name,
        title,
        tolerance: OTHER_ORDER,
        cases,
    }
}

const fn differences(
    name: &'static str,
    title: &'static str,
    cases: fn(&mut Draw) -> Vec<Words>,
) -> Check {
    Check {
        section: 6,
        name,
        title,
        tolerance: DIFFERENCES,
        cases,
    }
}

/// All checks, section by section.
pub const CHECKS: &[Check] = &[
    check(1, "digit_image", "a row of X as an image", inputs::images),
    check(
        1,
        "grid_shape",
        "the rows and columns of a tile",
        inputs::grid_shapes,
    ),
    check(
        1,
        "display_data",
        "the tile of several images",
        inputs::tiles,
    ),
    check(
        2,
        "sigmoid",
        "the sigmoid of vectors and matrices",
        inputs::activations,
    ),
    check(2, "one_hot", "labels as targets", inputs::targets),
    check(
        2,
        "feedforward",
        "every layer of the forward pass",
        inputs::forward,
    ),
    check(
        2,
        "cross_entropy",
        "the cost of given outputs",
        inputs::outputs,
    ),
    check(
        2,
        "sure_outputs",
        "the cost where outputs are rounded to 0 or 1",
        inputs::sure_outputs,
    ),
    check(
        2,
        "cost",
        "the cost without a penalty, from the inputs on",
        inputs::unregularized,
    ),
    check(2, "penalty", "the penalty alone", inputs::penalties),
    check(
        2,
        "regularized_cost",
        "what lambda adds to the cost",
        inputs::regularized,
    ),
    check(
        3,
        "sigmoid_gradient",
        "the slope of scalars, vectors and matrices",
        inputs::slopes,
    ),
    check(3, "far_out", "the slope far from 0", inputs::far_out),
    check(
        4,
        "epsilon_init",
        "the width of the interval",
        inputs::widths,
    ),
    check(
        4,
        "rand_initialize_weights",
        "the weights that a seed gives",
        inputs::weights,
    ),
    check(
        5,
        "accumulate_example",
        "what one example adds to the gradient",
        inputs::examples,
    ),
    check(
        5,
        "backpropagation_loop",
        "the gradient by the loop, lambda 0",
        inputs::unregularized,
    ),
    check(
        5,
        "backpropagation",
        "the vectorised gradient",
        inputs::unregularized,
    ),
    check(
        5,
        "cost_and_gradient",
        "cost and gradient together, lambda 0",
        inputs::unregularized,
    ),
    check(
        5,
        "add_penalty_slope",
        "the slope of the penalty alone",
        inputs::penalty_slopes,
    ),
    check(
        5,
        "regularized_loop",
        "what lambda adds to the loop's gradient",
        inputs::regularized,
    ),
    check(
        5,
        "regularized_cost_and_gradient",
        "what lambda adds to cost and gradient",
        inputs::regularized,
    ),
    differences(
        "central_difference",
        "the slope along one parameter",
        training::one_slope,
    ),
    differences(
        "numerical_gradient",
        "the slopes along all parameters",
        training::all_slopes,
    ),
    check(
        6,
        "relative_difference",
        "how far two gradients are apart",
        training::gradients,
    ),
    differences(
        "check_random_parameters",
        "the check of parameters drawn at random",
        training::drawn_parameters,
    ),
    check(
        7,
        "polak_ribiere",
        "the next search direction",
        training::directions,
    ),
    check(
        7,
        "is_too_far",
        "whether a step went too far",
        training::steps,
    ),
    check(
        7,
        "is_flat",
        "whether the line is flat enough",
        training::pairs,
    ),
    check(
        7,
        "quadratic_minimum",
        "the minimum of a parabola",
        training::fits,
    ),
    check(
        7,
        "cubic_minimum",
        "the minimum of a cubic",
        training::cubic_fits,
    ),
    check(
        7,
        "interpolate",
        "a move inside the bracket",
        training::brackets,
    ),
    check(
        7,
        "extrapolate",
        "a move beyond the bracket",
        training::extrapolations,
    ),
    Check {
        // Rounding is carried along ten evaluations and their quotients.
        tolerance: 1e-6,
        ..check(7, "fmincg", "whole minimisations", training::minimisations)
    },
    check(
        8,
        "label_of_largest",
        "the label of the largest output",
        inputs::rankings,
    ),
    check(
        8,
        "predict",
        "the labels of several examples",
        inputs::predictions,
    ),
    check(8, "accuracy", "the share that is right", inputs::accuracies),
    check(
        8,
        "confusion_matrix",
        "which label is read as which",
        inputs::confusions,
    ),
    check(
        8,
        "hidden_layer",
        "the hidden units as pictures",
        inputs::hidden_layers,
    ),
];

/// The checks of a section.
pub fn of_section(section: usize) -> impl Iterator<Item = &'static Check> {
    CHECKS.iter().filter(move |check| check.section == section)
}

/// The check of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.name == name)
}
