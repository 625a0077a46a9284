//! predict
//! mistake: the weighted sums z3 instead of the outputs a3: of two outputs rounded to 1 the first counts
    let sums = feedforward(network, x).z3;
    sums.rows()
        .into_iter()
        .map(|row| label_of_largest(&row))
        .collect()
