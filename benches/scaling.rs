//! How time and memory grow with the examples, the hidden units and the pixels.
//!
//! Run: `cargo bench --bench scaling`. Prints CSV: of the plain and the fast form,
//! on one thread, the fastest of some evaluations of cost and gradient, and bytes
//! of memory. `varied` says along which of the three sizes a line belongs. At
//! the end, as comments, the exponents: by what power of the size the time grows.
//!
//! The examples are the 5,000 digits, repeated for more and scaled to other
//! numbers of pixels, so that they stay about half dark.

use std::hint::black_box;
use std::time::Instant;

use handwritten::backpropagation::cost_and_gradient;
use handwritten::data::{DIGITS, Digits, data_directory};
use handwritten::faster::FastCost;
use handwritten::feedforward::one_hot;
use handwritten::network::{Architecture, Network};
use handwritten::random_init::random_network;
use ndarray::{Array1, Array2, ShapeBuilder};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const EXAMPLES: [usize; 7] = [1_250, 2_500, 5_000, 10_000, 20_000, 40_000, 60_000];
const HIDDEN: [usize; 7] = [5, 10, 25, 50, 100, 200, 400];
/// Pixels along a side: 100 to 784 in all.
const SIDES: [usize; 4] = [10, 14, 20, 28];

/// The lecture's sizes, which the other two keep while one is varied.
const LECTURE: (usize, usize, usize) = (5_000, 25, 20);

/// Evaluations of which the fastest counts, at least, and for how long.
const EVALUATIONS: usize = 3;
const SECONDS: f64 = 0.7;

struct Measured {
    milliseconds: f64,
    /// Of the examples as the form keeps them.
    data_bytes: usize,
    /// Most that was in use besides, while it computed.
    other_bytes: usize,
}

fn main() {
    let path = data_directory().join(DIGITS);
    let digits = Digits::load(path, Architecture::LECTURE.labels).expect("the digits are shipped");
    println!("varied,form,examples,hidden,pixels,fastest_ms,data_bytes,other_bytes");
    let (m, hidden, side) = LECTURE;
    let series = [
        ("examples", EXAMPLES.map(|m| (m, hidden, side)).to_vec()),
        ("hidden", HIDDEN.map(|hidden| (m, hidden, side)).to_vec()),
        ("pixels", SIDES.map(|side| (m, hidden, side)).to_vec()),
    ];
    let exponents = series.map(|(varied, sizes)| measure_series(&digits, varied, &sizes));
    print!("{}", exponents.concat());
}

/// Prints a line for each size and form; returns the lines of the exponents.
fn measure_series(digits: &Digits, varied: &str, sizes: &[(usize, usize, usize)]) -> String {
    let mut points = [Vec::new(), Vec::new()];
    for &(m, hidden, side) in sizes {
        let pixels = side * side;
        let grows = match varied {
            "examples" => m,
            "hidden" => hidden,
            _ => pixels,
        };
        let both = measure_both(digits, m, hidden, side);
        for ((form, measured), points) in both.into_iter().zip(&mut points) {
            let Measured {
                milliseconds,
                data_bytes,
                other_bytes,
            } = measured;
            println!(
                "{varied},{form},{m},{hidden},{pixels},{milliseconds:.3},{data_bytes},{other_bytes}"
            );
            points.push((grows as f64, milliseconds));
        }
    }
    let [plain, fast] = points.map(|points| exponent(&points));
    format!("# time of plain ~ {varied}^{plain:.2}\n# time of fast ~ {varied}^{fast:.2}\n")
}

fn measure_both(
    digits: &Digits,
    m: usize,
    hidden: usize,
    side: usize,
) -> [(&'static str, Measured); 2] {
    let architecture = Architecture {
        inputs: side * side,
        hidden,
        labels: Architecture::LECTURE.labels,
    };
    let x = scaled(digits, m, side);
    let labels = Array1::from_shape_fn(m, |row| digits.labels[row % digits.labels.len()]);
    let targets = one_hot(&labels, architecture.labels);
    let params = random_network(architecture, 1).unroll();
    let bytes_of_numbers = |numbers: usize| numbers * size_of::<f64>();

    let before = MEMORY.current_usage();
    let plain = measure(bytes_of_numbers(x.len() + targets.len()), before, 0, || {
        let network = Network::roll(black_box(&params), architecture);
        let (cost, gradient) = cost_and_gradient(&network, &x, &targets, 1.0);
        (cost, gradient.unroll())
    });
    let before = MEMORY.current_usage();
    let mut fast = FastCost::new(architecture, &x, &targets, 1.0, 1);
    drop((x, targets)); // the fast form has its own
    let data_bytes = fast.example_bytes();
    let dropped = bytes_of_numbers(m * (architecture.inputs + architecture.labels));
    let evaluate = || fast.cost_and_gradient(black_box(&params));
    let fast = measure(data_bytes, before - dropped, data_bytes, evaluate);
    [("plain", plain), ("fast", fast)]
}

/// `before` was in use before the form was made, of which it keeps `examples`.
fn measure(
    data_bytes: usize,
    before: usize,
    examples: usize,
    mut evaluate: impl FnMut() -> (f64, Array1<f64>),
) -> Measured {
    MEMORY.reset_peak_usage();
    black_box(evaluate());
    let other_bytes = MEMORY.peak_usage() - before - examples;
    let mut fastest = f64::INFINITY;
    let begin = Instant::now();
    let mut evaluations = 0;
    while evaluations < EVALUATIONS || begin.elapsed().as_secs_f64() < SECONDS {
        let start = Instant::now();
        black_box(evaluate());
        fastest = start.elapsed().as_secs_f64().min(fastest);
        evaluations += 1;
    }
    Measured {
        milliseconds: 1e3 * fastest,
        data_bytes,
        other_bytes,
    }
}

/// The digits again and again, in images of `side` × `side`.
fn scaled(digits: &Digits, m: usize, side: usize) -> Array2<f64> {
    let from = digits.side().expect("the digits are square");
    let nearest = |place: usize| place * from / side;
    Array2::from_shape_fn((m, side * side).f(), |(row, pixel)| {
        let (column, line) = (nearest(pixel / side), nearest(pixel % side));
        digits.x[[row % digits.x.nrows(), column * from + line]]
    })
}

/// The slope of the line through the points' logarithms, by least squares.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let logs = || points.iter().map(|(size, time)| (size.ln(), time.ln()));
    let count = points.len() as f64;
    let (sum_x, sum_y) = logs().fold((0.0, 0.0), |(x, y), (a, b)| (x + a, y + b));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (covariance, variance) = logs().fold((0.0, 0.0), |(c, v), (x, y)| {
        let away = x - mean_x;
        (c + away * (y - mean_y), v + away * away)
    });
    covariance / variance
}
