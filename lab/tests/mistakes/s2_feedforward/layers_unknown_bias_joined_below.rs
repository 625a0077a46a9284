//! feedforward
//! told: it stopped with a panic in src/feedforward.rs
//! told: Here x is 3 × 2 and a2 3 × 4
//! told: Arrays that are joined need as many rows to stand side by side, along `Axis(1)`
    let m = x.nrows();
    let a1 = x.view();
    let joined = ndarray::concatenate![ndarray::Axis(0), Array2::<f64>::ones((m, 1)), x.view()];
    let z2 = joined.dot(&network.theta1.t());
    let a2 = sigmoid(&z2);
    let joined = ndarray::concatenate![ndarray::Axis(0), Array2::<f64>::ones((m, 1)), a2];
    let z3 = joined.dot(&network.theta2.t());
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
