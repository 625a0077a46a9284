//! predict
//! mistake: the largest pixel instead of the largest output
    let _ = network;
    x.rows()
        .into_iter()
        .map(|row| label_of_largest(&row))
        .collect()
