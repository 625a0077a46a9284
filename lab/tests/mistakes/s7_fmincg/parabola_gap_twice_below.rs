//! quadratic_minimum
//! mistake: the square of gap where gap belongs, below the line of the fraction
    let c = (here.cost - third.cost + third.slope * gap.powi(2)) / gap.powi(2);
    gap - third.slope / (2.0 * c)
