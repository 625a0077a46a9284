//! Section 8, prediction. Run: `cargo test --test s8_prediction`.

mod common;

use std::sync::LazyLock;

use handwritten::network::{Architecture, Network};
use handwritten::prediction::{
    accuracy, confusion_matrix, digit, hidden_layer, label_of_largest, predict,
};
use handwritten::published::{
    ACCURACY, ACCURACY_50_ITERATIONS, ACCURACY_70_ITERATIONS, CORRECT_PREDICTIONS,
    OUR_CORRECT_PREDICTIONS, Published,
};
use handwritten::random_init::random_network;
use ndarray::{Array1, Array2, array};
use proptest::collection::vec;

use common::properties::properties;
use common::recorded::{recorded, recorded_number};
use common::training::{Training, recorded_training, train};
use common::{course_weights, digits, shipped_weights};

/// How many of the 5,000 digits are read rightly, counted here.
fn count_right(predicted: &Array1<usize>) -> usize {
    let pairs = predicted.iter().zip(&digits().labels);
    pairs.map(|(read, label)| usize::from(read == label)).sum()
}

/// What a wrong count at the course's weights comes from, where it is known.
fn likely_mistake(right: usize) -> &'static str {
    match right {
        6 => "6 (0.12 %) is what the index of the largest output gives: labels start at 1.",
        4380 => "4380 (87.60 %) comes from the digit 0: its label is 10, not 0.",
        _ => "Reread what book/src/prediction.md says about `label_of_largest`.",
    }
}

