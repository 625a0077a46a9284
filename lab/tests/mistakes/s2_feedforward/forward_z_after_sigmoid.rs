//! feedforward
//! mistake: z2 or z3 kept after the sigmoid instead of before
    let a1 = x.view();
    let z2 = sigmoid(&(a1.dot(&weights(&network.theta1).t()) + bias(&network.theta1)));
    let a2 = z2.clone();
    let z3 = sigmoid(&(a2.dot(&weights(&network.theta2).t()) + bias(&network.theta2)));
    let a3 = z3.clone();
    ForwardPass { a1, z2, a2, z3, a3 }
