//! cost_and_gradient
//! mistake: one form that calls the other: two ways to add up do not agree to the last bit, and the loop is too slow to train with
    let cost = crate::feedforward::cost(network, x, targets, lambda);
    (cost, backpropagation_loop(network, x, targets, lambda))
