//! accumulate_example
//! mistake: the dot product of an error and an activation, which is one number, instead of all their products
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    gradient.theta1_grad += delta2.dot(&a1);
    gradient.theta2_grad += delta3.dot(&a2);
