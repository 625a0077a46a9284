//! accumulate_example
//! mistake: the right slopes in another order than that of the weights, which is column by column
    let a1 = with_bias_unit(x);
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let delta3 = sigmoid(&network.theta2.dot(&a2)) - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    let g1 = gradient.theta1_grad.as_slice_memory_order_mut().unwrap();
    for (j, d) in delta2.iter().enumerate() {
        for (i, a) in a1.iter().enumerate() {
            g1[j * a1.len() + i] += d * a;
        }
    }
    let g2 = gradient.theta2_grad.as_slice_memory_order_mut().unwrap();
    for (j, d) in delta3.iter().enumerate() {
        for (i, a) in a2.iter().enumerate() {
            g2[j * a2.len() + i] += d * a;
        }
    }
