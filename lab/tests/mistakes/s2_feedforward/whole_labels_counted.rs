//! cost
//! mistake: m taken from the columns of the targets, the labels, instead of the rows, the examples
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers + penalty(network, lambda, targets.ncols())
