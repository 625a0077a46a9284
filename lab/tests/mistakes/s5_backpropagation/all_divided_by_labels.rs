//! backpropagation
//! mistake: a division by the number of labels: the average is over the examples, and each output unit counts whole
    let delta3 = (&pass.a3 - targets) / targets.ncols() as f64;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
