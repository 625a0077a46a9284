//! accumulate_example
//! mistake: products of the errors without the bias unit, so that the column of its weights is missing
    let z2 = network.theta1.dot(&with_bias_unit(x));
    let a2 = sigmoid(&z2);
    let a3 = sigmoid(&network.theta2.dot(&with_bias_unit(&a2)));
    let delta3 = a3 - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    gradient.theta1_grad += &outer_product(&delta2, &x.to_owned());
    gradient.theta2_grad += &outer_product(&delta3, &a2);
