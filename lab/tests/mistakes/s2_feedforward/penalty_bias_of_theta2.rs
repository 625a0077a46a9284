//! penalty
//! mistake: a penalty that includes the bias column of Theta2
    let params = network.unroll();
    let hidden = network.theta1.nrows();
    let sum = params.iter().skip(hidden).fold(0.0, |sum, w| sum + w * w);
    lambda / (2.0 * m as f64) * sum
