//! What the tests do with the entries of arrays. ndarray's own functions take any
//! closure, so that each call of one would be compiled with the tests; these are
//! compiled once, for vectors and matrices: see `compiled_once`.
//!
//! Nor does a test write `a[i]`, or `for i in 0..n`, where a slice will do: when the
//! learner's code begins to use a generic function for a type, or ceases to, all of the
//! tests that call that function, for whatever type, are compiled again. Of iterators it
//! is `IntoIterator::into_iter`.

use ndarray::{Array, Array1, Array2, ArrayRef, Axis, Dimension, concatenate};

/// f of every entry.
pub fn mapped<D: Dimension>(a: &ArrayRef<f64, D>, f: &dyn Fn(f64) -> f64) -> Array<f64, D> {
    a.mapv(f)
}

/// Whether it is true of any entry.
pub fn any<D: Dimension>(a: &ArrayRef<f64, D>, is_true: &dyn Fn(f64) -> bool) -> bool {
    a.iter().any(|&a| is_true(a))
}

/// Whether it is true of all entries.
pub fn all<D: Dimension>(a: &ArrayRef<f64, D>, is_true: &dyn Fn(f64) -> bool) -> bool {
    a.iter().all(|&a| is_true(a))
}

/// Of which numbers it is true.
pub fn of_each(numbers: &[f64], is_true: &dyn Fn(f64) -> bool) -> Vec<bool> {
    numbers.iter().map(|&number| is_true(number)).collect()
}

/// The first entry.
pub fn first<D: Dimension>(a: &ArrayRef<f64, D>) -> f64 {
    *a.first().expect("at least one entry")
}

/// The last entry.
pub fn last<D: Dimension>(a: &ArrayRef<f64, D>) -> f64 {
    *a.last().expect("at least one entry")
}

/// The vector of entry(0), entry(1), …
pub fn vector(len: usize, entry: &dyn Fn(usize) -> f64) -> Array1<f64> {
    Array1::from_shape_fn(len, entry)
}

/// The matrix of entry(row, column).
pub fn matrix(rows: usize, columns: usize, entry: &dyn Fn(usize, usize) -> f64) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(row, column)| entry(row, column))
}

/// Labels, or counts, as numbers.
pub fn as_numbers<D: Dimension>(whole: &ArrayRef<usize, D>) -> Array<f64, D> {
    whole.mapv(|it| it as f64)
}

/// Matrices with as many columns, one above the other.
pub fn one_above_the_other(all: &[&Array2<f64>]) -> Array2<f64> {
    let views: Vec<_> = all.iter().map(|it| it.view()).collect();
    concatenate(Axis(0), &views).expect("as many columns in each")
}
