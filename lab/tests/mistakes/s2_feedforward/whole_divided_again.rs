//! cost
//! mistake: answers and penalty divided by m once more: each of the two is divided already
    let answers = cross_entropy(&feedforward(network, x), targets);
    (answers + penalty(network, lambda, x.nrows())) / x.nrows() as f64
