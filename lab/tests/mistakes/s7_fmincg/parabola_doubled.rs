//! quadratic_minimum
//! mistake: twice instead of half
    gap - 2.0 * third.slope * gap * gap / (third.slope * gap + here.cost - third.cost)
