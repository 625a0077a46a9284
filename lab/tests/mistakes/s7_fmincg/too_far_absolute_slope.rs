//! is_too_far
//! mistake: the absolute value of the slope: only a climbing line is too far
    here.cost > start.cost + step * RHO * start.slope || here.slope.abs() > -SIG * start.slope
