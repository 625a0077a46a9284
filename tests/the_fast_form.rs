//! Beyond the lecture: the fast cost and gradient. Run: `cargo test --test the_fast_form`.
//!
//! It must compute what section 5 computes, for any sizes, with whatever
//! instructions and however many threads.

#![cfg(feature = "beyond")]

use std::ops::ControlFlow;

use handwritten::backpropagation::cost_and_gradient;
use handwritten::data::{DIGITS, Digits, data_directory};
use handwritten::faster::{FastCost, Instructions};
use handwritten::feedforward::one_hot;
use handwritten::fmincg::fmincg;
use handwritten::network::{Architecture, Network};
use handwritten::random_init::random_network;
use ndarray::{Array1, Array2, s};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};

/// Both forms add the same terms in another order. A sum of n terms is off by
/// at most n·2⁻⁵³ times the sum of their sizes: 5,000 examples, or 400 pixels,
/// of terms whose average is below 1 give less than 10⁻¹².
const TOLERANCE: f64 = 1e-10;

/// What a cost function is made of, without lambda.
struct Examples {
    architecture: Architecture,
    x: Array2<f64>,
    targets: Array2<f64>,
}

impl Examples {
    fn the_digits() -> Self {
        let architecture = Architecture::LECTURE;
        let path = data_directory().join(DIGITS);
        let digits = Digits::load(path, architecture.labels).expect("the digits are shipped");
        let targets = one_hot(&digits.labels, architecture.labels);
        Self {
            architecture,
            x: digits.x,
            targets,
        }
    }

    /// Random images of which about the share `dark` of the pixels is 0.
    fn random(architecture: Architecture, m: usize, dark: f64, seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let x = Array2::from_shape_simple_fn((m, architecture.inputs), || {
            let lit = rng.random::<f64>() >= dark;
            if lit {
                2.0 * rng.random::<f64>() - 1.0
            } else {
                0.0
            }
        });
        let labels = Array1::from_shape_simple_fn(m, || rng.random_range(1..=architecture.labels));
        Self {
            architecture,
            x,
            targets: one_hot(&labels, architecture.labels),
        }
    }

    fn plain(&self, params: &Array1<f64>, lambda: f64) -> (f64, Array1<f64>) {
        let network = Network::roll(params, self.architecture);
        let (cost, gradient) = cost_and_gradient(&network, &self.x, &self.targets, lambda);
        (cost, gradient.unroll())
    }

    fn fast(&self, instructions: Instructions, lambda: f64, threads: usize) -> FastCost {
        let (x, targets) = (&self.x, &self.targets);
        FastCost::with_instructions(instructions, self.architecture, x, targets, lambda, threads)
    }

    /// What differs between the plain and the fast form, if anything does.
    fn difference(
        &self,
        instructions: Instructions,
        params: &Array1<f64>,
        lambda: f64,
    ) -> Option<String> {
        let (plain_cost, plain) = self.plain(params, lambda);
        let mut fast = self.fast(instructions, lambda, 2);
        fast.cost_and_gradient(&(params * 0.5)); // nothing of it may be left over
        let (fast_cost, fast) = fast.cost_and_gradient(params);
        let what = format!("{:?}, {instructions:?}, lambda {lambda}", self.architecture);
        if (plain_cost - fast_cost).abs() > TOLERANCE {
            return Some(format!(
                "{what}: the cost is {plain_cost} in the plain form and {fast_cost} in the fast one"
            ));
        }
        let differs = |(plain, fast): (&f64, &f64)| (plain - fast).abs() > TOLERANCE;
        let index = plain.iter().zip(&fast).position(differs)?;
        let (matrix, row, column) = self.architecture.locate(index);
        Some(format!(
            "{what}: the slope along {matrix}[{row}, {column}] is {} in the plain form and {} in \
             the fast one",
            plain[index], fast[index]
        ))
    }
}

#[test]
fn computes_the_same_as_the_plain_form_on_the_digits() {
    let digits = Examples::the_digits();
    let small = random_network(digits.architecture, 1).unroll();
    for instructions in Instructions::available() {
        // As a training starts, and weights so large that units saturate.
        for (params, lambda) in [(small.clone(), 1.0), (&small * 30.0, 0.0)] {
            let difference = digits.difference(instructions, &params, lambda);
            assert!(difference.is_none(), "{}", difference.unwrap());
        }
    }
}

