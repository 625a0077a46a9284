//! cost
//! told: cost of three examples at lambda 3
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers + penalty(network, lambda, x.nrows()) / 2.0
