//! backpropagation
//! mistake: activation times error instead of error times activation: rows and columns swapped
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1).reversed_axes(),
        theta2_grad: average_outer_product(&delta3, &pass.a2).reversed_axes(),
    }