#[test]
fn gives_the_same_bits_for_any_number_of_threads() {
    let digits = Examples::the_digits();
    let params = random_network(digits.architecture, 2).unroll();
    for instructions in Instructions::available() {
        let alone = digits.fast(instructions, 1.0, 1).cost_and_gradient(&params);
        for threads in [2, 3, 8, 20] {
            let mut fast = digits.fast(instructions, 1.0, threads);
            for run in 1..=3 {
                assert!(
                    fast.cost_and_gradient(&params) == alone,
                    "{instructions:?}: run {run} with {threads} threads differs from one thread: \
                     the sums must be added in the order of the blocks, not of the threads"
                );
            }
        }
    }
}

#[test]
fn trains_as_the_plain_form_does() {
    let digits = Examples::the_digits();
    let start = random_network(digits.architecture, 1).unroll();
    let go_on = |_: &_| ControlFlow::Continue(());
    let plain = fmincg(
        |params: &_| digits.plain(params, 1.0),
        start.clone(),
        5,
        go_on,
    );
    let mut fast = digits.fast(Instructions::best(), 1.0, 2);
    let fast = fmincg(|params: &_| fast.cost_and_gradient(params), start, 5, go_on);
    assert_eq!(
        (plain.evaluations, plain.iterations, plain.reason),
        (fast.evaluations, fast.iterations, fast.reason),
        "evaluations, iterations and reason to stop, plain and fast"
    );
    // A training carries a difference of 10⁻¹⁴ on and enlarges it, so it is
    // short here, and the costs need not agree as well as one evaluation does.
    for (plain, fast) in plain.costs.iter().zip(&fast.costs) {
        assert!(
            (plain - fast).abs() < 1e-8,
            "the costs of the training went apart: {plain} and {fast}"
        );
    }
}

#[test]
fn works_for_layers_that_fill_no_register() {
    // Units are computed in tiles of 25, 5 and 8: below, at and above them.
    for hidden in [1, 4, 5, 8, 24, 25, 26, 33, 50, 58] {
        for labels in [1, 2, 10, 27, 70] {
            let architecture = Architecture {
                inputs: 7,
                hidden,
                labels,
            };
            let examples = Examples::random(architecture, 19, 0.5, 3);
            let params = random_network(architecture, 4).unroll();
            for instructions in Instructions::available() {
                let difference = examples.difference(instructions, &params, 0.5);
                assert!(difference.is_none(), "{}", difference.unwrap());
            }
        }
    }
}

#[test]
fn works_when_no_pixel_is_dark_and_when_all_are() {
    let architecture = Architecture {
        inputs: 9,
        hidden: 25,
        labels: 3,
    };
    let params = random_network(architecture, 5).unroll();
    for dark in [0.0, 1.0] {
        let examples = Examples::random(architecture, 21, dark, 6);
        let difference = examples.difference(Instructions::best(), &params, 1.0);
        assert!(difference.is_none(), "{}", difference.unwrap());
    }
}

#[test]
fn many_labels_do_not_make_the_cost_infinite() {
    // With all weights 0 every answer is ½ and costs ln 2. That is 8 · 200
    // factors of 2 for one logarithm of a panel, if nobody stops at 2¹⁰²⁴.
    let architecture = Architecture {
        inputs: 3,
        hidden: 2,
        labels: 200,
    };
    let examples = Examples::random(architecture, 8, 0.5, 1);
    let params = Array1::zeros(architecture.parameter_count());
    let (cost, _) = examples
        .fast(Instructions::best(), 0.0, 1)
        .cost_and_gradient(&params);
    let expected = 200.0 * 2.0_f64.ln();
    assert!(
        (cost - expected).abs() < TOLERANCE,
        "200 answers of one half cost {expected}, got {cost}"
    );
}

