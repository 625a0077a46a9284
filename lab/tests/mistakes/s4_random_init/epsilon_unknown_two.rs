//! epsilon_init
//! told: epsilon for 2 and 22 units: expected 0.5, got 0.2886
    (2.0 / (l_in + l_out) as f64).sqrt()
