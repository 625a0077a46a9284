//! backpropagation_loop
//! mistake: the gradient of the form for all examples at once in place of a loop: what is compared with itself is always right
    let pass = feedforward(network, x);
    gradient = backpropagation(network, &pass, targets);
    add_penalty_slope(&mut gradient, network, lambda, x.nrows());
