//! is_too_far
//! mistake: the whole decrease that the slope promised, without RHO
    here.cost > start.cost + step * start.slope || here.slope > -SIG * start.slope
