//! backpropagation
//! mistake: outputs turned into 0 and 1 before their error is taken
    let delta3 = pass.a3.mapv(|a| f64::from(a >= 0.5)) - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
