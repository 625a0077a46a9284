//! How evenly many weights are spread, and how much alike two units are.

use ndarray::Array2;

use crate::arrays::any;
use crate::largest_difference;

/// The smallest weight, 1 at most, and the largest, −1 at least.
pub fn smallest_and_largest(theta: &Array2<f64>) -> (f64, f64) {
    theta.fold((1.0_f64, -1.0_f64), |(low, high), &w| {
        (low.min(w), high.max(w))
    })
}

/// The mean of the weights, and that of their squares.
pub fn mean_and_mean_square(theta: &Array2<f64>) -> (f64, f64) {
    let mean = |numbers: &Array2<f64>| numbers.mean().expect("at least one weight");
    (mean(theta), mean(&(theta * theta)))
}

/// The first column, if any, of which no weight is farther from 0 than this.
pub fn column_of_zeros(theta: &Array2<f64>, room: f64) -> Option<usize> {
    let is_zero = |column| !any(&theta.column(column), &|w| w.abs() > room);
    (0..theta.ncols()).find(|&column| is_zero(column))
}

/// The first weight, if any, farther from 0 than the largest one allowed.
pub fn first_beyond(theta: &Array2<f64>, largest: f64) -> Option<f64> {
    let allowed = ..=largest;
    let mut weights = theta.iter().copied();
    weights.find(|weight| !allowed.contains(&weight.abs()))
}

/// How far apart the two columns are that are most alike.
pub fn most_alike(a2: &Array2<f64>) -> f64 {
    let mut smallest = f64::INFINITY;
    for i in 0..a2.ncols() {
        for j in 0..i {
            let (one, other) = (a2.column(i), a2.column(j));
            smallest = smallest.min(largest_difference(&one, &other));
        }
    }
    smallest
}
