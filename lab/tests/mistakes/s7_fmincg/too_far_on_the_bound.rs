//! is_too_far
//! mistake: >= instead of >: a value just on the bound is not too far
    here.cost >= start.cost + step * RHO * start.slope || here.slope >= -SIG * start.slope
