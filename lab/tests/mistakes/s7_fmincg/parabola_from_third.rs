//! quadratic_minimum
//! mistake: the move measured from the third point instead of from here
    -0.5 * third.slope * gap * gap / (third.slope * gap + here.cost - third.cost)
