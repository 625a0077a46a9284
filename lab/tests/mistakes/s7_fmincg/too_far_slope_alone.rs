//! is_too_far
//! mistake: the second condition alone, on the slope
    let _ = step;
    here.slope > -SIG * start.slope
