//! central_difference
//! mistake: every parameter nudged at once
    let _ = index;
    (cost(&(params + EPSILON)) - cost(&(params - EPSILON))) / (2.0 * EPSILON)
