//! backpropagation_loop
//! mistake: the gradient of the form for all examples at once in place of a loop: what is compared with itself is always right
    gradient = cost_and_gradient(network, x, targets, lambda).1;
