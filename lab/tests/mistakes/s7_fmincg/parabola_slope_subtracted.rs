//! quadratic_minimum
//! mistake: the slope's part below the line with the wrong sign
    gap - 0.5 * third.slope * gap * gap / (here.cost - third.cost - third.slope * gap)
