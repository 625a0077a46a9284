//! cost
//! mistake: m taken from the columns of x, the pixels, instead of the rows, the examples
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers + penalty(network, lambda, x.ncols())
