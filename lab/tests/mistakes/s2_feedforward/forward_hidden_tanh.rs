//! feedforward
//! mistake: another function than the sigmoid in the hidden layer, as deep learning uses them
    let a1 = x.view();
    let z2 = a1.dot(&weights(&network.theta1).t()) + bias(&network.theta1);
    let a2 = z2.mapv(f64::tanh);
    let z3 = a2.dot(&weights(&network.theta2).t()) + bias(&network.theta2);
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
