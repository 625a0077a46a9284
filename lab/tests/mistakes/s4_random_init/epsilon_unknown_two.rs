//! epsilon_init
//! told: epsilon for 400 and 25 units: expected 0.118817705157201, got 0.06859
    (2.0 / (l_in + l_out) as f64).sqrt()
