//! add_penalty_slope
//! mistake: adding the penalty's part to one of the two matrices only
    let factor = lambda / m as f64;
    let theta1 = weights(&network.theta1);
    gradient.theta1_grad.slice_mut(s![.., 1..]).scaled_add(factor, &theta1);
    gradient.theta1_grad.slice_mut(s![.., 1..]).scaled_add(factor, &theta1);
