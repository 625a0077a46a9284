//! The line search of `fmincg`: it steps along one line with the pieces of the
//! section until both Wolfe–Powell conditions hold.

use ndarray::Array1;

use super::{
    LinePoint, MAX, RATIO, StopReason, extrapolate, interpolate, is_flat, is_too_far, polak_ribiere,
};

/// A point with everything that is known about it.
#[derive(Clone)]
pub(super) struct Evaluation {
    pub(super) params: Array1<f64>,
    pub(super) cost: f64,
    pub(super) gradient: Array1<f64>,
}

impl Evaluation {
    fn on(&self, direction: &Array1<f64>) -> LinePoint {
        LinePoint {
            cost: self.cost,
            slope: self.gradient.dot(direction),
        }
    }
}

/// Calls the cost function, counts the calls and looks at what comes back.
pub(super) struct Evaluator<F> {
    pub(super) cost_function: F,
    pub(super) evaluations: usize,
}

impl<F: FnMut(&Array1<f64>) -> (f64, Array1<f64>)> Evaluator<F> {
    pub(super) fn evaluate(&mut self, params: Array1<f64>) -> Result<Evaluation, StopReason> {
        let (cost, gradient) = (self.cost_function)(&params);
        self.evaluations += 1;
        if gradient.len() != params.len() {
            let (found, expected) = (gradient.len(), params.len());
            return Err(StopReason::GradientLength { found, expected });
        }
        let mut numbers = params.iter().chain(&gradient);
        if !cost.is_finite() || !numbers.all(|number| number.is_finite()) {
            return Err(StopReason::NotFinite);
        }
        Ok(Evaluation {
            params,
            cost,
            gradient,
        })
    }
}

/// The line to search: its direction, the slope at its start, the first step.
pub(super) struct Line {
    direction: Array1<f64>,
    slope: f64,
    first_step: f64,
    /// The gradient that set the direction: the old one of Polak–Ribière.
    gradient: Array1<f64>,
}

impl Line {
    /// Straight downhill, with a first step that is short where it is steep.
    pub(super) fn steepest(gradient: Array1<f64>) -> Self {
        let slope = -gradient.dot(&gradient);
        Self {
            direction: -&gradient,
            slope,
            first_step: 1.0 / (1.0 - slope),
            gradient,
        }
    }

    /// The line to search after a search of this one that succeeded.
    pub(super) fn next(&self, search: &Search) -> Self {
        let gradient = search.end.gradient.clone();
        let mut direction = polak_ribiere(&self.direction, &self.gradient, &gradient);
        let mut slope = gradient.dot(&direction);
        if slope > 0.0 {
            direction = -&gradient; // uphill: forget the past
            slope = -gradient.dot(&gradient);
        }
        // The smallest positive number keeps a slope of 0 out of the division.
        let growth = RATIO.min(self.slope / (slope - f64::MIN_POSITIVE));
        Self {
            direction,
            slope,
            first_step: search.step * growth,
            gradient,
        }
    }
}

/// How a line search ended.
pub(super) struct Search {
    pub(super) end: Evaluation,
    pub(super) step: f64,
    pub(super) success: bool,
}

/// Searches a line for a point that meets both Wolfe–Powell conditions.
pub(super) fn line_search<F: FnMut(&Array1<f64>) -> (f64, Array1<f64>)>(
    evaluator: &mut Evaluator<F>,
    from: &Evaluation,
    line: &Line,
) -> Result<Search, StopReason> {
    let start = LinePoint {
        cost: from.cost,
        slope: line.slope,
    };
    // `third` is a point that brackets the one searched for, `gap` its
    // position seen from `here`; `limit` is where steps got too long.
    let (mut third, mut gap) = (start, -line.first_step);
    let mut limit = None;
    let mut step = line.first_step;
    let mut end = evaluator.evaluate(&from.params + step * &line.direction)?;
    let mut here = end.on(&line.direction);
    let mut left = MAX;
    loop {
        while left > 0 && is_too_far(start, step, here) {
            limit = Some(step);
            let move_by = interpolate(start, here, third, gap);
            step += move_by;
            end = evaluator.evaluate(&end.params + move_by * &line.direction)?;
            here = end.on(&line.direction);
            left -= 1;
            gap -= move_by;
        }
        let too_far = is_too_far(start, step, here);
        let success = !too_far && is_flat(start, here);
        if success || too_far || left == 0 {
            return Ok(Search { end, step, success });
        }
        let move_by = extrapolate(here, third, gap, step, limit);
        (third, gap) = (here, -move_by);
        step += move_by;
        end = evaluator.evaluate(&end.params + move_by * &line.direction)?;
        here = end.on(&line.direction);
        left -= 1;
    }
}
