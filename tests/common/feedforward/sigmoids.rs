//! What known mistakes make of the logistic function.

use ndarray::{Array1, Array2, Zip};

use crate::expect::{Known, KnownTogether};
use crate::mistakes::feedforward::{MINUS_EXP, PARENTHESES, SIGMOID_SIGN, TANH};
use crate::value::Value;

/// g(z) where e^−z is a number.
pub fn g(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// What known mistakes make of `z`.
pub fn wrong_sigmoids(z: &Array1<f64>) -> Vec<Known<Array1<f64>>> {
    let of = |f: fn(f64) -> f64| z.mapv(f);
    vec![
        (&SIGMOID_SIGN, of(|z| g(-z))),
        (&MINUS_EXP, of(|z| 1.0 / (1.0 - z.exp()))),
        (&PARENTHESES, of(|z| 1.0 + (-z).exp())),
        (&TANH, of(f64::tanh)),
    ]
}

/// And two of them at once.
pub fn sigmoids_wrong_by_two(z: &Array1<f64>) -> Vec<KnownTogether<Array1<f64>>> {
    vec![([&PARENTHESES, &MINUS_EXP], z.mapv(|z| 1.0 - z.exp()))]
}

/// Whether these are g(z) with the digits of an `f32`.
pub fn are_of_single_precision(g: &Array1<f64>, z: &Array1<f64>) -> bool {
    #[expect(clippy::cast_possible_truncation)]
    let single = z.mapv(|z| f64::from(1.0 / (1.0 + (-z as f32).exp())));
    let mut both = g.iter().zip(&single);
    both.all(|(g, single)| (g - single).abs() < 1e-7)
}

/// Whether these are max(0, z) or tanh z.
pub fn are_of_another_activation(a: &Array2<f64>, z: &Array2<f64>) -> bool {
    a.is_like(&z.mapv(|z| z.max(0.0))) || a.is_like(&z.mapv(f64::tanh))
}

/// How far from g(z) an activation is.
pub fn distance_from_g(a: &Array2<f64>, z: &Array2<f64>) -> f64 {
    let both = Zip::from(z).and(a);
    both.fold(0.0_f64, |worst, &z, a| worst.max((a - g(z)).abs()))
}
