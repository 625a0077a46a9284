//! is_too_far
//! mistake: the slope here in the bound on the cost instead of the one at the start
    here.cost > start.cost + step * RHO * here.slope || here.slope > -SIG * start.slope
