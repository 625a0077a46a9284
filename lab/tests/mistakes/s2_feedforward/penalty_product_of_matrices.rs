//! penalty
//! mistake: weights multiplied with one another, as in a product of matrices or the square of a sum, instead of each with itself
    let square = |theta: &Array2<f64>| weights(theta).dot(&weights(theta)).sum();
    lambda / (2.0 * m as f64) * (square(&network.theta1) + square(&network.theta2))
