//! quadratic_minimum
//! mistake: the fraction added to gap instead of subtracted from it
    gap + 0.5 * third.slope * gap * gap / (third.slope * gap + here.cost - third.cost)
