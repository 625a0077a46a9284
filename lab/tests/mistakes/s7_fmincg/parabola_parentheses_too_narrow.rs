//! quadratic_minimum
//! mistake: parentheses missing: the whole sum divides
    gap - (0.5 * third.slope * gap * gap) / (third.slope * gap) + here.cost - third.cost
