//! Costs of which the minimum is known, with their gradients.

use ndarray::{Array1, array};

/// 100·(y − x²)² + (1 − x)², which is 0 at (1, 1).
pub fn rosenbrock(p: &Array1<f64>) -> (f64, Array1<f64>) {
    let (x, y) = (p[0], p[1]);
    let valley = y - x * x;
    let cost = 100.0 * valley * valley + (1.0 - x) * (1.0 - x);
    let gradient = array![-400.0 * x * valley - 2.0 * (1.0 - x), 200.0 * valley];
    (cost, gradient)
}

/// The same with the wrong sign of the gradient.
pub fn rosenbrock_turned(p: &Array1<f64>) -> (f64, Array1<f64>) {
    let (cost, gradient) = rosenbrock(p);
    (cost, -gradient)
}

/// p'Hp/2 − b'p with H = diag(1, 10, 100, 1000, 10000) and b = (1, 2, 3, 4, 5):
/// a valley a hundred times as long as wide.
pub fn ill_conditioned(p: &Array1<f64>) -> (f64, Array1<f64>) {
    let b = array![1.0, 2.0, 3.0, 4.0, 5.0];
    let hp = array![1.0, 10.0, 100.0, 1000.0, 10000.0] * p;
    (0.5 * p.dot(&hp) - b.dot(p), hp - b)
}

/// Σ h·(p − c)²/2, which is 0 at the centre c.
pub fn quadratic(h: &Array1<f64>, centre: &Array1<f64>, p: &Array1<f64>) -> (f64, Array1<f64>) {
    let distance = p - centre;
    let gradient = h * &distance;
    (0.5 * distance.dot(&gradient), gradient)
}
