//! The inputs of the checks of sections 1 to 5 and 8.

use super::{
    cases::{Draw, Matrix, Sizes, Words},
    problem::Problem,
};

pub(super) fn images(draw: &mut Draw) -> Vec<Words> {
    let sides = [1, 2, draw.count(3, 9), draw.count(10, 19), 20];
    let image = |side: &usize| Words::default().vector(&draw.vector(side * side, 1.0));
    sides.iter().map(image).collect()
}

pub(super) fn grid_shapes(draw: &mut Draw) -> Vec<Words> {
    let mut counts = vec![0, 1, 2, 3, 100];
    counts.extend((0..12).map(|_| draw.count(2, 400)));
    vec![Words::default().labels(&counts)]
}

pub(super) fn tiles(draw: &mut Draw) -> Vec<Words> {
    let tile = |_| {
        let (count, side) = (draw.count(5, 30), draw.count(2, 6));
        let mut x = draw.matrix((count, side * side), 3.0);
        let empty = draw.count(0, count - 1); // nothing to divide by
        // The others are faint, one so much that it would pass for empty.
        for (place, factor) in [(0, 0.0), (1, 0.1), (2, 1e-12)] {
            let image = (empty + place) % count;
            let pixels = x.values.iter_mut().skip(image).step_by(count);
            pixels.for_each(|pixel| *pixel *= factor);
        }
        Words::default().matrix(&x)
    };
    (0..4).map(tile).collect()
}

pub(super) fn activations(draw: &mut Draw) -> Vec<Words> {
    let case = |_| {
        let far = [-1000.0, -690.0, -300.0, -36.5, -25.0, 0.0, 1000.0];
        let z = [&far[..], &draw.vector(9, 8.0)].concat();
        Words::default()
            .vector(&z)
            .matrix(&draw.matrix((3, 4), 30.0))
    };
    (0..3).map(case).collect()
}

pub(super) fn targets(draw: &mut Draw) -> Vec<Words> {
    let case = |_| {
        let (m, num_labels) = (draw.count(3, 20), draw.count(2, 12));
        let mut labels = draw.labels(m, num_labels);
        labels.push(num_labels);
        Words::default().count(num_labels).labels(&labels)
    };
    let mut cases: Vec<Words> = (0..4).map(case).collect();
    cases.push(Words::default().count(1).labels(&[1, 1])); // a single label
    cases
}

pub(super) fn forward(draw: &mut Draw) -> Vec<Words> {
    let case = |problem: &Problem| problem.network().matrix(&problem.x);
    let mut cases: Vec<Words> = Problem::several(draw).iter().map(case).collect();
    let sizes = draw.sizes();
    cases.push(case(&Problem::random(draw, sizes, 900.0))); // sums far from 0
    cases
}

pub(super) fn outputs(draw: &mut Draw) -> Vec<Words> {
    let case = |_| {
        let sizes = draw.sizes();
        let z3 = draw.matrix((sizes.m, sizes.labels), 6.0);
        given_pass(draw, &z3)
    };
    (0..4).map(case).collect()
}

pub(super) fn sure_outputs(draw: &mut Draw) -> Vec<Words> {
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

pub(super) fn unregularized(draw: &mut Draw) -> Vec<Words> {
    Problem::several(draw)
        .iter()
        .map(Problem::with_targets)
        .collect()
}

pub(super) fn regularized(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for problem in Problem::several(draw) {
        cases.push(problem.with_targets().number(draw.number(0.5, 4.0)));
    }
    cases.push(Problem::submission().with_targets().number(1.5)); // the course's own
    cases
}

pub(super) fn penalties(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for problem in Problem::several(draw) {
        let lambda = draw.number(0.5, 4.0);
        cases.push(problem.network().number(lambda).count(draw.count(2, 50)));
    }
    cases
}

pub(super) fn slopes(draw: &mut Draw) -> Vec<Words> {
    let case = |_| {
        Words::default()
            .number(draw.number(-5.0, 5.0))
            .vector(&draw.vector(8, 6.0))
            .matrix(&draw.matrix((4, 3), 6.0))
    };
    (0..4).map(case).collect()
}

/// Far from 0 the slope is 0; near it is not, so that 0 everywhere is no answer.
pub(super) fn far_out(draw: &mut Draw) -> Vec<Words> {
    let far = [-1000.0, -720.0, -300.0, -100.0, -25.0, 100.0, 720.0, 1000.0];
    vec![Words::default().vector(&[&far[..], &draw.vector(2, 3.0)].concat())]
}

pub(super) fn widths(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        Words::default()
            .count(draw.count(1, 500))
            .count(draw.count(1, 40))
    };
    (0..5).map(&mut case).collect()
}

