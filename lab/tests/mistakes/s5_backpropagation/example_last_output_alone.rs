//! accumulate_example
//! mistake: hidden errors that come from one output alone, not from the sum over all of them
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let slope = sigmoid_gradient(&z2);
    let mut delta2 = Array1::<f64>::zeros(z2.len());
    for j in 0..z2.len() {
        for k in 0..delta3.len() {
            delta2[j] = network.theta2[[k, j + 1]] * delta3[k] * slope[j];
        }
    }
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
