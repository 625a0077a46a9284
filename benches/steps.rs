//! Every step from the loop to the fast form, timed in turn.
//!
//! Run: `cargo bench --bench steps`. Prints one line of CSV for each step:
//! milliseconds for one evaluation of cost and gradient on the 5,000 digits,
//! with 25 hidden units. All steps take turns, so that a machine that changes its
//! speed changes it for all.

use std::hint::black_box;
use std::time::Instant;

use handwritten::backpropagation::{backpropagation_loop, cost_and_gradient};
use handwritten::data::{DIGITS, Digits, data_directory};
use handwritten::faster::{FastCost, Instructions};
use handwritten::feedforward::{cost, one_hot};
use handwritten::making_it_fast::{in_row_blocks, on_threads, with_ones_glued_on};
use handwritten::network::{Architecture, Network};
use handwritten::random_init::random_network;
use ndarray::{Array1, Array2};

/// Each step is timed so often; the loop takes a fifth of a second.
const ROUNDS: usize = 25;

const LAMBDA: f64 = 1.0;

/// Rows of a block. 250 rows of 400 pixels are 800 kB, which the second-level
/// cache of today's machines holds.
const ROWS: usize = 250;

/// A pixel that is not 0 but counts for nothing.
const ALMOST_DARK: f64 = 1e-30;

struct Step<'a> {
    name: String,
    threads: usize,
    evaluate: Box<dyn FnMut() -> f64 + 'a>,
    milliseconds: Vec<f64>,
}

impl<'a> Step<'a> {
    fn new(name: &str, threads: usize, evaluate: impl FnMut() -> f64 + 'a) -> Self {
        Self {
            name: name.to_owned(),
            threads,
            evaluate: Box::new(evaluate),
            milliseconds: Vec::new(),
        }
    }

    fn fast(name: &str, threads: usize, mut fast: FastCost, params: &'a Array1<f64>) -> Self {
        let evaluate = move || fast.cost_and_gradient(black_box(params)).0;
        Self::new(name, threads, evaluate)
    }
}

fn main() {
    let architecture = Architecture::LECTURE;
    let path = data_directory().join(DIGITS);
    let digits = Digits::load(path, architecture.labels).expect("the digits are shipped");
    let targets = one_hot(&digits.labels, architecture.labels);
    let network = random_network(architecture, 1);
    let params = network.unroll();
    let mut steps = steps_of_section_5(&network, &digits.x, &targets);
    steps.extend(fast_steps(&digits.x, &targets, &params));
    for _ in 0..ROUNDS {
        for step in &mut steps {
            let start = Instant::now();
            black_box((step.evaluate)());
            step.milliseconds.push(1e3 * start.elapsed().as_secs_f64());
        }
    }
    println!("step,threads,median_ms,fastest_ms");
    for step in &mut steps {
        step.milliseconds.sort_by(f64::total_cmp);
        let (fastest, median) = (step.milliseconds[0], step.milliseconds[ROUNDS / 2]);
        println!("{},{},{median:.3},{fastest:.3}", step.name, step.threads);
    }
}

/// What is written with matrices.
fn steps_of_section_5<'a>(
    network: &'a Network,
    x: &'a Array2<f64>,
    targets: &'a Array2<f64>,
) -> Vec<Step<'a>> {
    let network = move || black_box(network);
    vec![
        Step::new("loop", 1, move || {
            black_box(backpropagation_loop(network(), x, targets, LAMBDA));
            cost(network(), x, targets, LAMBDA)
        }),
        Step::new("glued", 1, move || {
            with_ones_glued_on(network(), x, targets, LAMBDA).0
        }),
        Step::new("vectorised", 1, move || {
            cost_and_gradient(network(), x, targets, LAMBDA).0
        }),
        Step::new("row blocks", 1, move || {
            in_row_blocks(network(), x, targets, LAMBDA, ROWS).0
        }),
        Step::new("row blocks", 2, move || {
            on_threads(network(), x, targets, LAMBDA, x.nrows().div_ceil(2)).0
        }),
    ]
}

/// What keeps its sums in registers: at first with every pixel, for whatever
/// instructions the machine has, then without those that are dark.
fn fast_steps<'a>(
    x: &Array2<f64>,
    targets: &Array2<f64>,
    params: &'a Array1<f64>,
) -> Vec<Step<'a>> {
    let fast = |instructions, x: &Array2<f64>, threads| {
        let architecture = Architecture::LECTURE;
        FastCost::with_instructions(instructions, architecture, x, targets, LAMBDA, threads)
    };
    let lit = x.mapv(|pixel| if pixel == 0.0 { ALMOST_DARK } else { pixel });
    let mut steps = Vec::new();
    for instructions in Instructions::available() {
        let name = format!("registers {instructions}");
        steps.push(Step::fast(&name, 1, fast(instructions, &lit, 1), params));
    }
    for threads in [1, 2] {
        let fast = fast(Instructions::best(), x, threads);
        steps.push(Step::fast("without zeros", threads, fast, params));
    }
    steps
}
