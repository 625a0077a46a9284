//! Inputs for the checks of gradient checking and of the minimiser.

use super::cases::{Draw, Words};

/// A cost function of the driver, by its weights, and parameters.
fn cost(draw: &mut Draw, length: usize) -> Words {
    // Weights up to 300 make the length of the step show: a cube is off by
    // weight · step².
    let weights: Vec<f64> = (0..length).map(|_| draw.number(100.0, 300.0)).collect();
    Words::default()
        .vector(&weights)
        .vector(&draw.vector(length, 1.0))
}

pub(super) fn one_slope(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for _ in 0..5 {
        let length = draw.count(2, 7);
        cases.push(cost(draw, length).count(draw.count(0, length - 1)));
    }
    cases
}

pub(super) fn all_slopes(draw: &mut Draw) -> Vec<Words> {
    let mut case = |_| {
        let length = draw.count(3, 12);
        cost(draw, length)
    };
    (0..4).map(&mut case).collect()
}

pub(super) fn gradients(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for _ in 0..4 {
        let length = draw.count(2, 12);
        let numerical = draw.vector(length, 2.0);
        let near: Vec<f64> = numerical
            .iter()
            .map(|n| n + draw.number(-0.1, 0.1))
            .collect();
        cases.push(Words::default().vector(&numerical).vector(&near));
    }
    // As near as a right gradient and the measured one: what cancels shows.
    let numerical = draw.vector(9, 2.0);
    let near: Vec<f64> = numerical
        .iter()
        .map(|n| n * (1.0 + 1e-8 * draw.number(0.5, 1.5)))
        .collect();
    cases.push(Words::default().vector(&numerical).vector(&near));
    cases.push(Words::default().vector(&[1.0, -2.0]).vector(&[1.0, -2.0]));
    cases.push(Words::default().vector(&[0.0, 0.0]).vector(&[0.0, 0.0]));
    // Opposite, unknown, and tiny.
    for (numerical, analytic) in [
        ([1.0, -2.0], [-1.0, 2.0]),
        ([1.0, -2.0], [1.0, f64::NAN]),
        ([1e-13, 2e-13], [3e-13, 6e-13]),
    ] {
        cases.push(Words::default().vector(&numerical).vector(&analytic));
    }
    cases
}

pub(super) fn drawn_parameters(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for _ in 0..4 {
        let length = draw.count(8, 30);
        let words = cost(draw, length).vector(&draw.vector(length, 1.0));
        cases.push(words.count(draw.count(2, 7)).seed(draw.seed()));
    }
    cases
}

pub(super) fn directions(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for case in 0..4 {
        let length = draw.count(2, 8);
        let (direction, old) = (draw.vector(length, 2.0), draw.vector(length, 2.0));
        let new = if case == 0 {
            old.iter().map(|slope| 0.5 * slope).collect() // beta is −¼
        } else {
            draw.vector(length, 2.0)
        };
        let words = Words::default().vector(&direction);
        cases.push(words.vector(&old).vector(&new));
    }
    cases
}

fn point(draw: &mut Draw) -> Words {
    Words::default()
        .number(draw.number(0.5, 3.0))
        .number(draw.number(-2.0, 2.0))
}

/// The start of a line: it falls.
fn start(draw: &mut Draw) -> Words {
    Words::default()
        .number(draw.number(1.0, 2.0))
        .number(draw.number(-2.0, -0.5))
}

pub(super) fn steps(draw: &mut Draw) -> Vec<Words> {
    // Just on both bounds, and exact in whatever order it is computed: a start of
    // cost 0 and slope −1, a step of 1.
    let on_the_bounds = [[0.0, -1.0, 1.0, -0.01, -1.0], [0.0, -1.0, 1.0, -1.0, 0.5]];
    let mut words = Words::default().count(30 + on_the_bounds.len());
    words.0.extend(on_the_bounds.as_flattened());
    for _ in 0..30 {
        // Costs near the line of RHO, slopes near that of SIG.
        let (cost, slope) = (draw.number(1.0, 2.0), draw.number(-2.0, -0.5));
        let step = draw.number(0.2, 3.0);
        let here = cost + step * 0.01 * slope + draw.number(-0.04, 0.02);
        let there = -0.5 * slope + draw.number(-0.4, 0.2);
        words = words
            .number(cost)
            .number(slope)
            .number(step)
            .number(here)
            .number(there);
    }
    vec![words]
}

pub(super) fn pairs(draw: &mut Draw) -> Vec<Words> {
    // Just on the bound, and a line that climbs again, more steeply than it fell.
    let given = [[0.0, -1.0, 0.0, -0.5], [0.0, -1.0, 0.0, 2.0]];
    let mut words = Words::default().count(30 + given.len());
    words.0.extend(given.as_flattened());
    for _ in 0..30 {
        let (cost, slope) = (draw.number(1.0, 2.0), draw.number(-2.0, -0.5));
        let here = 0.5 * slope + draw.number(-0.2, 0.2);
        words = words
            .number(cost)
            .number(slope)
            .number(draw.number(0.5, 2.0))
            .number(here);
    }
    vec![words]
}

pub(super) fn fits(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for _ in 0..6 {
        let words = point(draw).and(&point(draw));
        cases.push(words.number(draw.number(-2.0, -0.2)));
    }
    cases
}

