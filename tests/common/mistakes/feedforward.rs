//! Mistakes of section 2, and the numbers by which they are known.

use super::{Mistake, Symptoms};

super::mistakes! { "feedforward"
    OUTPUT_SIGN: "exp(+z) instead of exp(-z) in the output layer", "sigmoid";
    SIGMOID_SIGN: "exp(+z) instead of exp(-z)", "sigmoid";
    HIDDEN_WITHOUT_SIGMOID: "a hidden layer without the sigmoid", "feedforward";
    LABEL_AS_COLUMN: "label k in column k of the targets, counted from 0, instead of column k - 1", "one_hot";
    LABELS_AS_THEY_ARE: "labels used as they are instead of one-hot targets", "one_hot";
    NO_INPUT_BIAS: "no bias unit in the input layer", "feedforward";
    NO_HIDDEN_BIAS: "no bias unit in the hidden layer", "feedforward";
    NO_BIAS: "no bias unit in either layer", "feedforward";
    ROLLED_BY_ROW: "weights taken row by row where they stand column by column, in the vector of all of them or in memory", "feedforward";
    X_IN_MEMORY_ORDER: "examples taken row by row from memory, where x lies column by column", "feedforward";
    NOT_AVERAGED: "a sum over the examples that is not divided by m", "cross_entropy";
    HALF_AVERAGE: "1/2m instead of 1/m", "cross_entropy";
    AVERAGED_OVER_LABELS: "a sum divided by m and by the number of labels", "cross_entropy";
    LOST_SIGN: "a lost minus sign", "cross_entropy";
    FIRST_TERM_ALONE: "the term y ln h alone, without (1 - y) ln(1 - h)", "cross_entropy";
    SECOND_TERM_ALONE: "the term (1 - y) ln(1 - h) alone, without y ln h", "cross_entropy";
    SOFTMAX: "the softmax cost instead of the sum over independent outputs", "cross_entropy";
    LOG_10: "log10 instead of the natural logarithm", "cross_entropy";
    LOG_2: "log2 instead of the natural logarithm", "cross_entropy";
    SQUARED_ERROR: "the squared error instead of the cross-entropy", "cross_entropy";
    BIAS_PENALISED: "a penalty that includes the bias column", "penalty";
    LAMBDA_OVER_M: "lambda / m instead of lambda / 2m", "penalty";
    LAMBDA_OVER_2: "lambda / 2 instead of lambda / 2m", "penalty";
    NO_2M: "lambda times the squares, without the division by 2m", "penalty";
    MEANS: "means of the squares instead of their sums", "penalty";
    LAMBDA_TIMES_M: "a penalty multiplied by m: parentheses are missing around 2 m", "penalty";
    FIRST_ROW_LEFT_OUT: "a penalty without the first row instead of without the first column", "penalty";
    FIRST_ROW_TOO: "a penalty without the first row as well as the first column: a row is a unit, and rows are counted from 0", "penalty";
    LAST_ROW_LEFT_OUT: "a penalty without the last row: a row is a unit, and the weights of all units count", "penalty";
    BIAS_OF_THETA1_PENALISED: "a penalty that includes the bias column of Theta1", "penalty";
    BIAS_OF_THETA2_PENALISED: "a penalty that includes the bias column of Theta2", "penalty";
    IN_ORDER_OF_MEMORY: "weights left out by their place in memory, where a matrix may lie row by row or column by column", "penalty";
    THETA1_ALONE: "a penalty of Theta1 alone", "penalty";
    THETA2_ALONE: "a penalty of Theta2 alone", "penalty";
    NO_PENALTY: "no penalty at all", "penalty";
    PENALTY_SUBTRACTED: "a penalty that is subtracted", "penalty";
    NOT_SQUARED: "weights that are added without being squared", "penalty";
    ABSOLUTE_VALUES: "absolute values of the weights instead of squares", "penalty";
    WEIGHTS_CROSSED: "weights multiplied with one another, as in a product of matrices or the square of a sum, instead of each with itself", "penalty";
    FIRST_ENTRY_LEFT_OUT: "the first entry left out instead of the first column", "penalty";
    NORMS_ADDED: "the roots of the two sums added before they are squared", "penalty";
    LAMBDA_ROUNDED: "lambda rounded to a whole number", "penalty";
    WHOLE_NUMBERS: "a quotient of whole numbers, which is rounded down to 0", "penalty";
    SIGMOID_OVERFLOW: "e^z that overflows for large z: ∞ / ∞ is NaN", "sigmoid";
    CUT_OFF: "z or g(z) cut off at a bound", "sigmoid";
    SMALL_LOST: "a small g as the difference of two numbers near 1: its digits are rounded away", "sigmoid";
    MINUS_EXP: "-e^z instead of e^-z: -z.exp() is -(z.exp())", "sigmoid";
    PARENTHESES: "1 / 1 + e^-z instead of 1 / (1 + e^-z)", "sigmoid";
    SINGLE_PRECISION: "numbers of single precision, f32, which keep seven digits", "sigmoid";
    TANH: "the tanh instead of the sigmoid", "sigmoid";
    MINUS_ONE: "-1 instead of 0 for the outputs that should stay silent", "one_hot";
    ONE_ROW_FOR_ALL: "all targets written into the first row", "one_hot";
    FIRST_ROW_ALONE: "a target for the first example alone, the other rows all 0, as where a `return` stands in the loop", "one_hot";
    LAST_ROW_ALONE: "a target for the last example alone, the other rows all 0, as where the targets are made in the loop", "one_hot";
    ROW_LENGTH: "places counted as if a row were as long as there are examples: it is as long as there are labels", "one_hot";
    TARGETS_TURNED: "rows and columns of the targets swapped", "one_hot";
    LAST_LABEL_MISSING: "no target for the last label, the digit 0", "one_hot";
    FROM_THE_RIGHT: "the columns counted from the right", "one_hot";
    BIAS_LAST: "the bias weights sought in the last column instead of the first", "feedforward";
    UNIT_K_COLUMN_K: "unit k of a layer times column k of Theta, both counted from 0: column 0 belongs to the bias unit, so unit k has column k + 1", "feedforward";
    OUTPUT_WITHOUT_SIGMOID: "an output layer without the sigmoid", "feedforward";
    SUMS_CUT_OFF: "weighted sums that are cut off at a bound", "feedforward";
    Z_AFTER_SIGMOID: "z2 or z3 kept after the sigmoid instead of before", "feedforward";
    THETA_NOT_TURNED: "a product with Theta as it is: its transpose is meant", "feedforward";
    PRODUCT_BY_ENTRY: "a product of matrices taken entry by entry: that is what `*` does with arrays, and the product is `dot`", "feedforward";
    BIAS_UNIT_MISSING: "a layer without its bias unit times all columns of Theta", "feedforward";
    BIAS_AS_ROW: "one row more where one column more is meant: the bias unit is a column of ones beside the layer", "feedforward";
    OTHER_ACTIVATION: "another function than the sigmoid in the hidden layer, as deep learning uses them", "feedforward";
    OUTPUT_SOFTMAX: "outputs that add up to 1, a softmax, instead of one sigmoid each", "feedforward";
    BIAS_IN_A2: "a2 kept with its bias unit", "feedforward";
    SATURATED: "ln(0), where an output is rounded to 0 or 1", "cross_entropy";
    SATURATED_EARLY: "a bound on h that is too far from 0 and 1", "cross_entropy";
    TINY_BOUND: "a bound that is met where 1 - h is rounded to 0, far beyond what the answer costs", "cross_entropy";
    FAR_OUT: "the logarithm of an e^z or e^-z that is ∞ or 0 far out", "cross_entropy";
    Z_ADDED: "|z| added to the larger logarithm instead of subtracted from it", "cross_entropy";
    SIGNED_Z: "z without its absolute value, subtracted from the larger logarithm or added to it", "cross_entropy";
    LARGER_FOR_H: "the larger logarithm always taken for ln h: where z is negative it is that of 1 - h", "cross_entropy";
    LARGER_FOR_1_MINUS_H: "the larger logarithm always taken for ln(1 - h): where z is positive it is that of h", "cross_entropy";
    POSITIVE_Z_ALONE: "logarithms put together as it is right for positive z, and so for negative z too", "cross_entropy";
    NEGATIVE_Z_ALONE: "logarithms put together as it is right for negative z, and so for positive z too", "cross_entropy";
    ENDED_EARLY: "a loop that ends in its first pass, as where a `return` stands in it: only the first example or output is counted", "cross_entropy";
    FROM_1: "the first example or output left out, or both: the formula counts from 1, Rust from 0", "cross_entropy";
    LAST_NOT_COUNTED: "the last example or output left out, or both: a range a..b ends before b", "cross_entropy";
    IN_MEMORY_ORDER: "answers and targets paired by their place in memory, where a matrix may lie row by row or column by column", "cross_entropy";
    Z_SIGN: "z with the wrong sign where one logarithm is taken from the other, or in y times z", "cross_entropy";
    MIN_AND_MAX: "min(z, 0) and max(z, 0) taken for one another", "cross_entropy";
    SINGLE_PRECISION_IN_COST: "a sum of single precision, f32, which keeps seven digits", "cross_entropy";
    WHOLE_NUMBERS_IN_COST: "1 / m as a quotient of whole numbers, which is rounded down to 0", "cross_entropy";
    ONE_MISSING: "ln(e^-|z|), which is -|z|, where ln(1 + e^-|z|) is meant", "cross_entropy";
    TARGETS_TIMES_ANSWERS: "targets and answers multiplied as matrices instead of entry by entry", "cross_entropy";
    Z_FOR_ABSOLUTE_Z: "e^-z or e^z where e^-|z| is meant", "cross_entropy";
    DIVIDED_BY_LABELS: "divided by the number of labels instead of the number of examples", "cross_entropy";
    TERMS_SWAPPED: "y and 1 - y swapped", "cross_entropy";
    TERMS_SUBTRACTED: "the second term with the wrong sign", "cross_entropy";
    ROOT_OF_SQUARES: "the root of the sum of squares instead of the sum", "penalty";
    LAMBDA_FORGOTTEN: "a penalty without lambda", "penalty";
    PENALTY_TWICE: "a penalty that is added twice", "cost";
    SUBTRACTED_IN_COST: "the penalty subtracted from the cost", "cost";
    LAMBDA_TWICE: "lambda times a penalty that has lambda in it already", "cost";
    DIVIDED_AGAIN: "answers and penalty divided by m once more: each of the two is divided already", "cost";
    ANSWERS_FORGOTTEN: "the penalty alone, without what the answers cost", "cost";
    PENALTY_FORGOTTEN: "the penalty not added", "cost";
    COLUMNS_COUNTED: "m taken from the columns of x, the pixels, instead of the rows, the examples", "cost";
    LABELS_COUNTED: "m taken from the columns of the targets, the labels, instead of the rows, the examples", "cost";
    ENTRIES_COUNTED: "m taken from the length of x or of the targets, all their entries, instead of the rows", "cost";
}

