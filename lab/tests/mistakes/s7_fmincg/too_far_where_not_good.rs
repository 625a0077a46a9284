//! is_too_far
//! mistake: a line that still falls steeply taken for too far, as by the absolute value of its slope: only one that climbs is
    let has_fallen = here.cost <= start.cost + step * RHO * start.slope;
    let is_flat = SIG * start.slope < here.slope && here.slope <= -SIG * start.slope;
    !(has_fallen && is_flat)
