//! accumulate_example
//! mistake: a slope of the bias weights that was left at 0
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    let all_but_bias = s![.., 1..];
    gradient
        .theta1_grad
        .slice_mut(all_but_bias)
        .scaled_add(1.0, &outer_product(&delta2, &x.to_owned()));
    gradient
        .theta2_grad
        .slice_mut(all_but_bias)
        .scaled_add(1.0, &outer_product(&delta3, &sigmoid(&z2)));
