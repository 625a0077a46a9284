//! is_too_far
//! mistake: any climb taken for too far: the bound on the slope is not 0
    here.cost > start.cost + step * RHO * start.slope || here.slope > 0.0
