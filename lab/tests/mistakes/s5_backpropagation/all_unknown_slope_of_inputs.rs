//! backpropagation
//! told: six examples in a network 4-3-2
//! told: it stopped with a panic in src/backpropagation.rs
    let delta3 = &pass.a3 - targets;
    let slope = pass.a1.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
