//! accumulate_example
//! told: one example in a network 4-3-2
//! told: it stopped with a panic in src/backpropagation.rs
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&a1);
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
