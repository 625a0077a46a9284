//! relative_difference
//! mistake: divided by the length of both gradients put together instead of that of their sum
    let apart = numerical - analytic;
    let both = numerical.dot(numerical) + analytic.dot(analytic);
    (apart.dot(&apart) / both).sqrt()
