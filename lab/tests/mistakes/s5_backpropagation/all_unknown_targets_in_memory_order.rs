//! backpropagation
//! told: backpropagation of matrices that lie in memory column by column
    let targets = targets.as_slice_memory_order().unwrap().to_vec();
    let targets = Array2::from_shape_vec(pass.a3.dim(), targets).unwrap();
    let delta3 = &pass.a3 - &targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
