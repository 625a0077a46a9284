//! backpropagation
//! mistake: hidden errors that are all 0, as they are with a·1 - a, which is a·(1 - a) without its parentheses
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * 1.0 - a);
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
