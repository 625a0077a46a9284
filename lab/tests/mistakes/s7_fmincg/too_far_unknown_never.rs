//! is_too_far
//! told: whether a step of 2 from the cost 1 and the slope −1
//! told: got [true, true, true, true, true, true, true, true]
    let _ = (start, step, here);
    true
