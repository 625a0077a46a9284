//! is_too_far
//! mistake: any lower cost taken for enough: it must fall by RHO of what was promised
    let _ = step;
    here.cost > start.cost || here.slope > -SIG * start.slope
