//! cost_and_gradient
//! mistake: a slope of the penalty twice as large: it is added twice, or the 2 of the square is kept
    let m = x.nrows();
    let pass = feedforward(network, x);
    let cost = cross_entropy(&pass, targets) + penalty(network, lambda, m);
    let mut gradient = backpropagation(network, &pass, targets);
    add_penalty_slope(&mut gradient, network, lambda, m);
    add_penalty_slope(&mut gradient, network, lambda, m);
    (cost, gradient)
