//! backpropagation_loop
//! mistake: the loop calls the form for all examples at once: what is compared with itself is always right
    let pass = feedforward(network, x);
    gradient = backpropagation(network, &pass, targets);
    add_penalty_slope(&mut gradient, network, lambda, x.nrows());
