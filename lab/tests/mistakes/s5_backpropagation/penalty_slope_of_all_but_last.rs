//! add_penalty_slope
//! mistake: a penalty that leaves out the last column instead of the bias column, the first
    let factor = lambda / m as f64;
    let last = network.theta1.ncols() - 1;
    gradient
        .theta1_grad
        .slice_mut(s![.., ..last])
        .scaled_add(factor, &network.theta1.slice(s![.., ..last]));
    let last = network.theta2.ncols() - 1;
    gradient
        .theta2_grad
        .slice_mut(s![.., ..last])
        .scaled_add(factor, &network.theta2.slice(s![.., ..last]));