/// What each mistake makes of the costs, to six significant digits.
pub const SYMPTOMS: &[Symptoms] = &[
    (
        &super::visualization::IMAGES_BY_ROW,
        &[
            ("weights_cost_lambda_0", 7.43163),
            ("ex4weights_cost_lambda_0", 5.83035),
        ],
    ),
    (
        &OUTPUT_SIGN,
        &[
            ("weights_cost_lambda_0", 78.2132),
            ("ex4weights_cost_lambda_0", 61.2436),
            ("two_two_four_cost_lambda_0", 2.87747),
            ("submission_cost_lambda_0", 3.01508),
        ],
    ),
    (
        &SIGMOID_SIGN,
        &[
            ("weights_cost_lambda_0", 58.4512),
            ("ex4weights_cost_lambda_0", 42.0014),
            ("two_two_four_cost_lambda_0", 2.75447),
            ("submission_cost_lambda_0", 2.89746),
        ],
    ),
    (
        &HIDDEN_WITHOUT_SIGMOID,
        &[
            ("two_two_four_cost_lambda_0", 5.41333),
            ("submission_cost_lambda_0", 3.47841),
        ],
    ),
    (
        &LABEL_AS_COLUMN,
        &[
            ("weights_cost_lambda_0", 13.4053),
            ("ex4weights_cost_lambda_0", 10.4415),
            ("two_two_four_cost_lambda_0", 7.47586),
            ("submission_cost_lambda_0", 3.08323),
        ],
    ),
    (
        &LABELS_AS_THEY_ARE,
        &[
            ("weights_cost_lambda_0", 386.877),
            ("ex4weights_cost_lambda_0", 304.799),
            ("two_two_four_cost_lambda_0", -19.2812),
            ("submission_cost_lambda_0", 2.70093),
        ],
    ),
    (
        &NO_INPUT_BIAS,
        &[
            ("weights_cost_lambda_0", 0.27849),
            ("ex4weights_cost_lambda_0", 0.305354),
            ("two_two_four_cost_lambda_0", 7.13524),
            ("submission_cost_lambda_0", 3.15044),
        ],
    ),
    (
        &NO_HIDDEN_BIAS,
        &[
            ("weights_cost_lambda_0", 0.412031),
            ("ex4weights_cost_lambda_0", 0.329727),
            ("two_two_four_cost_lambda_0", 5.3537),
            ("submission_cost_lambda_0", 2.77035),
        ],
    ),
    (
        &NO_BIAS,
        &[
            ("weights_cost_lambda_0", 0.423655),
            ("ex4weights_cost_lambda_0", 0.324385),
            ("two_two_four_cost_lambda_0", 5.12332),
            ("submission_cost_lambda_0", 2.7555),
        ],
    ),
    (
        &ROLLED_BY_ROW,
        &[
            ("weights_cost_lambda_0", 9.61765),
            ("ex4weights_cost_lambda_0", 5.62893),
        ],
    ),
    (
        &NOT_AVERAGED,
        &[
            ("weights_cost_lambda_0", 714.709),
            ("ex4weights_cost_lambda_0", 1438.15),
            ("two_two_four_cost_lambda_0", 22.2209),
            ("submission_cost_lambda_0", 49.3992),
        ],
    ),
    (
        &HALF_AVERAGE,
        &[
            ("weights_cost_lambda_0", 0.0714709),
            ("ex4weights_cost_lambda_0", 0.143815),
            ("two_two_four_cost_lambda_0", 3.70348),
            ("submission_cost_lambda_0", 1.54372),
        ],
    ),
    (
        &AVERAGED_OVER_LABELS,
        &[
            ("weights_cost_lambda_0", 0.0142942),
            ("ex4weights_cost_lambda_0", 0.0287629),
            ("two_two_four_cost_lambda_0", 1.85174),
            ("submission_cost_lambda_0", 0.771862),
        ],
    ),
    (
        &LOST_SIGN,
        &[
            ("weights_cost_lambda_0", -0.142942),
            ("ex4weights_cost_lambda_0", -0.287629),
            ("two_two_four_cost_lambda_0", -7.40697),
            ("submission_cost_lambda_0", -3.08745),
        ],
    ),
    (
        &FIRST_TERM_ALONE,
        &[
            ("weights_cost_lambda_0", 0.0782428),
            ("ex4weights_cost_lambda_0", 0.162401),
            ("two_two_four_cost_lambda_0", 0.0887632),
            ("submission_cost_lambda_0", 0.738924),
        ],
    ),
    (
        &SECOND_TERM_ALONE,
        &[
            ("weights_cost_lambda_0", 0.0646991),
            ("ex4weights_cost_lambda_0", 0.125228),
            ("two_two_four_cost_lambda_0", 7.31821),
            ("submission_cost_lambda_0", 2.34852),
        ],
    ),
    (
        &SOFTMAX,
        &[
            ("weights_cost_lambda_0", 0.0278835),
            ("ex4weights_cost_lambda_0", 0.0868888),
            ("two_two_four_cost_lambda_0", 1.29942),
            ("submission_cost_lambda_0", 1.62214),
        ],
    ),
    (
        &LOG_10,
        &[
            ("ex4weights_cost_lambda_0", 0.124916),
            ("two_two_four_cost_lambda_0", 3.21681),
            ("submission_cost_lambda_0", 1.34086),
        ],
    ),
    (
        &LOG_2,
        &[
            ("ex4weights_cost_lambda_0", 0.414961),
            ("two_two_four_cost_lambda_0", 10.686),
            ("submission_cost_lambda_0", 4.45425),
        ],
    ),
    (
        &SQUARED_ERROR,
        &[
            ("ex4weights_cost_lambda_0", 0.0304662),
            ("two_two_four_cost_lambda_0", 1.23825),
            ("submission_cost_lambda_0", 0.573206),
        ],
    ),
    (
        &BIAS_PENALISED,
        &[
            ("weights_cost_lambda_1", 0.337883),
            ("weights_cost_lambda_3", 0.727765),
            ("ex4weights_cost_lambda_1", 0.384488),
            ("ex4weights_cost_lambda_3", 0.578205),
            ("two_two_four_cost_lambda_4", 21.467),
            ("submission_cost_lambda_1.5", 3.83454),
        ],
    ),
    (
        &LAMBDA_OVER_M,
        &[
            ("weights_cost_lambda_1", 0.518548),
            ("weights_cost_lambda_3", 1.26976),
            ("ex4weights_cost_lambda_1", 0.479911),
            ("ex4weights_cost_lambda_3", 0.864473),
            ("two_two_four_cost_lambda_4", 31.5403),
            ("submission_cost_lambda_1.5", 4.20663),
        ],
    ),
    (
        &LAMBDA_OVER_2,
        &[
            ("weights_cost_lambda_1", 939.159),
            ("weights_cost_lambda_3", 2817.19),
            ("ex4weights_cost_lambda_1", 480.991),
            ("ex4weights_cost_lambda_3", 1442.4),
            ("two_two_four_cost_lambda_4", 43.607),
            ("submission_cost_lambda_1.5", 12.0409),
        ],
    ),
    (
        &FIRST_ROW_LEFT_OUT,
        &[
            ("weights_cost_lambda_1", 0.327669),
            ("weights_cost_lambda_3", 0.697124),
            ("ex4weights_cost_lambda_1", 0.379046),
            ("ex4weights_cost_lambda_3", 0.561881),
            ("two_two_four_cost_lambda_4", 18.6003),
            ("submission_cost_lambda_1.5", 3.64785),
        ],
    ),
    (
        &THETA1_ALONE,
        &[
            ("weights_cost_lambda_1", 0.221529),
            ("weights_cost_lambda_3", 0.378704),
            ("ex4weights_cost_lambda_1", 0.326888),
            ("ex4weights_cost_lambda_3", 0.405404),
            ("two_two_four_cost_lambda_4", 7.9803),
            ("submission_cost_lambda_1.5", 3.28114),
        ],
    ),
    (
        &THETA2_ALONE,
        &[
            ("weights_cost_lambda_1", 0.252158),
            ("weights_cost_lambda_3", 0.47059),
            ("ex4weights_cost_lambda_1", 0.344511),
            ("ex4weights_cost_lambda_3", 0.458276),
            ("two_two_four_cost_lambda_4", 18.9003),
            ("submission_cost_lambda_1.5", 3.45335),
        ],
    ),
    (
        &NO_PENALTY,
        &[
            ("weights_cost_lambda_1", 0.142942),
            ("weights_cost_lambda_3", 0.142942),
            ("ex4weights_cost_lambda_1", 0.287629),
            ("ex4weights_cost_lambda_3", 0.287629),
            ("two_two_four_cost_lambda_4", 7.40697),
            ("submission_cost_lambda_1.5", 3.08745),
        ],
    ),
    (
        &PENALTY_SUBTRACTED,
        &[
            ("weights_cost_lambda_1", -0.0448614),
            ("weights_cost_lambda_3", -0.420468),
            ("ex4weights_cost_lambda_1", 0.191488),
            ("ex4weights_cost_lambda_3", -0.000792917),
            ("two_two_four_cost_lambda_4", -4.6597),
            ("submission_cost_lambda_1.5", 2.52786),
        ],
    ),
    (
        &NOT_SQUARED,
        &[
            ("ex4weights_cost_lambda_1", 0.279583),
            ("ex4weights_cost_lambda_3", 0.263492),
            ("submission_cost_lambda_1.5", 3.06478),
        ],
    ),
    (
        &ABSOLUTE_VALUES,
        &[
            ("weights_cost_lambda_1", 0.366087),
            ("weights_cost_lambda_3", 0.812379),
            ("ex4weights_cost_lambda_1", 0.441836),
            ("ex4weights_cost_lambda_3", 0.75025),
            ("submission_cost_lambda_1.5", 3.79521),
        ],
    ),
];

/// The mistake in `cost` that looks like one in `penalty`, where that is right.
pub fn in_cost(mistake: &'static Mistake) -> &'static Mistake {
    match mistake {
        it if *it == LAMBDA_OVER_M => &PENALTY_TWICE,
        it if *it == NO_PENALTY => &PENALTY_FORGOTTEN,
        it if *it == PENALTY_SUBTRACTED => &SUBTRACTED_IN_COST,
        it => it,
    }
}
