//! quadratic_minimum
//! mistake: a move to the minimum of the parabola with the wrong sign
    0.5 * third.slope * gap * gap / (third.slope * gap + here.cost - third.cost) - gap
