//! is_flat
//! mistake: < instead of >
    here.slope < SIG * start.slope
