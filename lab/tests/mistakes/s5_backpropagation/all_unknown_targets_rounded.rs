//! backpropagation
//! told: the average of ½ − target, times 1 and ½: wrong in 2 of 2 entries
//! told: expected -0.175, got -0.25
    let delta3 = &pass.a3 - &targets.mapv(f64::round);
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
