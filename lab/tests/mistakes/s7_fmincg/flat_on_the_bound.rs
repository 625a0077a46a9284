//! is_flat
//! mistake: >= instead of >: a slope just on the bound is not flat
    here.slope >= SIG * start.slope
