//! add_penalty_slope
//! mistake: a penalty's slope without lambda
    let factor = {
        let _ = lambda;
        1.0 / m as f64
    };
    gradient
        .theta1_grad
        .slice_mut(s![.., 1..])
        .scaled_add(factor, &weights(&network.theta1));
    gradient
        .theta2_grad
        .slice_mut(s![.., 1..])
        .scaled_add(factor, &weights(&network.theta2));
