//! quadratic_minimum
//! mistake: the fraction alone, without gap and without the minus sign between them
    let c = (here.cost - third.cost + third.slope * gap) / (gap * gap);
    third.slope / (2.0 * c)
