//! feedforward
//! mistake: the bias weights sought in the last column instead of the first
    let with_ones_behind = |a: &ArrayView2<f64>| {
        ndarray::concatenate![ndarray::Axis(1), *a, Array2::<f64>::ones((a.nrows(), 1))]
    };
    let a1 = x.view();
    let z2 = with_ones_behind(&a1).dot(&network.theta1.t());
    let a2 = sigmoid(&z2);
    let z3 = with_ones_behind(&a2.view()).dot(&network.theta2.t());
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
