//! cost_and_gradient
//! mistake: a gradient without the penalty's part, or with a part of 0, as a quotient of whole numbers gives, or added to a copy
    let m = x.nrows();
    let pass = feedforward(network, x);
    let cost = cross_entropy(&pass, targets) + penalty(network, lambda, m);
    let gradient = backpropagation(network, &pass, targets);
    (cost, gradient)
