//! cost
//! mistake: m taken from x.len(), all pixels of all examples, instead of the rows
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers + penalty(network, lambda, x.len())
