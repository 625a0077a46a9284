//! add_penalty_slope
//! mistake: a gradient without the penalty's part
    let _ = (gradient, network, lambda, m);
