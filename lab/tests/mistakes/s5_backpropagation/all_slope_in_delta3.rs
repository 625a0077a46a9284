//! backpropagation
//! mistake: errors of the output units multiplied by the slope of the sigmoid: this cost asks for none there
    let delta3 = (&pass.a3 - targets) * &pass.a3 * (1.0 - &pass.a3);
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
