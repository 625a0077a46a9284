//! accumulate_example
//! mistake: the activations of the two layers exchanged: what came into a weight of Theta1 is a1, and of Theta2 a2
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let delta3 = sigmoid(&network.theta2.dot(&a2)) - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    gradient.theta2_grad += &outer_product(&delta3, &a1);
    gradient.theta1_grad += &outer_product(&delta2, &a2);
