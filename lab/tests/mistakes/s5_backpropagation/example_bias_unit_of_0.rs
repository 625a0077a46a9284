//! accumulate_example
//! mistake: a bias unit of 0 where it should be 1
    let a1 = concatenate![Axis(0), array![0.0], x.view()];
    let z2 = network.theta1.dot(&a1);
    let a2 = concatenate![Axis(0), array![0.0], sigmoid(&z2)];
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
