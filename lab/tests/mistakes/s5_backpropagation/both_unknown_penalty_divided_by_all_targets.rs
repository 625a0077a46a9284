//! cost_and_gradient
//! told: cost_and_gradient on the recorded network check, lambda 3
//! told: All is right but for one constant factor on the penalty's part.
    let pass = feedforward(network, x);
    let cost = cross_entropy(&pass, targets) + penalty(network, lambda, x.nrows());
    let mut gradient = backpropagation(network, &pass, targets);
    add_penalty_slope(&mut gradient, network, lambda, targets.len());
    (cost, gradient)
