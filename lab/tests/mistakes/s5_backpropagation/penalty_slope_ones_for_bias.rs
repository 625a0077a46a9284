//! add_penalty_slope
//! mistake: ones where the penalty of the bias weights should be zeros
    let factor = lambda / m as f64;
    let all_but_bias = s![.., 1..];
    gradient
        .theta1_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta1));
    gradient
        .theta2_grad
        .slice_mut(all_but_bias)
        .scaled_add(factor, &weights(&network.theta2));

    gradient.theta1_grad.column_mut(0).map_inplace(|slope| *slope += factor);
    gradient.theta2_grad.column_mut(0).map_inplace(|slope| *slope += factor);
