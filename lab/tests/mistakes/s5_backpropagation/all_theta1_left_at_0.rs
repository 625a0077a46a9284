//! backpropagation
//! mistake: one of the two gradients to which nothing was added
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: Array2::zeros((delta2.ncols(), 1 + pass.a1.ncols())),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
