//! quadratic_minimum
//! mistake: the costs of the two points swapped
    gap - 0.5 * third.slope * gap * gap / (third.slope * gap + third.cost - here.cost)
