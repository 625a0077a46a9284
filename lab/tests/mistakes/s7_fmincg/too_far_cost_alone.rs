//! is_too_far
//! mistake: the first condition alone, on the cost
    here.cost > start.cost + step * RHO * start.slope
