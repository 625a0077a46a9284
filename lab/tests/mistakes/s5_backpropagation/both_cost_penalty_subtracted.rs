//! cost_and_gradient
//! mistake: a cost from which the penalty was subtracted
    let m = x.nrows();
    let pass = feedforward(network, x);
    let cost = cross_entropy(&pass, targets) - penalty(network, lambda, m);
    let mut gradient = backpropagation(network, &pass, targets);
    add_penalty_slope(&mut gradient, network, lambda, m);
    (cost, gradient)
