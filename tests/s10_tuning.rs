//! Section 10, choosing lambda, hidden units and iterations, optional.
//! Run: `cargo test --test s10_tuning`.

#![cfg(feature = "beyond")]

use std::collections::BTreeSet;

use approx::abs_diff_eq;
use handwritten::data::Digits;
use handwritten::feedforward::one_hot;
use handwritten::network::{Architecture, Network};
use handwritten::random_init::random_network;
use handwritten::tuning::{
    Candidate, Setting, Split, Training, best, can_be_told_apart, evenly, is_simpler, score, split,
    spread, t_quantile, train,
};
use ndarray::{Array1, Array2, array};
use proptest::collection::vec;

use common::networks::two_two_four;
use common::properties::properties;
use common::recorded::recorded_number;
use common::{course_weights, digits, shipped_weights};

fn count(labels: &Array1<usize>, rows: &[usize], label: usize) -> usize {
    rows.iter().filter(|&&row| labels[row] == label).count()
}

fn candidate(hidden: usize, lambda: f64, iterations: usize, accuracies: &[f64]) -> Candidate {
    let setting = Setting {
        hidden,
        lambda,
        iterations,
    };
    Candidate {
        setting,
        accuracies: accuracies.to_vec(),
    }
}

// ------------------------------------------------------ the published numbers

#[test]
fn the_shipped_weights_score_as_octave_computed() {
    let scored = score(&shipped_weights(), digits());
    let cost = recorded_number("weights_cost_lambda_0");
    let percent = recorded_number("weights_correct_predictions") / 50.0;
    assert!(
        abs_diff_eq!(scored.cost, cost, epsilon = 1e-11),
        "cost of the shipped weights without penalty: {cost} by Octave, got {}. 0.330745 has a \
         penalty in it.",
        scored.cost
    );
    assert!(
        abs_diff_eq!(scored.accuracy, percent, epsilon = 1e-11),
        "{percent} % by Octave's count, got {}",
        scored.accuracy
    );
}

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_courses_weights_score_as_published() {
    let scored = score(&course_weights(), digits());
    assert!(
        handwritten::published::COST_LAMBDA_0.agrees(scored.cost)
            && handwritten::published::ACCURACY.agrees(scored.accuracy),
        "0.287629 and 97.52 % are published, got {scored:?}"
    );
}

#[test]
fn the_digits_are_split_into_4000_and_1000_with_100_of_each() {
    let labels = &digits().labels;
    let Split {
        training,
        validation,
    } = split(labels, 0.2, 1);
    assert_eq!(
        (training.len(), validation.len()),
        (4000, 1000),
        "training and validation rows of 5,000, a fifth for validation"
    );
    for label in 1..=10 {
        assert_eq!(
            count(labels, &validation, label),
            100,
            "validation rows of the label {label}, of which there are 500"
        );
    }
    let all: BTreeSet<usize> = training.iter().chain(&validation).copied().collect();
    assert_eq!(
        all.len(),
        5000,
        "every digit is in one part, and in one only"
    );
}

// --------------------------------------------------------------- small cases

#[test]
fn the_rows_are_drawn_and_the_seed_names_them() {
    let labels = Array1::from_elem(40, 1);
    let one = split(&labels, 0.25, 1);
    assert_eq!(
        one,
        split(&labels, 0.25, 1),
        "the same seed, the same split"
    );
    assert_ne!(one, split(&labels, 0.25, 2), "another seed, another split");
    let sorted: BTreeSet<usize> = one.validation.iter().copied().collect();
    let first: BTreeSet<usize> = (0..10).collect();
    let last: BTreeSet<usize> = (30..40).collect();
    assert!(
        sorted != first && sorted != last,
        "the validation rows are shuffled, not the first or last: the chance of those is one in \
         847 million"
    );
}

#[test]
fn a_share_is_rounded_for_each_label() {
    // 3, 5 and 1 rows: a third of them is 1, 2 (1.67) and 0 (0.33).
    let labels = array![1, 2, 2, 1, 3, 2, 1, 2, 2];
    let Split { validation, .. } = split(&labels, 1.0 / 3.0, 7);
    let counts = [1, 2, 3].map(|label| count(&labels, &validation, label));
    assert_eq!(counts, [1, 2, 0], "validation rows of labels 1, 2 and 3");
}

