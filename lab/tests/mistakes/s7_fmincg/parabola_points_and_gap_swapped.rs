//! quadratic_minimum
//! mistake: the two points swapped
    -0.5 * here.slope * gap * gap / (here.cost - third.cost - here.slope * gap)