#[test]
fn a_weight_that_is_no_number_is_not_hidden_by_a_dark_pixel() {
    let digits = Examples::the_digits();
    assert!(
        digits.x.column(0).iter().all(|&pixel| pixel == 0.0),
        "the corner of every image is dark"
    );
    let mut params = random_network(digits.architecture, 1).unroll();
    params[digits.architecture.hidden] = f64::NAN; // Theta1[0, 1], the corner's weight
    for lambda in [0.0, 1.0] {
        let (cost, _) = digits
            .fast(Instructions::best(), lambda, 1)
            .cost_and_gradient(&params);
        assert!(
            cost.is_nan(),
            "lambda {lambda}: a weight is NaN, but the cost is {cost}; fmincg would go on with it"
        );
    }
}

#[test]
fn takes_parameters_that_do_not_lie_in_one_piece() {
    let examples = Examples::random(Architecture::LECTURE, 8, 0.5, 7);
    let params = random_network(Architecture::LECTURE, 8).unroll();
    let mut every_other = Array1::from_elem(2 * params.len(), f64::NAN);
    every_other.slice_mut(s![..;2]).assign(&params);
    let strided = every_other.slice_move(s![..;2]);
    let mut fast = examples.fast(Instructions::best(), 1.0, 1);
    assert!(
        fast.cost_and_gradient(&strided) == fast.cost_and_gradient(&params),
        "the same parameters, but for where they lie, gave another result"
    );
}

#[test]
fn memory_beyond_the_examples_does_not_grow_with_them() {
    let [few, many] = [64, 640].map(|m| {
        Examples::random(Architecture::LECTURE, m, 0.5, 9).fast(Instructions::best(), 1.0, 2)
    });
    assert_eq!(
        few.sum_bytes(),
        many.sum_bytes(),
        "bytes for the sums of 64 and of 640 examples"
    );
    let grown = many.example_bytes() as f64 / few.example_bytes() as f64;
    assert!(
        (9.9..10.1).contains(&grown),
        "ten times the examples take {grown} times the memory"
    );
}

#[test]
fn similar_digits_share_a_panel_and_leave_out_what_is_dark_in_all() {
    let digits = Examples::the_digits();
    let fast = digits.fast(Instructions::best(), 1.0, 1);
    // Bytes of 8 values and their index, and of 8 examples' 10 targets and end.
    let panels = 5000.0 / 8.0;
    let values = (fast.example_bytes() as f64 / panels - 8.0 * (80.0 + 1.0)) / (8.0 * 8.0 + 4.0);
    let pixels = values - 1.0; // the bias unit
    // 400 if none were left out; 269.14 with the digits in their file's order
    // and 242.44 sorted by first and last lit pixel, both counted with NumPy.
    assert!(
        (190.2..235.0).contains(&pixels),
        "a panel of eight digits keeps {pixels} pixels on average: 232 if similar ones are together, \
         and a digit alone lights 190"
    );
}

#[test]
#[should_panic(expected = "columns of x and inputs of the network")]
fn refuses_images_of_another_size() {
    let examples = Examples::random(Architecture::LECTURE, 8, 0.5, 7);
    let x = Array2::zeros((8, 399));
    let _ = FastCost::new(examples.architecture, &x, &examples.targets, 1.0, 1);
}

#[test]
#[should_panic(expected = "parameters for")]
fn refuses_parameters_of_another_network() {
    let examples = Examples::random(Architecture::LECTURE, 8, 0.5, 7);
    let mut fast = examples.fast(Instructions::PORTABLE, 1.0, 1);
    let _ = fast.cost_and_gradient(&Array1::zeros(10_284));
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 64,
        ..ProptestConfig::default()
    })]

    #[test]
    fn agrees_with_the_plain_form_for_any_sizes(
        inputs in 1..40_usize,
        hidden in 1..60_usize,
        labels in 1..15_usize,
        m in 1..150_usize,
        dark in 0.0..1.0_f64,
        scale in 0.1..20.0_f64,
        lambda in 0.0..10.0_f64,
        seed: u64,
    ) {
        let architecture = Architecture { inputs, hidden, labels };
        let examples = Examples::random(architecture, m, dark, seed);
        let params = random_network(architecture, seed).unroll() * scale;
        for instructions in Instructions::available() {
            let difference = examples.difference(instructions, &params, lambda);
            prop_assert!(difference.is_none(), "m = {m}, {}", difference.unwrap());
        }
    }
}
