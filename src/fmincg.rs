//! Section 7: train, with the course's conjugate-gradient minimiser.
//!
//! ```text
//! s  ←  β·s − g      β = (g·g − g_old·g) / (g_old·g_old)      Polak–Ribière
//!
//! a step z along s is long enough, and not too long, when   (Wolfe–Powell)
//!   f(z) ≤ f(0) + z·RHO·f'(0)           the cost has fallen as the slope promised
//!   SIG·f'(0) < f'(z) ≤ −SIG·f'(0)      the line has become flat
//! ```
//!
//! Each iteration searches one line for such a point. It brackets the point by
//! extrapolating and closes in on it by interpolating, with the parabola or
//! cubic that fits the costs and slopes measured so far. The search direction
//! carries over some of the last one, which spares the zigzag of steepest
//! descent.
//!
//! A search that fails returns to where it began, and the next one goes down
//! the gradient of the point where it failed, as in the original. The gradient
//! at the beginning may have set the very line that has just failed; the failed
//! point's leads along another one.
//!
//! Source: ex4.pdf, section 2.6 (`fmincg.m`). The algorithm is `minimize.m`,
//! 1999–2002, by Carl Edward Rasmussen, as the course distributes it; this is
//! an independent implementation from a description of it. It differs in three
//! ways: where a fit has no real solution the original computes with complex
//! numbers and this one bisects; a cost, slope or parameter that is not finite
//! ends the run with a [`StopReason`]; and so does an observer that says break.

mod line_search;
mod outcome;

use std::ops::ControlFlow;

use ndarray::Array1;

use line_search::{Evaluation, Evaluator, Line, line_search};
pub use outcome::{Minimum, Progress, StopReason};

// ANCHOR: constants
/// Share of the promised decrease that a step must bring (Wolfe–Powell).
pub const RHO: f64 = 0.01;
/// Share of the initial slope that may be left at the end (Wolfe–Powell).
pub const SIG: f64 = 0.5;
/// A new point keeps at least this share of the bracket away from its ends.
pub const INT: f64 = 0.1;
/// A step grows at most to this many times its length.
pub const EXT: f64 = 3.0;
/// Evaluations in one line search, after its first.
pub const MAX: usize = 20;
/// The first step of a search is at most this many times the last one's.
pub const RATIO: f64 = 100.0;
// ANCHOR_END: constants

/// One point on the line that is being searched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinePoint {
    /// The cost there.
    pub cost: f64,
    /// The slope of the cost along the line.
    pub slope: f64,
}

/// Minimises a cost function from its values and gradients.
///
/// `cost_function` returns the cost at the given parameters and its gradient,
/// which has as many entries. One iteration is one line search of at most
/// 1 + [`MAX`] evaluations. `observer` is called after each that succeeds.
/// Before the first, the cost is evaluated once at `start`; with no iterations
/// that is all. From a minimum, where the gradient is 0, two searches fail.
///
/// Trouble with the numbers is no panic but a [`StopReason`]; `params` is then
/// the best point before it.
///
/// ```
/// use std::ops::ControlFlow;
/// use handwritten::fmincg::fmincg;
/// use ndarray::array;
///
/// // (p − 3)², whose slope is 2·(p − 3).
/// let parabola = |p: &ndarray::Array1<f64>| ((p[0] - 3.0).powi(2), array![2.0 * (p[0] - 3.0)]);
/// let minimum = fmincg(parabola, array![0.0], 10, |_| ControlFlow::Continue(()));
/// assert!((minimum.params[0] - 3.0).abs() < 1e-9);
/// ```
pub fn fmincg(
    cost_function: impl FnMut(&Array1<f64>) -> (f64, Array1<f64>),
    start: Array1<f64>,
    max_iterations: usize,
    mut observer: impl FnMut(&Progress) -> ControlFlow<()>,
) -> Minimum {
    let mut costs = Vec::new();
    let mut iterations = 0;
    let mut evaluator = Evaluator {
        cost_function,
        evaluations: 0,
    };
    let mut best = Evaluation {
        params: start,
        cost: f64::NAN,
        gradient: Array1::zeros(0),
    };
    let reason = 'run: {
        match evaluator.evaluate(best.params.clone()) {
            Ok(first) => best = first,
            Err(reason) => break 'run reason,
        }
        let mut line = Line::steepest(best.gradient.clone());
        let mut failed_before = false;
        while iterations < max_iterations {
            iterations += 1;
            let search = match line_search(&mut evaluator, &best, &line) {
                Ok(search) => search,
                Err(reason) => break 'run reason,
            };
            if search.success {
                line = line.next(&search);
                best = search.end;
                failed_before = false;
                costs.push(best.cost);
                let progress = Progress {
                    iteration: iterations,
                    evaluations: evaluator.evaluations,
                    cost: best.cost,
                };
                if observer(&progress).is_break() {
                    break 'run StopReason::Observer;
                }
            } else if failed_before {
                break 'run StopReason::LineSearchFailed;
            } else {
                // Back to `best`, but downhill from where the search gave up.
                line = Line::steepest(search.end.gradient);
                failed_before = true;
            }
        }
        StopReason::MaxIterations
    };
    Minimum {
        params: best.params,
        costs,
        iterations,
        evaluations: evaluator.evaluations,
        reason,
    }
}

// ANCHOR: signature_polak_ribiere
/// The next search direction: β·s − g, with the Polak–Ribière β.
///
/// `direction` is the last one, `old` and `new` are the gradients at the start
/// and the end of the search along it; all have the same length.
#[must_use]
pub fn polak_ribiere(direction: &Array1<f64>, old: &Array1<f64>, new: &Array1<f64>) -> Array1<f64> {
    // ANCHOR_END: signature_polak_ribiere
    // ANCHOR: solution_polak_ribiere
    let beta = (new.dot(new) - old.dot(new)) / old.dot(old);
    beta * direction - new
    // ANCHOR_END: solution_polak_ribiere
}

