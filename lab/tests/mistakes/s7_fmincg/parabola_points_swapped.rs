//! quadratic_minimum
//! mistake: the two points swapped
    gap - 0.5 * here.slope * gap * gap / (here.slope * gap + third.cost - here.cost)
