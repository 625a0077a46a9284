//! add_penalty_slope
//! mistake: a gradient without the penalty's part, or with a part of 0, as a quotient of whole numbers gives, or added to a copy
    let _ = (gradient, network, lambda, m);
