//! backpropagation
//! told: it stopped with a panic in src/backpropagation.rs
//! told: Arrays that are joined need as many rows to stand side by side, along `Axis(1)`
//! told: a column of ones beside m rows is m × 1
    let m = targets.nrows();
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    let a1 = concatenate![Axis(1), Array2::<f64>::ones((1, m)), pass.a1];
    let a2 = concatenate![Axis(1), Array2::<f64>::ones((1, m)), pass.a2];
    Gradient {
        theta1_grad: delta2.t().dot(&a1) / m as f64,
        theta2_grad: delta3.t().dot(&a2) / m as f64,
    }