// ANCHOR: signature_is_too_far
/// Whether a step has gone too far: the cost has not fallen by at least
/// [`RHO`] of what the slope at `start` promised, or the line climbs again
/// with more than [`SIG`] of that slope.
#[must_use]
pub fn is_too_far(start: LinePoint, step: f64, here: LinePoint) -> bool {
    // ANCHOR_END: signature_is_too_far
    // ANCHOR: solution_is_too_far
    here.cost > start.cost + step * RHO * start.slope || here.slope > -SIG * start.slope
    // ANCHOR_END: solution_is_too_far
}

// ANCHOR: signature_is_flat
/// Whether the line has become flat enough: it falls with less than [`SIG`] of
/// the slope at `start`.
#[must_use]
pub fn is_flat(start: LinePoint, here: LinePoint) -> bool {
    // ANCHOR_END: signature_is_flat
    // ANCHOR: solution_is_flat
    here.slope > SIG * start.slope
    // ANCHOR_END: solution_is_flat
}

// ANCHOR: signature_quadratic_minimum
/// Where the parabola through both costs with the slope of `third` is lowest,
/// seen from `here`.
#[must_use]
pub fn quadratic_minimum(here: LinePoint, third: LinePoint, gap: f64) -> f64 {
    // ANCHOR_END: signature_quadratic_minimum
    // ANCHOR: solution_quadratic_minimum
    gap - 0.5 * third.slope * gap * gap / (third.slope * gap + here.cost - third.cost)
    // ANCHOR_END: solution_quadratic_minimum
}

// ANCHOR: signature_cubic_minimum
/// Where the cubic through both costs and slopes is lowest, seen from `here`:
/// (√(B² − A·d·gap²) − B) / A, with A and B from [`cubic_coefficients`] and d
/// the slope at `here`.
///
/// Not a number where the cubic has no minimum. Where it is a parabola A is 0, and
/// the formula says 0/0 or infinite: so does this function, as the original does.
#[must_use]
pub fn cubic_minimum(here: LinePoint, third: LinePoint, gap: f64) -> f64 {
    // ANCHOR_END: signature_cubic_minimum
    // ANCHOR: solution_cubic_minimum
    let (a, b) = cubic_coefficients(here, third, gap);
    ((b * b - a * here.slope * gap * gap).sqrt() - b) / a
    // ANCHOR_END: solution_cubic_minimum
}

// ANCHOR: signature_interpolate
/// How far to move from `here` towards `third`, which lies `gap` away, to come
/// near the minimum between them.
///
/// Where the cost at `here` is above that at `start` a parabola decides, else a
/// cubic; if what it says is no number or infinite, half the gap. The move keeps
/// [`INT`] of the gap away from both ends. `gap` is negative, and so is the result.
#[must_use]
pub fn interpolate(start: LinePoint, here: LinePoint, third: LinePoint, gap: f64) -> f64 {
    // ANCHOR_END: signature_interpolate
    // ANCHOR: solution_interpolate
    let fitted = if here.cost > start.cost {
        quadratic_minimum(here, third, gap)
    } else {
        cubic_minimum(here, third, gap)
    };
    let wanted = if fitted.is_finite() {
        fitted
    } else {
        gap / 2.0
    };
    wanted.min(INT * gap).max((1.0 - INT) * gap)
    // ANCHOR_END: solution_interpolate
}

// ANCHOR: signature_extrapolate
/// How far to move on from `here`, which lies `step` from the start of the
/// line and falls too steeply to stop.
///
/// The cubic through `here` and `third` decides, within bounds: without a
/// `limit` the step grows to [`EXT`] times its length at most, with one the move
/// stays inside it, and it is never shorter than [`INT`] of the last one.
/// `gap` is negative, the result positive.
#[must_use]
pub fn extrapolate(
    here: LinePoint,
    third: LinePoint,
    gap: f64,
    step: f64,
    limit: Option<f64>,
) -> f64 {
    let (a, b) = cubic_coefficients(here, third, gap);
    let root = (b * b - a * here.slope * gap * gap).sqrt();
    // The same minimum as in `cubic_minimum`, written so that it stays exact
    // when the cubic is almost a parabola and A almost 0.
    let fitted = -here.slope * gap * gap / (b + root);
    // ANCHOR_END: signature_extrapolate
    // ANCHOR: solution_extrapolate
    let has_minimum_ahead = fitted.is_finite() && fitted >= 0.0;
    match limit {
        None if !has_minimum_ahead => step * (EXT - 1.0),
        Some(limit) if !has_minimum_ahead || step + fitted > limit => (limit - step) / 2.0,
        _ if fitted < -gap * INT => -gap * INT,
        Some(limit) => fitted.max((limit - step) * (1.0 - INT)),
        None => fitted.min(step * (EXT - 1.0)),
    }
    // ANCHOR_END: solution_extrapolate
}

/// The coefficients A and B of the cubic through two points with their slopes.
///
/// Its slope at a distance t from `here` is proportional to
/// A·t² + 2·B·t + d·gap², with d the slope at `here`. `gap` is not 0.
#[must_use]
pub fn cubic_coefficients(here: LinePoint, third: LinePoint, gap: f64) -> (f64, f64) {
    let a = 6.0 * (here.cost - third.cost) / gap + 3.0 * (here.slope + third.slope);
    let b = 3.0 * (third.cost - here.cost) - gap * (third.slope + 2.0 * here.slope);
    (a, b)
}
