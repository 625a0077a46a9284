//! feedforward
//! mistake: weighted sums that are cut off at a bound
    let a1 = x.view();
    let z2 = a1.dot(&weights(&network.theta1).t()) + bias(&network.theta1);
    let z2 = z2.mapv(|z| z.clamp(-30.0, 30.0));
    let a2 = sigmoid(&z2);
    let z3 = a2.dot(&weights(&network.theta2).t()) + bias(&network.theta2);
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
