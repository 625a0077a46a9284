//! Section 8, prediction. Run: `cargo test --test s8_prediction`.

mod training;

use std::sync::OnceLock;

use handwritten::network::Network;
use handwritten::prediction::{
    accuracy, confusion_matrix, digit, hidden_layer, label_of_largest, predict,
};
use handwritten::published::{
    ACCURACY, ACCURACY_50_ITERATIONS, ACCURACY_70_ITERATIONS, CORRECT_PREDICTIONS,
    OUR_CORRECT_PREDICTIONS, Published,
};
use ndarray::{Array1, Array2, array};
use proptest::collection::vec;

use common::arrays::as_numbers;
use common::expect::{Expect, called};
#[allow(clippy::wildcard_imports)] // the section's mistakes
use common::mistakes::prediction::*;
use common::mistakes::symptom;
use common::prediction::counts::{apart, how_many, wrong_accuracies, wrong_counts};
use common::prediction::images::{
    copying_network, expect_copied, expect_first_of_rounded, expect_moved, expect_the_tenth,
    moving_network, network_for_the_tenth, with_z3,
};
use common::prediction::outputs::{
    as_outputs, equal_outputs, expect_labels, expect_labels_of_equal, keeps_label_10, labels_of,
    one_to_prefer, ten_outputs,
};
use common::prediction::pictures::{
    bright_pixels, expect_one_unit, framed, single_pixels, with_one_bright_pixel,
};
use common::prediction::{
    ACCURACY_OF, CONFUSION_MATRIX, HIDDEN_LAYER, PREDICT, count_right, first_of_each_500,
};
use common::properties::properties;
use common::recorded::{recorded, recorded_number};
use common::value::Value;
use common::{course_weights, digits, shipped_weights};

// --------------------------------------------------------------- small cases

#[test]
fn the_label_is_one_more_than_the_index_of_the_largest_output() {
    let expected = vec![1, 2, 3, 2, 1, 1, 2, 3, 2, 10];
    let what = "labels of 1: (0.9, 0.1, 0.2), 2: (0.1, 0.9, 0.2), 3: (0.1, 0.2, 0.9), \
                4: (−3, −1, −2), 5: (0.4), 6: (−0.4), 7: (−3, 1), 8: (0.1, 0.2, 0.3, 0.15), \
                9: (0.3, 0.9, 0.1, 0.2) and 10: ten outputs with the tenth the largest";
    expect_labels(what, expected, label_of_largest)
        .assert(|| labels_of(&ten_outputs(), label_of_largest));
}

#[test]
fn of_equal_outputs_the_first_decides() {
    // As max does in Octave.
    let what = "labels of (0.1, 0.7, 0.7), (0.5, 0.5) and (0.5, 0.5 + 2e-16)";
    expect_labels_of_equal(what, vec![2, 1, 2], label_of_largest)
        .assert(|| labels_of(&equal_outputs(), label_of_largest));
}

#[test]
#[should_panic(expected = "no outputs")]
fn no_outputs_have_no_label() {
    let _ = label_of_largest(&Array1::zeros(0));
}

#[test]
fn a_network_that_copies_its_inputs_reads_the_input_that_is_on() {
    let x = array![
        [0.0, 0.0, 1.0],
        [1.0, 0.0, 0.0],
        [0.0, 1.0, 0.0],
        [0.0, 1.0, 0.9]
    ];
    let what = "labels of four images in a network that copies its three inputs";
    expect_copied(what, vec![3, 1, 2, 2], predict, label_of_largest)
        .assert(|| predict(&copying_network(), &x).to_vec());
}

#[test]
fn no_images_have_no_labels() {
    // A label for each row of x, which has none.
    let what = "labels of no images, which are 0 × 3 pixels";
    Expect::of(PREDICT, what, vec![])
        .known_when(&LABEL_FOR_NOTHING, |labels| labels.len() == 1)
        .remark("There is a label for each row of x, and x has none.")
        .assert(|| predict(&copying_network(), &Array2::zeros((0, 3))).to_vec());
}

