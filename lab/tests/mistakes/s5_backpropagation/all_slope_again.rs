//! backpropagation
//! mistake: values computed again that are handed in with the pass, by a forward pass of its own or by the loop
    let delta3 = &pass.a3 - targets;
    let z2 = pass.a1.dot(&weights(&network.theta1).t()) + crate::network::bias(&network.theta1);
    let delta2 = delta3.dot(&weights(&network.theta2)) * sigmoid_gradient(&z2);
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
