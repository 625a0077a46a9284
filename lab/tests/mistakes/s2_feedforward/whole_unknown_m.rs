//! cost
//! told: cost of five examples of a network 2-3-4 at lambda 3: expected
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers + penalty(network, lambda, x.nrows() + 2)
