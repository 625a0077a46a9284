//! one_hot
//! mistake: places counted as if a row were as long as there are examples: it is as long as there are labels
    let mut targets = vec![0.0; labels.len() * num_labels];
    for (row, &label) in labels.iter().enumerate() {
        targets[row * labels.len() + label - 1] = 1.0;
    }
    Array2::from_shape_vec((labels.len(), num_labels), targets).unwrap()
