//! What is judged: for every function of a section a check with its inputs.

use super::{
    cases::{Draw, Matrix, Words},
    problem::Problem,
    training,
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
    check(1, "digit_image", "a row of X as an image", images),
    check(
        1,
        "grid_shape",
        "the rows and columns of a tile",
        grid_shapes,
    ),
    check(1, "display_data", "the tile of several images", tiles),
    check(
        2,
        "sigmoid",
        "the sigmoid of vectors and matrices",
        activations,
    ),
    check(2, "one_hot", "labels as targets", targets),
    check(2, "feedforward", "every layer of the forward pass", forward),
    check(2, "cross_entropy", "the cost of given outputs", outputs),
    check(
        2,
        "sure_outputs",
        "the cost where outputs are rounded to 0 or 1",
        sure_outputs,
    ),
    check(
        2,
        "cost",
        "the cost without a penalty, from the inputs on",
        unregularized,
    ),
    check(2, "penalty", "the penalty alone", penalties),
    check(
        2,
        "regularized_cost",
        "what lambda adds to the cost",
        regularized,
    ),
    check(
        3,
        "sigmoid_gradient",
        "the slope of scalars, vectors and matrices",
        slopes,
    ),
    check(3, "far_out", "the slope far from 0", far_out),
    check(4, "epsilon_init", "the width of the interval", widths),
    check(
        4,
        "rand_initialize_weights",
        "the weights that a seed gives",
        weights,
    ),
    check(
        5,
        "accumulate_example",
        "what one example adds to the gradient",
        examples,
    ),
    check(
        5,
        "backpropagation_loop",
        "the gradient by the loop, lambda 0",
        unregularized,
    ),
    check(
        5,
        "backpropagation",
        "the vectorised gradient",
        unregularized,
    ),
    check(
        5,
        "cost_and_gradient",
        "cost and gradient together, lambda 0",
        unregularized,
    ),
    check(
        5,
        "add_penalty_slope",
        "the slope of the penalty alone",
        penalty_slopes,
    ),
    check(
        5,
        "regularized_loop",
        "what lambda adds to the loop's gradient",
        regularized,
    ),
    check(
        5,
        "regularized_cost_and_gradient",
        "what lambda adds to cost and gradient",
        regularized,
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
    check(7, "cubic_minimum", "the minimum of a cubic", training::fits),
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
        rankings,
    ),
    check(8, "predict", "the labels of several examples", predictions),
    check(8, "accuracy", "the share that is right", accuracies),
    check(
        8,
        "confusion_matrix",
        "which label is read as which",
        confusions,
    ),
    check(
        8,
        "hidden_layer",
        "the hidden units as pictures",
        hidden_layers,
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

fn images(draw: &mut Draw) -> Vec<Words> {
    let sides = [1, 2, draw.count(3, 9), draw.count(10, 19), 20];
    let image = |side: &usize| Words::default().vector(&draw.vector(side * side, 1.0));
    sides.iter().map(image).collect()
}

fn grid_shapes(draw: &mut Draw) -> Vec<Words> {
    let mut counts = vec![1, 2, 3, 100];
    counts.extend((0..12).map(|_| draw.count(2, 400)));
    vec![Words::default().labels(&counts)]
}

fn tiles(draw: &mut Draw) -> Vec<Words> {
    let tile = |_| {
        let (count, side) = (draw.count(5, 30), draw.count(2, 6));
        let mut x = draw.matrix((count, side * side), 3.0);
        let empty = draw.count(0, count - 1); // nothing to divide by
        x.values
            .iter_mut()
            .skip(empty)
            .step_by(count)
            .for_each(|pixel| *pixel = 0.0);
        Words::default().matrix(&x)
    };
    (0..4).map(tile).collect()
}

fn activations(draw: &mut Draw) -> Vec<Words> {
    let case = |_| {
        let far = [-1000.0, 0.0, 1000.0];
        let z = [&far[..], &draw.vector(9, 8.0)].concat();
        Words::default()
            .vector(&z)
            .matrix(&draw.matrix((3, 4), 30.0))
    };
    (0..3).map(case).collect()
}

fn targets(draw: &mut Draw) -> Vec<Words> {
    let case = |_| {
        let (m, num_labels) = (draw.count(3, 20), draw.count(2, 12));
        let mut labels = draw.labels(m, num_labels);
        labels.push(num_labels);
        Words::default().count(num_labels).labels(&labels)
    };
    (0..4).map(case).collect()
}

fn forward(draw: &mut Draw) -> Vec<Words> {
    let case = |problem: &Problem| problem.network().matrix(&problem.x);
    Problem::several(draw).iter().map(case).collect()
}

fn outputs(draw: &mut Draw) -> Vec<Words> {
    let case = |_| {
        let sizes = draw.sizes();
        let z3 = draw.matrix((sizes.m, sizes.labels), 6.0);
        given_pass(draw, &z3)
    };
    (0..4).map(case).collect()
}

fn sure_outputs(draw: &mut Draw) -> Vec<Words> {
    let case = |_| {
        let sizes = draw.sizes();
        let sign = draw.matrix((sizes.m, sizes.labels), 1.0);
        let z3 = sign.map(|sign| 800.0 * sign + 40.0 * sign.signum());
        given_pass(draw, &z3)
    };
    (0..3).map(case).collect()
}

/// A forward pass with these weighted inputs of the output layer, and targets.
fn given_pass(draw: &mut Draw, z3: &Matrix) -> Words {
    let sigmoid = |z: f64| 1.0 / (1.0 + (-z).exp());
    let (m, num_labels) = z3.shape;
    let a1 = draw.matrix((m, 3), 1.0);
    let z2 = draw.matrix((m, 5), 2.0);
    Words::default()
        .matrix(&a1)
        .matrix(&z2)
        .matrix(&z2.map(sigmoid))
        .matrix(z3)
        .matrix(&z3.map(sigmoid))
        .matrix(&Matrix::one_hot(&draw.labels(m, num_labels), num_labels))
}

fn unregularized(draw: &mut Draw) -> Vec<Words> {
    Problem::several(draw)
        .iter()
        .map(Problem::with_targets)
        .collect()
}

fn regularized(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for problem in Problem::several(draw) {
        cases.push(problem.with_targets().number(draw.number(0.5, 4.0)));
    }
    cases.push(Problem::submission().with_targets().number(1.5)); // the course's own
    cases
}

fn penalties(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for problem in Problem::several(draw) {
        let lambda = draw.number(0.5, 4.0);
        cases.push(problem.network().number(lambda).count(draw.count(2, 50)));
    }
    cases
}

fn slopes(draw: &mut Draw) -> Vec<Words> {
    let case = |_| {
        Words::default()
            .number(draw.number(-5.0, 5.0))
            .vector(&draw.vector(8, 6.0))
            .matrix(&draw.matrix((4, 3), 6.0))
    };
    (0..4).map(case).collect()
}

fn far_out(_: &mut Draw) -> Vec<Words> {
    vec![Words::default().vector(&[-1000.0, -720.0, -100.0, 100.0, 720.0, 1000.0])]
}

fn widths(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        Words::default()
            .count(draw.count(1, 500))
            .count(draw.count(1, 40))
    };
    (0..5).map(&mut case).collect()
}

fn weights(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        let seed = draw.seed();
        let mut sizes = || draw.count(1, 9);
        Words::default()
            .seed(seed)
            .count(sizes())
            .count(sizes())
            .count(sizes())
            .count(sizes())
    };
    (0..4).map(&mut case).collect()
}

