//! is_too_far
//! mistake: RHO and SIG swapped
    here.cost > start.cost + step * SIG * start.slope || here.slope > -RHO * start.slope
