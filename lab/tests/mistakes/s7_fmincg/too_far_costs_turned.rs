//! is_too_far
//! mistake: the two costs swapped in the condition on the cost
    start.cost > here.cost + step * RHO * start.slope || here.slope > -SIG * start.slope
