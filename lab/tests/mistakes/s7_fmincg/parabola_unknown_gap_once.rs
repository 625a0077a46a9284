//! quadratic_minimum
//! told: the minimum of two parabolas: costs 2 here and 1 at the third point
//! told: expected -2, got -3.333333
    gap - 0.5 * third.slope * gap / (third.slope * gap + here.cost - third.cost)
