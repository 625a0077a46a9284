//! feedforward
//! mistake: a product of matrices taken entry by entry: that is what `*` does with arrays, and the product is `dot`
    let a1 = x.view();
    let z2 = &a1 * &weights(&network.theta1) + bias(&network.theta1);
    let a2 = sigmoid(&z2);
    let z3 = a2.dot(&weights(&network.theta2).t()) + bias(&network.theta2);
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
