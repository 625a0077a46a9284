//! sigmoid_gradient
//! mistake: slopes that are all 0: g * 1 - g without parentheses around 1 - g, or an array that nothing was written into
    let g = sigmoid(z);
    &g * 1.0 - &g