// ------------------------------------------------------ the published numbers

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_courses_weights_read_97_52_percent() {
    let predicted = predict(&course_weights(), &digits().x);
    let right = count_right(&predicted);
    assert!(
        CORRECT_PREDICTIONS.agrees(right as f64)
            && CORRECT_PREDICTIONS.agrees(recorded_number("ex4weights_correct_predictions")),
        "{}: {} published, got {right}. {}",
        CORRECT_PREDICTIONS.what,
        CORRECT_PREDICTIONS.value,
        likely_mistake(right)
    );
    let percent = accuracy(&predicted, &digits().labels);
    assert!(
        ACCURACY.agrees(percent),
        "{}: {} published, got {percent}. {right} of 5000 are right, so look at `accuracy`: \
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
    let predicted = predict(&course_weights(), &digits().x);
    let first: Vec<f64> = predicted.iter().step_by(500).map(|&p| p as f64).collect();
    assert_eq!(
        first,
        recorded("ex4weights_first_predictions_of_each_500"),
        "the digits come in the order 0 (labelled 10), 1, …, 9; one less everywhere means that \
         1 + index was forgotten"
    );
}

#[test]
fn the_shipped_weights_read_as_many_digits_as_octave_counts() {
    let right = count_right(&predict(&shipped_weights(), &digits().x)) as f64;
    let counted = recorded_number("weights_correct_predictions");
    assert!(
        OUR_CORRECT_PREDICTIONS.agrees(right) && OUR_CORRECT_PREDICTIONS.agrees(counted),
        "digits of 5000 that the network of data/weights.mat reads rightly: {} by Octave's count, \
         got {right}",
        OUR_CORRECT_PREDICTIONS.value
    );
}

#[test]
fn the_recorded_training_reads_4718_digits() {
    // Rounding in another order moves its outputs by up to 4e-5 (measured as the
    // tolerances of section 7 were); the two largest outputs of a digit are
    // 9.6e-4 apart at least, so the count is exact.
    let right = count_right(&predict(
        &recorded_training().network_after(50),
        &digits().x,
    ));
    assert_eq!(
        right, 4718,
        "digits that the network trained from the debug weights reads rightly, of 5000. \
         About 472 means that 1 + index was forgotten."
    );
}

/// One training from random weights, with the seed 1. Of the seeds 1 to 10, 50
/// iterations reach 94.9 % to 96.2 % and 70 reach 96.9 % to 97.8 %.
fn assert_learns(published: &Published, iterations: usize) {
    static TRAINING: LazyLock<Training> =
        LazyLock::new(|| train(&random_network(Architecture::LECTURE, 1), 70));
    let right = count_right(&predict(&TRAINING.network_after(iterations), &digits().x));
    let percent = 100.0 * right as f64 / digits().labels.len() as f64;
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

// --------------------------------------------------------------- small cases

#[test]
fn the_label_is_one_more_than_the_index_of_the_largest_output() {
    let cases = [
        (array![0.9, 0.1, 0.2], 1),
        (array![0.1, 0.9, 0.2], 2),
        (array![0.1, 0.2, 0.9], 3),
        (array![-3.0, -1.0, -2.0], 2),
        (array![0.4], 1),
        (array![-0.4], 1),
    ];
    for (outputs, label) in cases {
        assert_eq!(
            label_of_largest(&outputs),
            label,
            "of {outputs}: labels count from 1, indices from 0"
        );
    }
}

#[test]
fn of_equal_outputs_the_first_decides() {
    assert_eq!(
        label_of_largest(&array![0.1, 0.7, 0.7]),
        2,
        "as max does in Octave: the first of equal ones, not the last"
    );
    assert_eq!(label_of_largest(&array![0.5, 0.5]), 1, "both equal");
}

#[test]
#[should_panic(expected = "no outputs")]
fn no_outputs_have_no_label() {
    let _ = label_of_largest(&Array1::zeros(0));
}

/// Three inputs that pass through: hidden unit and output k answer to input k.
fn copying_network() -> Network {
    let pass = array![
        [-5.0, 10.0, 0.0, 0.0],
        [-5.0, 0.0, 10.0, 0.0],
        [-5.0, 0.0, 0.0, 10.0]
    ];
    Network::new(pass.clone(), pass)
}

#[test]
fn a_network_that_copies_its_inputs_reads_the_input_that_is_on() {
    let x = array![
        [0.0, 0.0, 1.0],
        [1.0, 0.0, 0.0],
        [0.0, 1.0, 0.0],
        [0.9, 0.0, 1.0]
    ];
    assert_eq!(
        predict(&copying_network(), &x),
        array![3, 1, 2, 3],
        "one label for every row of x; four rows, three outputs"
    );
}

#[test]
fn accuracy_is_a_share_in_percent() {
    let labels = array![1, 2, 10];
    let cases = [
        (array![1, 2, 10], 100.0),
        (array![2, 10, 1], 0.0),
        (array![1, 1, 1], 100.0 / 3.0),
        (array![3, 2, 10], 200.0 / 3.0),
    ];
    for (predicted, expected) in cases {
        let percent = accuracy(&predicted, &labels);
        assert!(
            (percent - expected).abs() < 1e-12, // a division and a product of numbers up to 100
            "{predicted} for {labels}: {expected} %, got {percent}. A hundredth of that is the \
             share; 100 or 0 for a third is a division of whole numbers."
        );
    }
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
    let expected: Array2<usize> = array![[1, 2, 0, 0], [0, 1, 0, 1], [0, 0, 0, 0], [1, 0, 0, 0]];
    assert_eq!(
        confusion_matrix(&predicted, &labels, 4),
        expected,
        "row: the label, column: the prediction; two ones were read as 2. The transpose has them \
         swapped."
    );
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
    let expected = array![
        [-1.0, -1.0, -1.0, -1.0],
        [-1.0, 0.0, 0.0, -1.0],
        [-1.0, 1.0, -0.5, -1.0],
        [-1.0, -1.0, -1.0, -1.0]
    ];
    assert_eq!(
        hidden_layer(&network),
        expected,
        "pixels 0, 2, 0, −1 in two columns, divided by the largest, 2, in a frame of −1. \
         The 1 in the first row means that rows and columns are swapped."
    );
}

#[test]
fn every_hidden_unit_has_its_own_scale() {
    let theta1 = array![[0.0, 4.0], [0.0, 0.1], [0.0, -3.0], [7.0, 0.0]]; // one pixel each
    let picture = hidden_layer(&Network::new(theta1, Array2::zeros((2, 5))));
    let units = array![
        picture[[1, 1]],
        picture[[1, 3]],
        picture[[3, 1]],
        picture[[3, 3]]
    ];
    assert_eq!(
        units,
        array![1.0, 1.0, -1.0, 0.0],
        "weights 4, 0.1, −3 and 0, each divided by its own size, row by row in a tile of 2 × 2"
    );
}

#[test]
fn the_lectures_hidden_layer_is_a_tile_of_5_by_5_pictures() {
    // Unit 7 (of 0 to 24) has one bright pixel: 43, which is row 3 of column 2.
    let mut theta1 = Array2::zeros(Architecture::LECTURE.theta1_shape());
    theta1[[7, 1 + 43]] = 0.5;
    let theta2 = Array2::zeros(Architecture::LECTURE.theta2_shape());
    let picture = hidden_layer(&Network::new(theta1, theta2));
    assert_eq!(picture.dim(), (106, 106), "5 · (20 + 1) + 1 pixels a side");
    let bright: Vec<_> = picture
        .indexed_iter()
        .filter(|&(_, &p)| p > 0.0)
        .map(|(at, _)| at)
        .collect();
    // Unit 7 is the third picture of the second row.
    assert_eq!(
        bright,
        [(1 + 21 + 3, 1 + 2 * 21 + 2)],
        "one row or pixel further on, the bias weight was drawn as a pixel"
    );
}

#[test]
fn the_label_10_stands_for_the_digit_0() {
    for (label, expected) in [(10, 0), (1, 1), (5, 5), (9, 9)] {
        assert_eq!(digit(label), expected, "digit of the label {label}");
    }
}

// ---------------------------------------------------------------- properties

properties! {
    256;

    #[test]
    fn no_output_is_larger_than_the_labels(outputs in vec(-5_i32..=5, 1..=12)) {
        let outputs: Array1<f64> = outputs.into_iter().map(f64::from).collect();
        let index = label_of_largest(&outputs) - 1;
        for (other, &output) in outputs.iter().enumerate() {
            assert!(
                output < outputs[index] || (other >= index && output <= outputs[index]),
                "of {outputs} the label {} was chosen, but output {other} is larger, or as large \
                 and earlier", index + 1
            );
        }
    }

    #[test]
    fn the_confusion_matrix_counts_everyone_once(pairs in vec((1_usize..=4, 1_usize..=4), 1..=30)) {
        let (labels, predicted): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let (labels, predicted) = (Array1::from(labels), Array1::from(predicted));
        let counts = confusion_matrix(&predicted, &labels, 4);
        for label in 1..=4 {
            let of_label = labels.iter().filter(|&&l| l == label).count();
            assert_eq!(counts.row(label - 1).sum(), of_label, "row of the label {label}");
            let read_so = predicted.iter().filter(|&&p| p == label).count();
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
