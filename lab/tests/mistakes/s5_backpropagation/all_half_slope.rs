//! backpropagation
//! mistake: hidden errors with half of the slope of the sigmoid: it has two factors
    let delta3 = &pass.a3 - targets;
    let slope = &pass.a2;
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
