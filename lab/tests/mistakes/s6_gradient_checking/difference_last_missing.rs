//! relative_difference
//! mistake: sums that leave out the first or the last entry: indices go from 0 to the length less 1
    let (mut apart, mut along) = (0.0, 0.0);
    for i in 0..numerical.len() - 1 {
        apart += (numerical[i] - analytic[i]).powi(2);
        along += (numerical[i] + analytic[i]).powi(2);
    }
    f64::sqrt(apart) / f64::sqrt(along)
