//! backpropagation
//! mistake: the transpose of Theta2, which is for one example: where examples are rows, errors go back through Theta2 as it is
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = weights(&network.theta2).t().dot(&delta3) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
