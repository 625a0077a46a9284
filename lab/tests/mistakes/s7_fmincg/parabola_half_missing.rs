//! quadratic_minimum
//! mistake: the half of the formula missing
    gap - third.slope * gap * gap / (third.slope * gap + here.cost - third.cost)
