//! is_too_far
//! mistake: the opposite answer: true where the step is good, false where it is too far
    here.cost <= start.cost + step * RHO * start.slope && here.slope <= -SIG * start.slope
