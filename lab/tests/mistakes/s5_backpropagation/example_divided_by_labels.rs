//! accumulate_example
//! mistake: a division by the number of labels: the average is over the examples, and each output unit counts whole
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let z3 = network.theta2.dot(&a2);
    let delta3 = (sigmoid(&z3) - y) / y.len() as f64;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
