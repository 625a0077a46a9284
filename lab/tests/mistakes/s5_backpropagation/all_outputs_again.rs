//! backpropagation
//! mistake: values computed again that are handed in with the pass, by a forward pass of its own or by the loop
    let z3 = pass.a2.dot(&weights(&network.theta2).t()) + crate::network::bias(&network.theta2);
    let delta3 = sigmoid(&z3) - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
