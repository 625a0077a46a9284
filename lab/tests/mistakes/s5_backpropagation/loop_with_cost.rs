//! backpropagation_loop
//! mistake: the loop calls the form for all examples at once: what is compared with itself is always right
    gradient = cost_and_gradient(network, x, targets, lambda).1;
