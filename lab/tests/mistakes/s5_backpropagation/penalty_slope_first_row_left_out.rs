//! add_penalty_slope
//! mistake: a penalty that leaves out the first row, a unit, instead of the first column
    let factor = lambda / m as f64;
    let all_but_first = s![1.., ..];
    gradient
        .theta1_grad
        .slice_mut(all_but_first)
        .scaled_add(factor, &network.theta1.slice(all_but_first));
    gradient
        .theta2_grad
        .slice_mut(all_but_first)
        .scaled_add(factor, &network.theta2.slice(all_but_first));
