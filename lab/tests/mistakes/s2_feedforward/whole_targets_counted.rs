//! cost
//! mistake: m taken from the length of x or of the targets, all their entries, instead of the rows
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers + penalty(network, lambda, targets.len())
