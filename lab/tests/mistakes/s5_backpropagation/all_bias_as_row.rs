//! backpropagation
//! mistake: one row more where one column more is meant: the bias unit is a column of ones beside the activations
    let m = targets.nrows();
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    let a1 = concatenate![Axis(0), Array2::<f64>::ones((1, pass.a1.ncols())), pass.a1];
    let a2 = concatenate![Axis(0), Array2::<f64>::ones((1, pass.a2.ncols())), pass.a2];
    Gradient {
        theta1_grad: delta2.t().dot(&a1) / m as f64,
        theta2_grad: delta3.t().dot(&a2) / m as f64,
    }
