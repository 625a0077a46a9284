//! feedforward
//! mistake: one row more where one column more is meant: the bias unit is a column of ones beside the layer
    let m = x.nrows();
    let a1 = x.view();
    let joined = ndarray::concatenate![ndarray::Axis(0), Array2::<f64>::ones((1, x.ncols())), x.view()];
    let z2 = joined.dot(&network.theta1.t());
    let a2 = sigmoid(&z2);
    let joined = ndarray::concatenate![ndarray::Axis(0), Array2::<f64>::ones((1, a2.ncols())), a2];
    let z3 = joined.dot(&network.theta2.t());
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