#[test]
fn the_output_layer_decides_and_not_the_hidden_one() {
    let x = array![[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]];
    let what = "labels of two images in a network whose outputs copy the inputs 2, 3 and 1";
    expect_moved(what, vec![3, 1], label_of_largest)
        .assert(|| predict(&moving_network(), &x).to_vec());
}

/// Outputs of z3 = 50, 0 and 60: e⁻⁵⁰ is below the rounding of 1, so the first and
/// the last are 1.
#[test]
fn of_two_outputs_that_are_rounded_to_1_the_first_decides() {
    let what = "the label of the outputs 1, 0.5 and 1";
    expect_first_of_rounded(what, vec![1], predict, label_of_largest)
        .assert(|| predict(&with_z3(50.0, 60.0), &array![[1.0]]).to_vec());
}

#[test]
fn the_tenth_output_has_the_label_10() {
    let what = "the label where the tenth output is the largest";
    expect_the_tenth(what, vec![10], predict, label_of_largest)
        .assert(|| predict(&network_for_the_tenth(), &array![[1.0]]).to_vec());
}

#[test]
fn accuracy_is_a_share_in_percent() {
    let labels = array![1, 2, 10];
    let of = |predicted: Array1<usize>| accuracy(&predicted, &labels);
    let what =
        "accuracy of (1, 2, 10), (2, 10, 1), (1, 1, 1) and (3, 2, 10) for the labels 1, 2, 10";
    let expected = array![100.0, 0.0, 100.0 / 3.0, 200.0 / 3.0];
    Expect::of(ACCURACY_OF, what, expected.clone())
        .within(1e-12) // a division and a product of numbers up to 100
        .known_each(wrong_accuracies(&expected))
        .known_panic(&WITHOUT_SIGN, "attempt to subtract with overflow")
        .assert(|| {
            let (all, none) = (of(array![1, 2, 10]), of(array![2, 10, 1]));
            array![all, none, of(array![1, 1, 1]), of(array![3, 2, 10])]
        });
}

#[test]
#[should_panic(expected = "predictions and labels")]
fn accuracy_wants_as_many_predictions_as_labels() {
    let _ = accuracy(&array![1, 2], &array![1, 2, 3]);
}

#[test]
#[should_panic(expected = "no labels")]
fn accuracy_of_nothing_is_no_number() {
    let _ = accuracy(&Array1::from(vec![]), &Array1::from(vec![]));
}

#[test]
fn the_confusion_matrix_has_a_row_for_the_label_and_a_column_for_what_was_read() {
    let labels = array![1, 1, 1, 2, 2, 4];
    let predicted = array![1, 2, 2, 2, 4, 1];
    let expected = array![
        [1.0, 2.0, 0.0, 0.0],
        [0.0, 1.0, 0.0, 1.0],
        [0.0, 0.0, 0.0, 0.0],
        [1.0, 0.0, 0.0, 0.0],
    ];
    let what = "labels 1, 1, 1, 2, 2, 4 read as 1, 2, 2, 2, 4, 1";
    Expect::of(CONFUSION_MATRIX, what, expected.clone())
        .known_each(wrong_counts(&expected))
        .known_panic(&LABEL_AS_INDEX, "out of bounds")
        .remark("Row: the label, column: what was read; two ones were read as 2.")
        .assert(|| as_numbers(&confusion_matrix(&predicted, &labels, 4)));
}

#[test]
#[should_panic(expected = "predictions and labels")]
fn a_confusion_matrix_wants_as_many_predictions_as_labels() {
    let _ = confusion_matrix(&array![1, 2], &array![1, 2, 3], 3);
}

#[test]
#[should_panic(expected = "outside 1..=3")]
fn a_confusion_matrix_has_no_room_for_other_labels() {
    let _ = confusion_matrix(&array![4], &array![1], 3);
}

