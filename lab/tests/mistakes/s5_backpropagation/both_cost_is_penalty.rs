//! cost_and_gradient
//! mistake: a cost that is the penalty alone
    let m = x.nrows();
    let pass = feedforward(network, x);
    let cost = penalty(network, lambda, m);
    let mut gradient = backpropagation(network, &pass, targets);
    add_penalty_slope(&mut gradient, network, lambda, m);
    (cost, gradient)
