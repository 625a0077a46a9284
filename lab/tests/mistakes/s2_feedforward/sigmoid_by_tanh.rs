//! sigmoid
//! mistake: a small g as the difference of two numbers near 1: its digits are rounded away
    z.mapv(|z| 0.5 * (1.0 + (0.5 * z).tanh()))
