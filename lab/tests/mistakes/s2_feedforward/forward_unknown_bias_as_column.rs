//! feedforward
//! told: feedforward of three examples through a network 2-4-2
//! told: it stopped with a panic
    let a1 = x.view();
    let column = |theta| bias(theta).insert_axis(ndarray::Axis(1));
    let z2 = a1.dot(&weights(&network.theta1).t()) + column(&network.theta1);
    let a2 = sigmoid(&z2);
    let z3 = a2.dot(&weights(&network.theta2).t()) + column(&network.theta2);
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
