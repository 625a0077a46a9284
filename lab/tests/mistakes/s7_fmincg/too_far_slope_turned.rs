//! is_too_far
//! mistake: < instead of > in the condition on the slope
    here.cost > start.cost + step * RHO * start.slope || here.slope < -SIG * start.slope
