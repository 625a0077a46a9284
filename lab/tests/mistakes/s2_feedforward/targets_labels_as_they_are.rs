//! one_hot
//! mistake: labels used as they are instead of one-hot targets
    Array2::from_shape_fn((labels.len(), num_labels), |(row, _)| labels[row] as f64)
