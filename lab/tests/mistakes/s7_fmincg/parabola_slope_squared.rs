//! quadratic_minimum
//! mistake: the slope squared together with the gap: above the line only gap is
    gap - (0.5 * third.slope * gap).powi(2) / (third.slope * gap + here.cost - third.cost)
