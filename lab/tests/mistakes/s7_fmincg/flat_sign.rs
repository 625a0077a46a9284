//! is_flat
//! mistake: the bound with the wrong sign: both slopes are negative
    here.slope > -SIG * start.slope
