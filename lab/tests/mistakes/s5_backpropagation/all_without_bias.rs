//! backpropagation
//! mistake: products of the errors without the bias unit, so that the column of its weights is missing
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    let m = targets.nrows() as f64;
    Gradient {
        theta1_grad: delta2.t().dot(&pass.a1) / m,
        theta2_grad: delta3.t().dot(&pass.a2) / m,
    }