#[test]
fn a_hidden_unit_is_drawn_column_by_column_without_its_bias() {
    // One unit, 2 × 2 pixels; the bias weight, 9, would dwarf them. The second
    // weight is the pixel below the first.
    let network = Network::new(array![[9.0, 0.0, 2.0, 0.0, -1.0]], array![[0.0, 0.0]]);
    let what = "the weights 0, 2, 0, −1 of a hidden unit, whose bias weight is 9, as an image";
    expect_one_unit(what, framed([0.0, 1.0, 0.0, -0.5])).assert(|| hidden_layer(&network));
}

#[test]
fn every_hidden_unit_has_its_own_scale() {
    let theta1 = array![[0.0, 4.0], [0.0, 0.1], [0.0, -3.0], [7.0, 0.0]]; // one pixel each
    let network = Network::new(theta1, Array2::zeros((2, 5)));
    let what = "four hidden units of one pixel each";
    let picture = called(HIDDEN_LAYER, what, || hidden_layer(&network));
    assert_eq!(picture.dim(), (5, 5), "{what} in a tile of 2 × 2, framed");
    assert_eq!(
        single_pixels(&picture),
        array![1.0, 1.0, -1.0, 0.0],
        "weights 4, 0.1, −3 and 0, each divided by its own size, row by row in a tile of 2 × 2"
    );
}

#[test]
fn the_lectures_hidden_layer_is_a_tile_of_5_by_5_pictures() {
    // Unit 7 (of 0 to 24) has one bright pixel: 43, which is row 3 of column 2.
    let network = with_one_bright_pixel(7, 43);
    let what = "the lecture's 25 hidden units of 400 pixels each";
    let picture = called(HIDDEN_LAYER, what, || hidden_layer(&network));
    assert_eq!(picture.dim(), (106, 106), "5 · (20 + 1) + 1 pixels a side");
    // Unit 7 is the third picture of the second row.
    assert_eq!(
        bright_pixels(&picture),
        [(1 + 21 + 3, 1 + 2 * 21 + 2)],
        "one row or pixel further on, the bias weight was drawn as a pixel"
    );
}

#[test]
fn the_label_10_stands_for_the_digit_0() {
    for &(label, expected) in &[(10, 0), (1, 1), (5, 5), (9, 9)] {
        assert_eq!(digit(label), expected, "digit of the label {label}");
    }
}

// ------------------------------------------------------ the published numbers

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_courses_weights_read_97_52_percent() {
    let mut predicted = Array1::zeros(0);
    let expected = recorded_number("ex4weights_correct_predictions");
    assert!(
        CORRECT_PREDICTIONS.agrees(expected),
        "published and by Octave"
    );
    let index_as_label = symptom(&INDEX_AS_LABEL, "ex4weights_correct_predictions");
    let label_10_as_0 = symptom(&LABEL_10_AS_0, "ex4weights_correct_predictions");
    Expect::of(PREDICT, CORRECT_PREDICTIONS.what, expected)
        .known(&INDEX_AS_LABEL, index_as_label)
        .known_when(&LABEL_10_AS_0, |right| {
            right.is_like(&label_10_as_0) && keeps_label_10(label_of_largest)
        })
        .assert(|| {
            predicted = predict(&course_weights(), &digits().x);
            count_right(&predicted) as f64
        });
    let percent = called(ACCURACY_OF, ACCURACY.what, || {
        accuracy(&predicted, &digits().labels)
    });
    assert!(
        ACCURACY.agrees(percent),
        "{}: {} published, got {percent}. {expected} of 5000 are right, so look at `accuracy`: \
         0.9752 is the share, not percent.",
        ACCURACY.what,
        ACCURACY.value
    );
}

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_courses_weights_read_the_first_of_each_500() {
    let what = "what the course's weights make of the digits";
    let predicted = called(PREDICT, what, || predict(&course_weights(), &digits().x));
    assert_eq!(
        first_of_each_500(&predicted),
        recorded("ex4weights_first_predictions_of_each_500"),
        "the digits come in the order 0 (labelled 10), 1, …, 9"
    );
}

