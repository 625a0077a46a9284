//! backpropagation
//! mistake: the errors or their products exchanged: delta3 belongs to Theta2, delta2 to Theta1
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta3, &pass.a1),
        theta2_grad: average_outer_product(&delta2, &pass.a2),
    }
