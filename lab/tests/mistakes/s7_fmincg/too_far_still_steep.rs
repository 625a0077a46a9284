//! is_too_far
//! mistake: a line that still falls steeply taken for too far, as by the absolute value of its slope: only one that climbs is
    here.cost > start.cost + step * RHO * start.slope
        || here.slope > -SIG * start.slope
        || here.slope <= SIG * start.slope
