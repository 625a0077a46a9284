//! is_flat
//! mistake: the cost asked too, which is_too_far has asked: flat is about the slopes alone
    here.slope > SIG * start.slope && here.cost <= start.cost
