//! backpropagation
//! mistake: hidden errors without the slope of the sigmoid, which is ¼ at most
    let delta3 = &pass.a3 - targets;
    let delta2 = delta3.dot(&weights(&network.theta2));
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
