//! cost
//! mistake: lambda times a penalty that has lambda in it already
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers + lambda * penalty(network, lambda, x.nrows())
