//! backpropagation
//! mistake: taking the average of Theta2's slopes but not of Theta1's, or taking it twice
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1) / targets.nrows() as f64,
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