#[test]
fn the_shipped_weights_read_as_many_digits_as_octave_counts() {
    let what = "what the weights of data/weights.mat make of the digits";
    let predicted = called(PREDICT, what, || predict(&shipped_weights(), &digits().x));
    let right = count_right(&predicted) as f64;
    let counted = recorded_number("weights_correct_predictions");
    assert!(
        OUR_CORRECT_PREDICTIONS.agrees(right) && OUR_CORRECT_PREDICTIONS.agrees(counted),
        "digits of 5000 that the network of data/weights.mat reads rightly: {} by Octave's count, \
         got {right}",
        OUR_CORRECT_PREDICTIONS.value
    );
}

// ---------------------------------------------------------------- properties

properties! {
    256;

    #[test]
    fn no_output_is_larger_than_the_labels(outputs in vec(-5_i32..=5, 1..=12)) {
        let outputs = as_outputs(&outputs);
        let index = label_of_largest(&outputs) - 1;
        if let Some(other) = one_to_prefer(&outputs, index) {
            panic!(
                "of {outputs} the label {} was chosen, but output {other} is larger, or as large \
                 and earlier", index + 1
            );
        }
    }

    #[test]
    fn the_confusion_matrix_counts_everyone_once(pairs in vec((1_usize..=4, 1_usize..=4), 1..=30)) {
        let (labels, predicted) = apart(pairs);
        let counts = confusion_matrix(&predicted, &labels, 4);
        for &label in &[1, 2, 3, 4] {
            let of_label = how_many(&labels, label);
            assert_eq!(counts.row(label - 1).sum(), of_label, "row of the label {label}");
            let read_so = how_many(&predicted, label);
            assert_eq!(counts.column(label - 1).sum(), read_so, "column of {label}");
        }
        let share = 100.0 * counts.diag().sum() as f64 / labels.len() as f64;
        let percent = accuracy(&predicted, &labels);
        assert!(
            (percent - share).abs() < 1e-12,
            "the diagonal holds what is right, {share} %, but accuracy says {percent}"
        );
    }
}

// ------------------------------------------------------------ whole trainings

/// They take seconds: `cargo lab check` runs them when the others are green.
mod trainings {
    use super::training::{Training, train_from_debug_weights};
    use super::*;

    /// Once for all tests; if it panics, each says why.
    fn training() -> &'static Training {
        static TRAINING: OnceLock<Training> = OnceLock::new();
        TRAINING.get_or_init(|| train_from_debug_weights(70))
    }

    fn right_after(iterations: usize) -> usize {
        let network = training().network_after(iterations);
        let what = "what a trained network makes of the digits";
        count_right(&called(PREDICT, what, || predict(&network, &digits().x)))
    }

    #[test]
    fn fifty_iterations_read_4718_digits() {
        // Octave counts as many. Rounding in another order moves the outputs by up
        // to 4e-5 (measured as the tolerances of section 7 were); the two largest
        // outputs of a digit are 9.6e-4 apart at least, so the count is exact.
        let what = "digits of 5000 that the network trained from the debug weights reads rightly";
        Expect::of(PREDICT, what, 4718).assert(|| right_after(50));
    }

    /// From random weights, of the seeds 1 to 10, 50 iterations reach 94.9 % to
    /// 96.2 % and 70 reach 96.9 % to 97.8 %.
    fn assert_learns(published: &Published, iterations: usize) {
        let percent = 100.0 * right_after(iterations) as f64 / digits().labels.len() as f64;
        assert!(
            published.agrees(percent),
            "{}: {} ± {} published, got {percent}. If section 7 is right, it is `predict`.",
            published.what,
            published.value,
            published.margin
        );
    }

    #[test]
    fn fifty_iterations_reach_the_courses_accuracy() {
        assert_learns(&ACCURACY_50_ITERATIONS, 50);
    }

    #[test]
    fn seventy_iterations_reach_the_posts_accuracy() {
        assert_learns(&ACCURACY_70_ITERATIONS, 70);
    }
}
