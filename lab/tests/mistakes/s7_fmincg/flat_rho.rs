//! is_flat
//! mistake: another bound than SIG times the slope at the start, nearer to 0
    here.slope > RHO * start.slope
