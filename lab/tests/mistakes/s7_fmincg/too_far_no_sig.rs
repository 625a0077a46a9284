//! is_too_far
//! mistake: a bound on the slope without SIG
    here.cost > start.cost + step * RHO * start.slope || here.slope > -start.slope
