//! cost
//! mistake: the penalty not added
    let answers = cross_entropy(&feedforward(network, x), targets);
    let _ = lambda;
    answers
