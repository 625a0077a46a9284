//! quadratic_minimum
//! mistake: the costs added below the line instead of subtracted
    gap - 0.5 * third.slope * gap * gap / (third.slope * gap + here.cost + third.cost)
