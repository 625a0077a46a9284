//! backpropagation
//! mistake: taking the average of all slopes but those of the bias weights, or twice of those
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    let mut gradient = Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    };
    gradient.theta1_grad.column_mut(0).assign(&delta2.sum_axis(Axis(0)));
    gradient.theta2_grad.column_mut(0).assign(&delta3.sum_axis(Axis(0)));
    gradient
