//! add_penalty_slope
//! mistake: a penalty one column too far to the right, beginning with the bias weights
    let factor = lambda / m as f64;
    gradient.theta1_grad.slice_mut(s![.., 1..]).scaled_add(
        factor,
        &network.theta1.slice(s![.., ..network.theta1.ncols() - 1]),
    );
    gradient.theta2_grad.slice_mut(s![.., 1..]).scaled_add(
        factor,
        &network.theta2.slice(s![.., ..network.theta2.ncols() - 1]),
    );
