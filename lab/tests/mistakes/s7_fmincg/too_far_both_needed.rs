//! is_too_far
//! mistake: both conditions asked for where either is enough
    here.cost > start.cost + step * RHO * start.slope && here.slope > -SIG * start.slope
