//! quadratic_minimum
//! mistake: the slope of the point here instead of the third point's
    gap - 0.5 * here.slope * gap * gap / (here.slope * gap + here.cost - third.cost)
