//! add_penalty_slope
//! mistake: a gradient without the penalty's part, or with a part of 0, as a quotient of whole numbers gives, or added to a copy
    let factor = (lambda as usize / m) as f64;
    for j in 0..network.theta1.nrows() {
        for i in 1..network.theta1.ncols() {
            gradient.theta1_grad[[j, i]] += factor * network.theta1[[j, i]];
        }
    }
    for k in 0..network.theta2.nrows() {
        for j in 1..network.theta2.ncols() {
            gradient.theta2_grad[[k, j]] += factor * network.theta2[[k, j]];
        }
    }
