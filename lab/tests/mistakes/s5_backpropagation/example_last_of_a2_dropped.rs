//! accumulate_example
//! mistake: hidden errors one unit too far down: another entry was left out than the bias unit's
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let delta2 = network.theta2.t().dot(&delta3) * (&a2 * (1.0 - &a2));
    let delta2 = delta2.slice(s![..-1]).to_owned();
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
