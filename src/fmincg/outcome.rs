//! What `fmincg` reports: after an iteration, and at its end.

use ndarray::Array1;

/// What the observer is told after every iteration that lowered the cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Line searches so far, counted from 1.
    pub iteration: usize,
    /// Evaluations of the cost so far.
    pub evaluations: usize,
    /// The lowest cost so far.
    pub cost: f64,
}

/// Why [`fmincg`](super::fmincg) stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// All the iterations that were asked for are done.
    MaxIterations,
    /// Two line searches in a row found no lower point: usually a minimum, or
    /// a gradient that does not belong to the cost.
    LineSearchFailed,
    /// The cost, an entry of its gradient or a parameter that it was asked for
    /// was infinite or not a number.
    NotFinite,
    /// The gradient and the parameters have different lengths.
    GradientLength {
        /// Entries of the gradient.
        found: usize,
        /// Entries of the parameters.
        expected: usize,
    },
    /// The observer asked to stop.
    Observer,
}

/// Where [`fmincg`](super::fmincg) arrived, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Minimum {
    /// The parameters of the lowest cost that was found.
    pub params: Array1<f64>,
    /// The cost after each iteration that lowered it.
    pub costs: Vec<f64>,
    /// Line searches, those that failed included.
    pub iterations: usize,
    /// Evaluations of the cost and its gradient.
    pub evaluations: usize,
    /// Why it ended.
    pub reason: StopReason,
}
