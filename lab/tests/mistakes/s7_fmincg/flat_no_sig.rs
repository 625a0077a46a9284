//! is_flat
//! mistake: a bound on the slope without SIG, so that every fall in it is flat
    here.slope > start.slope
