//! accumulate_example
//! told: it stopped with a panic in src/backpropagation.rs
//! told: Here x has 4 entries and y 2
//! told: Arrays that are joined need as many rows to stand side by side, along `Axis(1)`
    let a1 = concatenate![Axis(1), Array2::<f64>::ones((1, 1)), x.view().insert_axis(Axis(1))];
    let a1 = a1.into_shape_with_order(1 + x.len()).unwrap();
    let z2 = network.theta1.dot(&a1);
    let a2 = with_bias_unit(&sigmoid(&z2));
    let z3 = network.theta2.dot(&a2);
    let delta3 = sigmoid(&z3) - y;
    let delta2 = weights(&network.theta2).t().dot(&delta3) * sigmoid_gradient(&z2);
    gradient.theta1_grad += &outer_product(&delta2, &a1);
    gradient.theta2_grad += &outer_product(&delta3, &a2);
