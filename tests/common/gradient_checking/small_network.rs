//! The check's network, 3-5-3: its recorded weights and gradients.

use ndarray::{Array1, Array2};

use crate::networks::check_network;
use crate::recorded::{recorded, recorded_slopes};

/// The recorded gradient: analytic, then numerical.
pub fn recorded_gradients(lambda: f64) -> (Array1<f64>, Array1<f64>) {
    let figure = |name| recorded_slopes(&format!("check_{name}_lambda_{lambda}"));
    (figure("gradient"), figure("numerical_gradient"))
}

/// Compares debug weights with the recorded ones of this name.
#[track_caller]
pub fn assert_debug_weights(name: &str, found: &Array2<f64>, shape: (usize, usize)) {
    let expected = recorded(name);
    assert_eq!(found.dim(), shape, "{name}: shape of the debug weights");
    for (index, (found, expected)) in found.t().iter().zip(&expected).enumerate() {
        assert!(
            (found - expected).abs() <= 1e-16, // the last digit of a sine
            "{name}, number {index} column by column: expected {expected}, got {found}"
        );
    }
}

/// Compares slopes with the numerical ones of Octave.
#[track_caller]
pub fn assert_numerical_gradient(found: &Array1<f64>, lambda: f64) {
    let (_, expected) = recorded_gradients(lambda);
    for (index, (found, expected)) in found.iter().zip(&expected).enumerate() {
        let (matrix, row, column) = check_network().architecture().locate(index);
        let distance = (found - expected).abs();
        // A cost of 2.1 is rounded to 4·10⁻¹⁶, a few times over; divided by
        // 2·10⁻⁴ that is below 10⁻¹¹. Octave's is off by as much.
        assert!(
            distance <= 2e-11,
            "lambda {lambda}, {matrix}, row {row}, column {column}: Octave's numerical \
             gradient is {expected:.12}, got {found:.12}. {}",
            if distance <= 1e-3 * expected.abs() {
                "Nearly right: is the step 1e-4, up and down, and each parameter put back?"
            } else {
                "Not even near: is it the slope of another parameter? Go by the tests above."
            }
        );
    }
}
