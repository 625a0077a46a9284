//! Costs of as many parameters as the lecture's network has, but cheap.

use std::sync::OnceLock;

use given::network::Architecture;
use ndarray::Array1;

use super::Solution;
use crate::expect::caught;
use crate::value::Value;

/// The slope along `θ_i` is i.
pub fn ramp(params: &Array1<f64>) -> f64 {
    params.dot(slopes())
}

fn slopes() -> &'static Array1<f64> {
    static SLOPES: OnceLock<Array1<f64>> = OnceLock::new();
    let n = Architecture::LECTURE.parameter_count();
    SLOPES.get_or_init(|| (0..n).map(|i| i as f64).collect())
}

/// The slopes of [`ramp`], which stands at 0.
pub fn ramp_slopes() -> (Array1<f64>, Array1<f64>) {
    (Array1::zeros(slopes().len()), slopes().clone())
}

/// Curved, and all parameters together: has the slopes of [`ramp`] at 0. A step up
/// or down alone measures 2500·10⁻⁴ = ¼ more or less, and both at a place that is
/// k steps away along others k/2.
pub fn curved_ramp(params: &Array1<f64>) -> f64 {
    ramp(params) + 2500.0 * params.sum().powi(2)
}

/// Whether a wrong slope was not measured by `central_difference`: that is right.
pub fn central_difference_is_right(solution: Solution) -> bool {
    let (params, _) = ramp_slopes();
    let measured = || (solution.central_difference)(&mut curved_ramp, &params, 3);
    caught(measured).is_ok_and(|slope| slope.is(&3.0, 1e-6))
}
