//! penalty
//! mistake: weights multiplied with one another, as in a product of matrices or the square of a sum, instead of each with itself
    let (a, b) = (weights(&network.theta1), weights(&network.theta2));
    lambda / (2.0 * m as f64) * (a.t().dot(&a).sum() + b.t().dot(&b).sum())
