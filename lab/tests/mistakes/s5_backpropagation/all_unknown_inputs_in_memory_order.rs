//! backpropagation
//! told: so it is what each of them is multiplied with: a1, the inputs of the same example
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    let inputs = pass.a1.as_slice_memory_order().unwrap().to_vec();
    let a1 = Array2::from_shape_vec(pass.a1.dim(), inputs).unwrap();
    Gradient {
        theta1_grad: average_outer_product(&delta2, &a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
