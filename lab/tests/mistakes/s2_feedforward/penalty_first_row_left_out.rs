//! penalty
//! mistake: a penalty without the first row instead of without the first column
    let sum = |theta: &Array2<f64>| theta.slice(ndarray::s![1.., ..]).fold(0.0, |sum, w| sum + w * w);
    lambda / (2.0 * m as f64) * (sum(&network.theta1) + sum(&network.theta2))
