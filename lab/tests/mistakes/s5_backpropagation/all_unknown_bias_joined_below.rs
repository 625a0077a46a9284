//! backpropagation
//! told: it stopped with a panic in src/backpropagation.rs
//! told: Here a1 is 6 × 4, a2 6 × 3
//! told: Arrays that are joined need as many rows to stand side by side, along `Axis(1)`
//! told: as many columns to stand one above the other, along `Axis(0)`
    let m = targets.nrows();
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    let ones = Array2::<f64>::ones((m, 1));
    let a1 = concatenate![Axis(0), ones, pass.a1];
    let a2 = concatenate![Axis(0), ones, pass.a2];
    Gradient {
        theta1_grad: delta2.t().dot(&a1) / m as f64,
        theta2_grad: delta3.t().dot(&a2) / m as f64,
    }
