//! accumulate_example
//! mistake: outputs turned into 0 and 1 before their error is taken
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let z3 = network.theta2.dot(&a2);
    let delta3 = sigmoid(&z3).mapv(|a| f64::from(a > 0.5)) - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
