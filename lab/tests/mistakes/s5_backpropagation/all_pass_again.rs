//! backpropagation
//! mistake: values computed again that are handed in with the pass, by a forward pass of its own or by the loop
    let x = pass.a1.to_owned();
    let pass = feedforward(network, &x);
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
