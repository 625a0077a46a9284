//! accumulate_example
//! mistake: hidden errors that are all 0, as they are with a·1 - a, which is a·(1 - a) without its parentheses
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let slope = sigmoid(&z2).mapv(|a| a * 1.0 - a);
    let delta2 = weights(&network.theta2).t().dot(&delta3) * slope;
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
