//! feedforward
//! mistake: a2 kept with its bias unit
    let a1 = x.view();
    let z2 = a1.dot(&weights(&network.theta1).t()) + bias(&network.theta1);
    let ones = Array2::<f64>::ones((x.nrows(), 1));
    let a2 = ndarray::concatenate![ndarray::Axis(1), ones, sigmoid(&z2)];
    let z3 = a2.dot(&network.theta2.t());
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
