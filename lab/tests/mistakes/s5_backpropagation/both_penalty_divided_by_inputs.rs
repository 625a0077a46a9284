//! cost_and_gradient
//! mistake: a penalty divided by another number than that of the examples
    let pass = feedforward(network, x);
    let cost = cross_entropy(&pass, targets) + penalty(network, lambda, x.nrows());
    let mut gradient = backpropagation(network, &pass, targets);
    add_penalty_slope(&mut gradient, network, lambda, x.ncols());
    (cost, gradient)
