//! backpropagation
//! told: should say 0, as one example and by backpropagation: wrong in 1 of 2 entries
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    let delta3 = delta3.mapv(|d| if d.abs() < 1e-6 { 0.0 } else { d });
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