#[test]
fn nothing_and_all_can_be_kept_out() {
    let labels = array![1, 2, 2, 1];
    assert_eq!(split(&labels, 0.0, 1).validation.len(), 0, "a share of 0");
    assert_eq!(split(&labels, 1.0, 1).training.len(), 0, "a share of 1");
}

#[test]
fn the_score_of_a_small_network_is_its_cost_without_penalty() {
    let problem = two_two_four();
    let digits = Digits {
        x: problem.x.clone(),
        labels: problem.labels.clone(),
    };
    let cost = recorded_number("two_two_four_cost_lambda_0");
    let scored = score(&problem.network, &digits);
    assert!(
        abs_diff_eq!(scored.cost, cost, epsilon = 1e-13),
        "network 2-2-4: {cost} by Octave, got {}",
        scored.cost
    );
    // Its last output is the largest for all three, of which one has the label 4.
    assert!(
        abs_diff_eq!(scored.accuracy, 100.0 / 3.0, epsilon = 1e-12),
        "one of three is read rightly, got {} %",
        scored.accuracy
    );
}

#[test]
fn the_spread_divides_by_one_less_than_the_count() {
    let found = spread(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
    // Squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, divided by 7.
    assert!(
        abs_diff_eq!(found.mean, 5.0, epsilon = 1e-14)
            && abs_diff_eq!(found.deviation, (32.0_f64 / 7.0).sqrt(), epsilon = 1e-14),
        "mean 5 and deviation √(32/7) = 2.138; got {found:?}. 2 is √(32/8), which divides by n; \
         4.571 is the variance, of which the root is missing."
    );
}

#[test]
fn a_single_number_has_no_deviation() {
    let found = spread(&[94.2]);
    assert!(
        abs_diff_eq!(found.mean, 94.2) && found.deviation.is_nan(),
        "0 / 0 is no number, and 0 would claim that nothing varies: got {found:?}"
    );
}

#[test]
fn the_spread_of_large_numbers_that_are_close_is_not_lost() {
    let found = spread(&[1e9 + 1.0, 1e9 + 2.0, 1e9 + 3.0]);
    assert!(
        abs_diff_eq!(found.deviation, 1.0, epsilon = 1e-6),
        "deviation 1; got {}. Mean of squares minus square of the mean loses all digits here.",
        found.deviation
    );
}

#[test]
#[should_panic(expected = "no numbers")]
fn no_numbers_have_no_spread() {
    let _ = spread(&[]);
}

#[test]
fn the_highest_mean_is_best_not_the_highest_number() {
    let candidates = [
        candidate(25, 1.0, 50, &[93.0, 93.2, 93.1]),
        candidate(25, 3.0, 50, &[94.0, 94.2, 94.1]),
        candidate(25, 0.0, 50, &[99.0, 90.0, 91.0]),
    ];
    assert_eq!(
        best(&candidates),
        1,
        "means 93.1, 94.1 and 93.3: the 99.0 of the last was luck"
    );
}

#[test]
fn of_equal_means_the_simplest_is_best() {
    // The same accuracies in another order: their means differ by rounding.
    let (a, b) = ([94.1, 93.7, 94.3], [94.3, 94.1, 93.7]);
    let cases = [
        (
            vec![candidate(50, 1.0, 50, &a), candidate(25, 1.0, 100, &b)],
            1,
            "fewer hidden units",
        ),
        (
            vec![candidate(25, 1.0, 100, &a), candidate(25, 1.0, 50, &b)],
            1,
            "fewer iterations",
        ),
        (
            vec![candidate(25, 0.0, 50, &a), candidate(25, 3.0, 50, &b)],
            1,
            "a stronger penalty",
        ),
        (
            vec![candidate(25, 3.0, 50, &b), candidate(25, 0.0, 50, &a)],
            0,
            "a stronger penalty",
        ),
    ];
    for (candidates, expected, what) in cases {
        assert_eq!(best(&candidates), expected, "{what}: {candidates:?}");
    }
}

#[test]
fn differences_are_taken_seed_by_seed() {
    // Seeds are worth up to 3 %, the setting half a percent each time.
    let a = [92.0, 95.0, 93.0, 94.0, 92.5];
    let b = a.map(|accuracy| accuracy - 0.5);
    assert!(
        can_be_told_apart(&a, &b),
        "always 0.5 better: the seeds are harder or easier for both, which the differences leave out"
    );
    let c = [94.0, 92.5, 95.0, 92.0, 91.0]; // 0.4 less on average, in no order
    assert!(
        !can_be_told_apart(&a, &c),
        "differences −2, 2.5, −2, 2, 1.5 say nothing"
    );
}

#[test]
fn the_bound_is_students_t() {
    // Differences 1, 2, 3 have the mean 2 and the deviation 1; the bound for two
    // degrees of freedom is 4.303 / √3 = 2.484. With 2, 3, 4 the mean is beyond.
    let cases = [
        ([1.0, 2.0, 3.0], false, "mean 2 is within ±2.484"),
        ([2.0, 3.0, 4.0], true, "mean 3 is beyond 2.484"),
        ([-2.0, -3.0, -4.0], true, "it counts in both directions"),
        (
            [1.4, 2.4, 3.4],
            false,
            "mean 2.4: with 1.96 for a large n in place of 4.303 it would be 1.132",
        ),
    ];
    for (differences, expected, why) in cases {
        let b = [90.0, 91.0, 89.0];
        let a: Vec<f64> = b.iter().zip(differences).map(|(b, d)| b + d).collect();
        assert_eq!(
            can_be_told_apart(&a, &b),
            expected,
            "{why}: {differences:?}"
        );
    }
}

#[test]
fn one_seed_tells_nothing_and_equal_ones_do_not_differ() {
    assert!(
        !can_be_told_apart(&[99.0], &[1.0]),
        "one seed has no spread"
    );
    let a = [94.1, 93.2, 94.4];
    assert!(
        !can_be_told_apart(&a, &a),
        "a setting does not differ from itself"
    );
}

// ------------------------------------------------------------ the given code

#[test]
fn fewer_units_then_fewer_iterations_then_a_stronger_penalty_is_simpler() {
    let setting = |hidden, iterations, lambda| candidate(hidden, lambda, iterations, &[]).setting;
    let in_order = [
        setting(5, 400, 0.0),
        setting(25, 50, 3.0),
        setting(25, 50, 1.0),
        setting(25, 100, 10.0),
    ];
    for (place, one) in in_order.iter().enumerate() {
        for (other_place, other) in in_order.iter().enumerate() {
            assert_eq!(
                is_simpler(one, other),
                place < other_place,
                "{one:?} {other:?}"
            );
        }
    }
}

#[test]
fn students_t_is_that_of_the_tables() {
    for (degrees, expected) in [
        (1, 12.706),
        (4, 2.776),
        (9, 2.262),
        (30, 2.042),
        (1000, 2.042),
    ] {
        assert!(
            abs_diff_eq!(t_quantile(degrees), expected),
            "{degrees} degrees of freedom"
        );
    }
}

#[test]
fn fewer_examples_still_have_all_labels() {
    let labels = &digits().labels;
    let Split { training, .. } = split(labels, 0.2, 3);
    let rows = evenly(labels, &training, 125);
    for label in 1..=10 {
        let found = count(labels, &rows, label);
        assert!(
            (12..=13).contains(&found),
            "{found} of 125 have the label {label}"
        );
    }
    let more = evenly(labels, &training, 250);
    assert_eq!(
        more[..125],
        rows,
        "the larger part contains the smaller one"
    );
}

/// A training that is recorded on the way must be what shorter ones give.
#[test]
fn a_training_recorded_on_the_way_equals_shorter_ones() {
    let few = Digits {
        x: digits()
            .x
            .select(ndarray::Axis(0), &(0..5000).step_by(25).collect::<Vec<_>>()),
        labels: digits().labels.iter().step_by(25).copied().collect(),
    };
    let training = Training {
        examples: 160,
        hidden: 5,
        lambda: 0.1,
        seed: 4,
    };
    let counts = [0, 1, 2, 7, 20, 60];
    let at_once = train(&few, 0.2, &training, &counts);
    for (place, count) in counts.iter().enumerate() {
        let alone = train(&few, 0.2, &training, &[*count]);
        assert_eq!(at_once[place], alone[0], "after {count} iterations");
    }
    let start = random_network(
        Architecture {
            inputs: 400,
            hidden: 5,
            labels: 10,
        },
        4,
    );
    let validation = split(&few.labels, 0.2, 4).validation;
    let new = Digits {
        x: few.x.select(ndarray::Axis(0), &validation),
        labels: few.labels.select(ndarray::Axis(0), &validation),
    };
    assert_eq!(
        at_once[0][1],
        score(&start, &new),
        "without iterations: the random weights"
    );
}

/// All answers right and no penalty: fmincg soon finds nothing lower.
#[test]
fn a_training_that_ends_early_has_a_score_for_every_number_of_iterations() {
    let x = Array2::from_shape_fn((20, 4), |(row, pixel)| {
        f64::from(u8::from(row % 2 == pixel % 2))
    });
    let labels = (0..20).map(|row| 1 + row % 2).collect();
    let training = Training {
        examples: 16,
        hidden: 1,
        lambda: 1.0,
        seed: 1,
    };
    let scores = train(&Digits { x, labels }, 0.2, &training, &[1, 500, 1000]);
    assert_eq!(
        scores.len(),
        3,
        "one score each for 1, 500 and 1000 iterations"
    );
    assert_eq!(scores[1], scores[2], "nothing moves any more");
}

// ---------------------------------------------------------------- properties

properties! {
    128;

    #[test]
    fn every_row_is_in_one_part_and_every_label_is_shared_out(
        labels in vec(1_usize..=4, 1..=60),
        share in 0.0..=1.0_f64,
        seed in 0_u64..1000,
    ) {
        let labels = Array1::from(labels);
        let Split { training, validation } = split(&labels, share, seed);
        let mut all: Vec<usize> = training.iter().chain(&validation).copied().collect();
        all.sort_unstable();
        assert!(
            all.iter().copied().eq(0..labels.len()),
            "every row once, in one of the two parts: {all:?}"
        );
        for label in 1..=4 {
            let of_label = labels.iter().filter(|&&of| of == label).count();
            let kept = count(&labels, &validation, label);
            assert!(
                (kept as f64 - share * of_label as f64).abs() <= 0.5 + 1e-9,
                "{kept} of {of_label} with the label {label} are kept, a share of {share}"
            );
        }
    }

    #[test]
    fn a_shift_moves_the_mean_and_a_scale_the_deviation(
        numbers in vec(-10.0..10.0_f64, 2..=20),
        shift in -100.0..100.0_f64,
        scale in 0.1..10.0_f64,
    ) {
        let before = spread(&numbers);
        let moved: Vec<f64> = numbers.iter().map(|number| scale * number + shift).collect();
        let after = spread(&moved);
        assert!(
            abs_diff_eq!(after.mean, scale * before.mean + shift, epsilon = 1e-10)
                && abs_diff_eq!(after.deviation, scale * before.deviation, epsilon = 1e-10),
            "{scale} · a + {shift}: from {before:?} to {after:?}"
        );
    }

    #[test]
    fn nobody_has_a_higher_mean_than_the_best(
        accuracies in vec(vec(90.0..95.0_f64, 3..=3), 1..=12),
    ) {
        let candidates: Vec<Candidate> = accuracies
            .iter()
            .map(|accuracies| candidate(25, 1.0, 50, accuracies))
            .collect();
        let chosen = spread(&candidates[best(&candidates)].accuracies).mean;
        for other in &candidates {
            let mean = spread(&other.accuracies).mean;
            assert!(mean <= chosen + 1e-9, "{mean} is above the chosen {chosen}");
        }
    }
}

#[test]
fn a_network_that_is_never_right_scores_0_percent() {
    let network = Network::new(Array2::zeros((1, 2)), array![[5.0, 0.0], [-5.0, 0.0]]);
    let digits = Digits {
        x: Array2::zeros((3, 1)),
        labels: array![2, 2, 2],
    };
    let scored = score(&network, &digits);
    // −ln(1 − g(5)) − ln g(−5), and of the hidden unit ½ nothing arrives.
    let expected = 2.0 * (1.0 + 5.0_f64.exp()).ln();
    assert!(
        scored.accuracy == 0.0 && abs_diff_eq!(scored.cost, expected, epsilon = 1e-14),
        "0 % and a cost of 2 ln(1 + e⁵) = {expected}: got {scored:?}"
    );
    let targets = one_hot(&digits.labels, 2);
    assert_eq!(targets.ncols(), 2, "two labels");
}