fn examples(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for problem in Problem::several(draw) {
        let gradient = problem.gradient(draw);
        let x = draw.vector(problem.sizes.inputs, 1.0);
        let y = Matrix::one_hot(&problem.labels[..1], problem.sizes.labels);
        cases.push(
            problem
                .network()
                .and(&gradient)
                .vector(&x)
                .vector(&y.values),
        );
    }
    cases
}

fn penalty_slopes(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for problem in Problem::several(draw) {
        let gradient = problem.gradient(draw);
        let lambda = draw.number(0.5, 4.0);
        let m = draw.count(2, 50);
        cases.push(problem.network().and(&gradient).number(lambda).count(m));
    }
    cases
}

fn rankings(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for _ in 0..6 {
        let length = draw.count(2, 12);
        cases.push(Words::default().vector(&draw.vector(length, 1.0)));
    }
    // All below zero, and two that are equal.
    cases.push(Words::default().vector(&[-3.0, -1.0, -2.0]));
    cases.push(Words::default().vector(&[0.1, 0.7, 0.7, 0.2]));
    cases
}

fn predictions(draw: &mut Draw) -> Vec<Words> {
    forward(draw)
}

fn accuracies(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        let m = draw.count(7, 60);
        Words::default()
            .labels(&draw.labels(m, 3))
            .labels(&draw.labels(m, 3))
    };
    (0..4).map(&mut case).collect()
}

fn confusions(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        let (m, num_labels) = (draw.count(20, 60), draw.count(3, 10));
        Words::default()
            .labels(&draw.labels(m, num_labels))
            .labels(&draw.labels(m, num_labels))
            .count(num_labels)
    };
    (0..3).map(&mut case).collect()
}

fn hidden_layers(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        let mut sizes = draw.sizes();
        let side = draw.count(2, 5);
        sizes.inputs = side * side;
        Problem::random(draw, sizes, 1.5).network()
    };
    (0..3).map(&mut case).collect()
}
