//! Given: the numbers to expect, each with its source.
//!
//! A number that others published, or that GNU Octave computed from the course's
//! weights, stands here once: the tests pin it, the run prints it beside what it
//! measured, and the book quotes it from here.

/// A number that somebody published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Published {
    /// What was measured.
    pub what: &'static str,
    /// The number as published.
    pub value: f64,
    /// How far a measurement may be off: half a unit of the last published
    /// digit, or the spread that was published with it.
    pub margin: f64,
    /// Who published it, and where.
    pub source: &'static str,
    /// The number of decimals it was published to.
    pub decimals: usize,
}

impl Published {
    /// A number that must be met in every published digit.
    const fn exact(what: &'static str, value: f64, decimals: usize, source: &'static str) -> Self {
        let mut margin = 0.5;
        let mut decimal = 0;
        while decimal < decimals {
            margin /= 10.0;
            decimal += 1;
        }
        // A hair more, for the rounding of `value` itself.
        Self {
            what,
            value,
            margin: margin * (1.0 + 1e-9),
            source,
            decimals,
        }
    }

    /// A number that was published with its spread: value ± margin.
    const fn about(what: &'static str, value: f64, margin: f64, source: &'static str) -> Self {
        Self {
            what,
            value,
            margin,
            source,
            decimals: 1,
        }
    }

    /// Whether a measurement meets the published number.
    ///
    /// ```
    /// use given::published::COST_LAMBDA_0;
    ///
    /// assert!(COST_LAMBDA_0.agrees(0.28762916516131865));
    /// assert!(!COST_LAMBDA_0.agrees(0.28763));
    /// ```
    #[must_use]
    pub fn agrees(&self, measured: f64) -> bool {
        (measured - self.value).abs() <= self.margin
    }
}

const EX3: &str = "ex3.pdf, A. Ng, Machine Learning, programming exercise 3";
const EX3_M: &str = "ex3.m, the script of the same exercise";
const EX4: &str = "ex4.pdf, A. Ng, Machine Learning, programming exercise 4";
const EX4_M: &str = "ex4.m, the script of the same exercise";
/// By T. Mosher, in the course's community.
const TEST_CASE: &str = "a published test case of the course";
const SUBMISSION: &str = "the inputs of the course's submission script";
const POST: &str =
    "the post \"Learn how to Build Neural Networks from Scratch in Python for Digit Recognition\"";
const OCTAVE: &str = "GNU Octave 7.3 with the course's weights";
const OCTAVE_OURS: &str = "GNU Octave 7.3 with data/weights.mat";

/// The number of the lecture's digits.
pub const IMAGES: Published = Published::exact("training images", 5000.0, 0, EX4);
/// The number of pixels of each.
pub const PIXELS: Published = Published::exact("pixels of an image", 400.0, 0, EX4);
// ANCHOR: costs
/// The cost at the course's weights without a penalty.
pub const COST_LAMBDA_0: Published =
    Published::exact("cost at the course's weights, lambda 0", 0.287629, 6, EX4);
/// The cost at the course's weights with lambda 1.
pub const COST_LAMBDA_1: Published =
    Published::exact("cost at the course's weights, lambda 1", 0.383770, 6, EX4);
/// The cost at the course's weights with lambda 3.
pub const COST_LAMBDA_3: Published =
    Published::exact("cost at the course's weights, lambda 3", 0.576051, 6, EX4_M);
// ANCHOR_END: costs
// ANCHOR: costs_of_our_weights
/// The cost at the weights of `data/weights.mat` without a penalty.
pub const OUR_COST_LAMBDA_0: Published = Published::exact(
    "cost at the weights of data/weights.mat, lambda 0",
    0.142942,
    6,
    OCTAVE_OURS,
);
/// The cost at the weights of `data/weights.mat` with lambda 1.
pub const OUR_COST_LAMBDA_1: Published = Published::exact(
    "cost at the weights of data/weights.mat, lambda 1",
    0.330745,
    6,
    OCTAVE_OURS,
);
/// The cost at the weights of `data/weights.mat` with lambda 3.
pub const OUR_COST_LAMBDA_3: Published = Published::exact(
    "cost at the weights of data/weights.mat, lambda 3",
    0.706352,
    6,
    OCTAVE_OURS,
);
// ANCHOR_END: costs_of_our_weights
// ANCHOR: sum_of_squares
/// The sum of squared weights at the course's weights, bias weights left out.
pub const SUM_OF_SQUARES: Published = Published::exact(
    "sum of squared weights without bias",
    961.406939296048,
    9,
    OCTAVE,
);
// ANCHOR_END: sum_of_squares
// ANCHOR: gradient_sums
/// The sum over the gradient at the course's weights without a penalty.
pub const GRADIENT_SUM_LAMBDA_0: Published = Published::exact(
    "sum of the gradient, lambda 0",
    0.026047433852894,
    12,
    OCTAVE,
);
/// The sum over the gradient at the course's weights with lambda 1.
pub const GRADIENT_SUM_LAMBDA_1: Published = Published::exact(
    "sum of the gradient, lambda 1",
    0.009955936585681,
    12,
    OCTAVE,
);
// ANCHOR_END: gradient_sums
// ANCHOR: sigmoid_gradients
/// The slope of the sigmoid at 0.
pub const SIGMOID_GRADIENT_AT_0: Published =
    Published::exact("slope of the sigmoid at 0", 0.25, 2, EX4);
/// The slope of the sigmoid at −½ and ½.
pub const SIGMOID_GRADIENT_AT_HALF: Published =
    Published::exact("slope of the sigmoid at 0.5", 0.235004, 6, EX4_M);
