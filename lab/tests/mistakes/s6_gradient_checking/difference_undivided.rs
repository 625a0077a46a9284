//! relative_difference
//! mistake: the length of the difference, not divided by that of the sum
    let difference = numerical - analytic;
    difference.dot(&difference).sqrt()
