//! cost_and_gradient
//! mistake: the examples added up one by one, as the loop does it, in place of the gradient from `backpropagation`: too slow to train with
    let cost = crate::feedforward::cost(network, x, targets, lambda);
    (cost, backpropagation_loop(network, x, targets, lambda))
