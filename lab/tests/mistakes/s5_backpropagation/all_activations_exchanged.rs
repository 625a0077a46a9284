//! backpropagation
//! mistake: the activations of the two layers exchanged: what came into a weight of Theta1 is a1, and of Theta2 a2
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a2),
        theta2_grad: average_outer_product(&delta3, &pass.a1),
    }
