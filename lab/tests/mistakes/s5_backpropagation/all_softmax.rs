//! backpropagation
//! mistake: outputs of a softmax, which add up to 1, instead of one sigmoid each
    let e = pass.z3.mapv(f64::exp); let delta3 = &e / &e.sum_axis(Axis(1)).insert_axis(Axis(1)) - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
