//! quadratic_minimum
//! mistake: the move with the wrong sign
    0.5 * third.slope * gap * gap / (third.slope * gap + here.cost - third.cost) - gap
