//! accumulate_example
//! mistake: hidden errors that are all 0, as they are with a·1 - a, which is a·(1 - a) without its parentheses
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let a3 = sigmoid(&network.theta2.dot(&a2));
    let delta3 = a3 - y;
    let slope = sigmoid_gradient(&z2);
    let delta2 = Array1::<f64>::zeros(z2.len());
    for j in 0..z2.len() {
        let mut sum = delta2[j];
        for k in 0..delta3.len() {
            sum += network.theta2[[k, j + 1]] * delta3[k] * slope[j];
        }
        let _ = sum;
    }
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
