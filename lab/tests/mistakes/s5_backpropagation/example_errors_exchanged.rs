//! accumulate_example
//! mistake: the errors or their products exchanged: delta3 belongs to Theta2, delta2 to Theta1
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    gradient.theta2_grad += &outer_product(&delta2, &a2);
    gradient.theta1_grad += &outer_product(&delta3, &a1);
