//! feedforward
//! mistake: outputs that add up to 1, a softmax, instead of one sigmoid each
    let a1 = x.view();
    let z2 = a1.dot(&weights(&network.theta1).t()) + bias(&network.theta1);
    let a2 = sigmoid(&z2);
    let z3 = a2.dot(&weights(&network.theta2).t()) + bias(&network.theta2);
    let exponentials = z3.mapv(f64::exp);
    let a3 = &exponentials / &exponentials.sum_axis(ndarray::Axis(1));
    ForwardPass { a1, z2, a2, z3, a3 }
