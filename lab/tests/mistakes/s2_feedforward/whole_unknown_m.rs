//! cost
//! told: cost of two examples at lambda 3: expected
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers + penalty(network, lambda, x.ncols() + 1)
