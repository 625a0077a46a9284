//! relative_difference
//! mistake: single precision, or a difference that is taken of squares and products instead of entry by entry, where nearly equal gradients cancel
    let (nn, aa, na) = (
        numerical.dot(numerical),
        analytic.dot(analytic),
        numerical.dot(analytic),
    );
    ((nn + aa - 2.0 * na) / (nn + aa + 2.0 * na)).sqrt()
