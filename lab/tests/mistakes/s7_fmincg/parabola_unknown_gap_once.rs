//! quadratic_minimum
//! told: the minimum of the parabola with the costs 2 here and 1 at the third point
//! told: expected -1.142857
    gap - 0.5 * third.slope * gap / (third.slope * gap + here.cost - third.cost)