/// The slope of the sigmoid at −1 and 1.
pub const SIGMOID_GRADIENT_AT_1: Published =
    Published::exact("slope of the sigmoid at 1", 0.196612, 6, EX4_M);
// ANCHOR_END: sigmoid_gradients
// ANCHOR: epsilon_init
/// The interval of the lecture's random weights, for 400 and 25 units.
pub const EPSILON_INIT: Published =
    Published::exact("epsilon of the random weights of Theta1", 0.12, 2, EX4);
// ANCHOR_END: epsilon_init
// ANCHOR: relative_difference
/// The relative difference that a gradient which is right stays below.
pub const RELATIVE_DIFFERENCE: Published = Published {
    what: "relative difference of the two gradients",
    value: 0.0,
    margin: 1e-9,
    source: EX4,
    decimals: 9,
};
// ANCHOR_END: relative_difference
// ANCHOR: small_networks
/// The cost of T. Mosher's test case, a network 2-2-4, without a penalty.
pub const TWO_TWO_FOUR_COST_LAMBDA_0: Published =
    Published::exact("cost of the network 2-2-4, lambda 0", 7.4070, 4, TEST_CASE);
/// The cost of the same test case with lambda 4.
pub const TWO_TWO_FOUR_COST_LAMBDA_4: Published =
    Published::exact("cost of the network 2-2-4, lambda 4", 19.474, 3, TEST_CASE);
/// The cost of the submission's network 2-4-4 without a penalty.
pub const SUBMISSION_COST_LAMBDA_0: Published = Published::exact(
    "cost of the network 2-4-4, lambda 0",
    3.08745,
    5,
    SUBMISSION,
);
/// The cost of the submission's network 2-4-4 with lambda 1.5.
pub const SUBMISSION_COST_LAMBDA_1_5: Published = Published::exact(
    "cost of the network 2-4-4, lambda 1.5",
    3.64704,
    5,
    SUBMISSION,
);
// ANCHOR_END: small_networks
// ANCHOR: accuracy_of_the_course
/// How many digits the course's weights read rightly.
pub const CORRECT_PREDICTIONS: Published = Published::exact(
    "digits that the course's weights read rightly",
    4876.0,
    0,
    OCTAVE,
);
/// How many digits the weights of `data/weights.mat` read rightly.
pub const OUR_CORRECT_PREDICTIONS: Published = Published::exact(
    "digits that the weights of data/weights.mat read rightly",
    4967.0,
    0,
    OCTAVE_OURS,
);
/// The accuracy of the course's weights.
pub const ACCURACY: Published = Published::exact(
    "accuracy of the course's weights in percent",
    97.52,
    2,
    OCTAVE,
);
// ANCHOR_END: accuracy_of_the_course
// ANCHOR: accuracy_after_training
/// The accuracy after the course's training: 50 iterations, lambda 1.
pub const ACCURACY_50_ITERATIONS: Published =
    Published::about("accuracy in percent after 50 iterations", 95.3, 1.0, EX4);
/// The accuracy after the post's training, about as long as 70 iterations.
pub const ACCURACY_70_ITERATIONS: Published =
    Published::about("accuracy in percent after 70 iterations", 96.5, 1.0, POST);
// ANCHOR_END: accuracy_after_training
// ANCHOR: logistic_regression
/// The cost of one classifier in the case that the course prints, lambda 3.
pub const CLASSIFIER_COST: Published = Published::exact(
    "cost of the classifier of ex3.m, lambda 3",
    2.534819,
    6,
    EX3_M,
);
/// The accuracy of the ten classifiers after the course's training. "About" is
/// its word; where 50 iterations end depends on rounding by ± 0.2.
pub const CLASSIFIER_ACCURACY: Published =
    Published::about("accuracy of logistic regression in percent", 94.9, 0.3, EX3);
/// The accuracy of logistic regression, with which the post compares.
pub const BASELINE_ACCURACY: Published = Published::exact(
    "accuracy of logistic regression in percent, by SciPy's minimiser",
    95.08,
    2,
    POST,
);
// ANCHOR_END: logistic_regression

/// Lists the numbers, each once.
macro_rules! list {
    ($($name:ident),+ $(,)?) => {
        /// Every published number, in the order of the lecture.
        pub const ALL: &[&Published] = &[$(&$name),+];
        /// The names of their constants, by which the book calls them.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

list![
    IMAGES,
    PIXELS,
    COST_LAMBDA_0,
    COST_LAMBDA_1,
    COST_LAMBDA_3,
    OUR_COST_LAMBDA_0,
    OUR_COST_LAMBDA_1,
    OUR_COST_LAMBDA_3,
    SUM_OF_SQUARES,
    TWO_TWO_FOUR_COST_LAMBDA_0,
    TWO_TWO_FOUR_COST_LAMBDA_4,
    SUBMISSION_COST_LAMBDA_0,
    SUBMISSION_COST_LAMBDA_1_5,
    SIGMOID_GRADIENT_AT_0,
    SIGMOID_GRADIENT_AT_HALF,
    SIGMOID_GRADIENT_AT_1,
    EPSILON_INIT,
    GRADIENT_SUM_LAMBDA_0,
    GRADIENT_SUM_LAMBDA_1,
    RELATIVE_DIFFERENCE,
    CORRECT_PREDICTIONS,
    OUR_CORRECT_PREDICTIONS,
    ACCURACY,
    ACCURACY_50_ITERATIONS,
    ACCURACY_70_ITERATIONS,
    CLASSIFIER_COST,
    CLASSIFIER_ACCURACY,
    BASELINE_ACCURACY,
];
