//! quadratic_minimum
//! mistake: gap itself as the move: the fraction came to 0, as with 1 / 2 of whole numbers, or was left out
    gap - (1 / 2) as f64 * third.slope * gap * gap / (third.slope * gap + here.cost - third.cost)
