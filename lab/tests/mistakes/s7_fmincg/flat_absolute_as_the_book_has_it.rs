//! is_flat
//! mistake: absolute values: a line that climbs again is flat enough too
    here.slope.abs() <= SIG * start.slope.abs()
