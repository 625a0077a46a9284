//! cost_and_gradient
//! told: Every slope is right to six digits and no further
    let m = x.nrows();
    let pass = feedforward(network, x);
    let cost = cross_entropy(&pass, targets) + penalty(network, lambda, m);
    let mut gradient = backpropagation(network, &pass, targets);
    add_penalty_slope(&mut gradient, network, lambda, m);
    gradient.theta1_grad.mapv_inplace(|g| f64::from(g as f32));
    (cost, gradient)
