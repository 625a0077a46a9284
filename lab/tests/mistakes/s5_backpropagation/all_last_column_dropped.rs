//! backpropagation
//! mistake: hidden errors one unit too far down: another entry was left out than the bias unit's
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&network.theta2.slice(s![.., ..-1])) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
