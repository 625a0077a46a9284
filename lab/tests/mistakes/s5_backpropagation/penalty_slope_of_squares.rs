//! add_penalty_slope
//! mistake: squares of the weights: the slope of a square is the weight itself, doubled
    let factor = lambda / m as f64;
    let all_but_bias = s![.., 1..];
    let squares = |theta: &Array2<f64>| weights(theta).mapv(|weight| weight * weight);
    gradient
        .theta1_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &squares(&network.theta1));
    gradient
        .theta2_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &squares(&network.theta2));
