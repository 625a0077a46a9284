//! label_of_largest
//! mistake: an output above a bound instead of the largest
    outputs.iter().position(|&o| o > 0.5).unwrap_or(0) + 1
