//! quadratic_minimum
//! mistake: parentheses too wide: gap itself is not divided
    (gap - 0.5 * third.slope * gap * gap) / (third.slope * gap + here.cost - third.cost)
