//! is_too_far
//! mistake: the promised decrease with the wrong sign, so that the cost may rise
    here.cost > start.cost - step * RHO * start.slope || here.slope > -SIG * start.slope
