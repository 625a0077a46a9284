//! The gradient of the 5,000 digits, by its sum and its length.

use given::network::Gradient;

use crate::recorded::recorded_number;

/// A slope of the digits is an average of 5,000 products below 1.2, off by
/// about √5000 · 10⁻¹⁶ = 10⁻¹⁴ after rounding; a sum of 10,285 such slopes by
/// about √10285 · 10⁻¹⁴ = 10⁻¹². A sum of 54.8 has 10⁻¹⁴ of its own.
const SUM_ROUNDING: f64 = 1e-11;

/// By which factor it is wrong, if that can be seen.
fn times(factor: f64) -> String {
    if (factor - 1.0).abs() < 1e-4 {
        String::new()
    } else {
        format!(", which is {factor:.4} times that")
    }
}

/// Compares the gradient's sum and length with the recorded ones, and gives the sum.
#[track_caller]
pub fn assert_recorded_sums(weights: &str, gradient: &Gradient, lambda: f64) -> f64 {
    let gradient = gradient.unroll();
    let found = [
        ("sum", gradient.sum()),
        ("norm", gradient.dot(&gradient).sqrt()),
    ];
    for (name, found) in found {
        let figure = format!("{weights}_gradient_{name}_lambda_{lambda}");
        let expected = recorded_number(&figure);
        assert!(
            (found - expected).abs() <= SUM_ROUNDING,
            "{figure}: expected {expected}, got {found}{}.\n  Where the \
             small networks above fail too, go by them: they say where. Where only the digits \
             fail, reread \"Step 5: the average\" in book/src/backpropagation.md.",
            times(found / expected),
        );
    }
    found[0].1
}
