//! accumulate_example
//! mistake: `None` that was unwrapped: `as_slice` and `as_slice_mut` give it where a matrix is stored column by column
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    let inputs = a1.len();
    let slopes = gradient.theta1_grad.as_slice_mut().unwrap();
    for j in 0..delta2.len() {
        for i in 0..inputs {
            slopes[j * inputs + i] += delta2[j] * a1[i];
        }
    }
    gradient.theta2_grad += &outer_product(&delta3, &a2);