pub(super) fn cubic_fits(draw: &mut Draw) -> Vec<Words> {
    let mut cases = fits(draw);
    let cost = draw.number(0.5, 3.0);
    cases.push(falls_all_the_way(draw, cost));
    // A parabola: A is 0, and 0 / 0 is no number.
    cases.push(Words(vec![0.25, 1.0, 0.25, -1.0, -1.0]));
    cases
}

/// Two points, the second −1 from the first, of a cubic without a minimum; then the
/// −1. The slope s at both, and between them two thirds of what it promises: so
/// B² − A·d·gap² is −s².
fn falls_all_the_way(draw: &mut Draw, cost: f64) -> Words {
    let slope = draw.number(-2.0, -0.5);
    Words::default()
        .number(cost)
        .number(slope)
        .number(cost - slope * 2.0 / 3.0)
        .number(slope)
        .number(-1.0)
}

pub(super) fn brackets(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for _ in 0..12 {
        let words = start(draw).and(&point(draw)).and(&point(draw));
        cases.push(words.number(draw.number(-2.0, -0.2)));
    }
    // Below the start a cubic without a minimum; above it parabolas with the minimum
    // inside the bracket, too near to either end, and on the other side of the point.
    let cost = draw.number(0.5, 0.9);
    cases.push(start(draw).and(&falls_all_the_way(draw, cost)));
    for minimum in [-0.3, -0.02, -0.98, 3.0] {
        cases.push(above_the_start(draw, minimum));
    }
    cases.push(level_with_the_start(draw));
    // Above the start three points of a straight line, exact in whatever order it is
    // computed: a parabola divides by 0.
    cases.push(Words(vec![1.5, -1.0, 2.0, 1.0, 1.0, 1.0, -1.0]));
    cases
}

/// A start, a climbing point of the same cost, and one that falls, −1 from there;
/// then the −1.
fn level_with_the_start(draw: &mut Draw) -> Words {
    let cost = draw.number(1.0, 2.0);
    Words::default()
        .number(cost)
        .number(draw.number(-2.0, -0.5))
        .number(cost)
        .number(draw.number(0.5, 1.0))
        .number(cost + draw.number(0.1, 0.3))
        .number(draw.number(-2.0, -1.5))
        .number(-1.0)
}

/// A start, a point above it and a third one, −1 from that point; then the −1. The
/// parabola through both with the slope of the third has its minimum there, seen
/// from the point. A cubic has another one, for the point climbs more steeply.
fn above_the_start(draw: &mut Draw, minimum: f64) -> Words {
    let (third, falls) = (draw.number(1.0, 2.0), draw.number(0.5, 1.0));
    let curvature = falls / (2.0 * (1.0 + minimum));
    let here = third - falls + curvature;
    let climbs = -2.0 * curvature * minimum;
    Words::default()
        .number(here - draw.number(0.1, 0.3))
        .number(draw.number(-2.0, -0.5))
        .number(here)
        .number(climbs + draw.number(0.5, 1.0))
        .number(third)
        .number(-falls)
        .number(-1.0)
}

pub(super) fn extrapolations(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for case in 0..16 {
        let words = start(draw)
            .and(&start(draw))
            .number(draw.number(-2.0, -0.2));
        let step = draw.number(0.2, 2.0);
        let limit = if case % 2 == 0 {
            -1.0 // none
        } else {
            step + draw.number(0.1, 2.0)
        };
        cases.push(words.number(step).number(limit));
    }
    // The minimum much too far ahead, past the limit, not far enough for it, and so
    // near that the move would be too short: a share of the last move, which is 1,
    // and not of a step of 3.
    for (ahead, step, limit) in [
        (20.0, 1.0, -1.0),
        (5.0, 1.0, 3.0),
        (0.5, 1.0, 3.0),
        (0.05, 1.0, -1.0),
        (0.05, 1.0, 3.0),
        (0.05, 3.0, -1.0),
    ] {
        cases.push(parabola(draw, ahead).number(step).number(limit));
    }
    // The minimum just on the limit, and exact in whatever order it is computed:
    // ½·t² − t is lowest at 1.
    let on_the_limit = Words(vec![0.0, -1.0, 1.5, -2.0, -1.0]);
    cases.push(on_the_limit.number(1.0).number(2.0));
    // Level here: the fit is 0, exactly, and does not lie behind.
    for limit in [-1.0, 3.0] {
        let level = Words(vec![0.0, 0.0, 1.0, -1.0, -1.0]);
        cases.push(level.number(1.0).number(limit));
    }
    cases
}

/// Two points of a falling parabola, the second −1 from the first, whose minimum
/// lies so far ahead of the first; then the −1.
fn parabola(draw: &mut Draw, ahead: f64) -> Words {
    let (cost, slope) = (draw.number(1.0, 2.0), draw.number(-2.0, -0.5));
    let curvature = -slope / (2.0 * ahead);
    Words::default()
        .number(cost)
        .number(slope)
        .number(cost - slope + curvature)
        .number(slope - 2.0 * curvature)
        .number(-1.0)
}

pub(super) fn minimisations(draw: &mut Draw) -> Vec<Words> {
    let mut cases = Vec::new();
    for _ in 0..4 {
        let length = draw.count(6, 10);
        let scales: Vec<f64> = (0..length).map(|_| draw.number(0.3, 4.0)).collect();
        let words = Words::default()
            .vector(&scales)
            .vector(&draw.vector(length, 2.0))
            .vector(&draw.vector(length, 4.0));
        cases.push(words.count(5));
    }
    cases
}
