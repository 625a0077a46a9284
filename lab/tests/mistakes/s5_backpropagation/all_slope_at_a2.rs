//! backpropagation
//! mistake: a slope of the sigmoid taken at another place than the hidden units' z2
    let delta3 = &pass.a3 - targets;
    let slope = sigmoid_gradient(&pass.a2);
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
