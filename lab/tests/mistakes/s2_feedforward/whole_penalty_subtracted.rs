//! cost
//! mistake: the penalty subtracted from the cost
    let answers = cross_entropy(&feedforward(network, x), targets);
    answers - penalty(network, lambda, x.nrows())
