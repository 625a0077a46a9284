//! is_too_far
//! mistake: a bound on the cost without the step
    let _ = step;
    here.cost > start.cost + RHO * start.slope || here.slope > -SIG * start.slope
