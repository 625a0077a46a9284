//! quadratic_minimum
//! mistake: a slope without its gap below the line
    gap - 0.5 * third.slope * gap * gap / (third.slope + here.cost - third.cost)
