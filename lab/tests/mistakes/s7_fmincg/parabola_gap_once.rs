//! quadratic_minimum
//! mistake: gap where its square belongs, above the line of the fraction
    gap - 0.5 * third.slope * gap / (third.slope * gap + here.cost - third.cost)
