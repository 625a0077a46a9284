//! add_penalty_slope
//! mistake: adding the penalty's part to one of the two matrices only
    let factor = lambda / m as f64;

    gradient
        .theta2_grad
        .slice_mut(s![.., 1..])
        .scaled_add(factor, &weights(&network.theta2));
