//! feedforward
//! told: z3 of a network 2-4-2
//! told: wrong in 6 of 6 entries
    let a1 = x.view();
    let z2 = a1.dot(&weights(&network.theta1).t()) + bias(&network.theta1);
    let a2 = sigmoid(&z2);
    let z3 = a2.dot(&weights(&network.theta2).t()) + &bias(&network.theta2) * 2.0;
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
