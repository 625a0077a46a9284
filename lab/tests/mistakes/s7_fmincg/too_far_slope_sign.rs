//! is_too_far
//! mistake: SIG times the slope at the start without the minus sign
    here.cost > start.cost + step * RHO * start.slope || here.slope > SIG * start.slope
