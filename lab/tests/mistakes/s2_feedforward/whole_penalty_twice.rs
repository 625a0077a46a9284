//! cost
//! mistake: a penalty that is added twice
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers + 2.0 * penalty(network, lambda, x.nrows())