pub(super) fn weights(draw: &mut Draw) -> Vec<Words> {
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

pub(super) fn examples(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    let mut problems = Problem::several(draw);
    // Weighted inputs that are 0, and some whose e^z overflows.
    for size in [0.0, 900.0] {
        let sizes = draw.sizes();
        problems.push(Problem::random(draw, sizes, size));
    }
    for problem in problems {
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

pub(super) fn penalty_slopes(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for problem in Problem::several(draw) {
        let gradient = problem.gradient(draw);
        let lambda = draw.number(0.5, 4.0);
        let m = draw.count(2, 50);
        cases.push(problem.network().and(&gradient).number(lambda).count(m));
    }
    cases
}

pub(super) fn rankings(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for _ in 0..6 {
        let length = draw.count(2, 12);
        cases.push(Words::default().vector(&draw.vector(length, 1.0)));
    }
    // All below zero, two that are equal, and the largest at either end.
    cases.push(Words::default().vector(&[-3.0, -1.0, -2.0]));
    cases.push(Words::default().vector(&[0.1, 0.7, 0.7, 0.2]));
    cases.push(Words::default().vector(&[0.9, 0.2, 0.4]));
    cases.push(Words::default().vector(&[0.2, 0.4, 0.9]));
    // Nearly equal; and ten of which the last is the digit 0's.
    cases.push(Words::default().vector(&[0.3, 1.0 - 1e-10, 1.0 - 1e-12]));
    let mut ten = draw.vector(9, 1.0);
    ten.push(2.0);
    cases.push(Words::default().vector(&ten));
    cases
}

pub(super) fn predictions(draw: &mut Draw) -> Vec<Words> {
    let mut cases = forward(draw);
    // The bias of the last output makes it the largest: label 10, the digit 0.
    let sizes = Sizes {
        labels: 10,
        ..draw.sizes()
    };
    let mut problem = Problem::random(draw, sizes, 1.0);
    problem.theta2.values[sizes.labels - 1] = 20.0;
    cases.push(problem.network().matrix(&problem.x));
    // Two outputs that are both rounded to 1: the first of them counts.
    problem.theta2.values[1] = 800.0;
    problem.theta2.values[3] = 900.0;
    cases.push(problem.network().matrix(&problem.x));
    // No images at all.
    let none = Matrix::column_by_column((0, sizes.inputs), |i| i);
    cases.push(problem.network().matrix(&none));
    cases
}

/// The first pair agrees and the last one, so that it shows where one is left out.
pub(super) fn accuracies(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        let m = draw.count(7, 60);
        let (mut read, labels) = (draw.labels(m, 3), draw.labels(m, 3));
        (read[0], read[m - 1]) = (labels[0], labels[m - 1]);
        Words::default().labels(&read).labels(&labels)
    };
    (0..4).map(&mut case).collect()
}

pub(super) fn confusions(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        let (m, num_labels) = (draw.count(20, 60), draw.count(3, 10));
        Words::default()
            .labels(&draw.labels(m, num_labels))
            .labels(&draw.labels(m, num_labels))
            .count(num_labels)
    };
    (0..3).map(&mut case).collect()
}

pub(super) fn hidden_layers(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        let mut sizes = draw.sizes();
        let side = draw.count(2, 5);
        sizes.inputs = side * side;
        Problem::random(draw, sizes, 1.5).network()
    };
    (0..3).map(&mut case).collect()
}
