//! quadratic_minimum
//! mistake: gap where its square belongs, above the line of the fraction
    let c = (here.cost - third.cost + third.slope * gap) / gap;
    gap - third.slope / (2.0 * c)
