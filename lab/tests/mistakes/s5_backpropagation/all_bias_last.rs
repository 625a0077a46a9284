//! backpropagation
//! mistake: a bias unit at the end of its layer instead of on top
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let delta2 = delta3.dot(&weights(&network.theta2)) * slope;
    let m = targets.nrows() as f64;
    let ones = Array2::ones((targets.nrows(), 1));
    let [a1, a2] = [&pass.a1.view(), &pass.a2.view()].map(|a| concatenate![Axis(1), a.view(), ones]);
    Gradient {
        theta1_grad: delta2.t().dot(&a1) / m,
        theta2_grad: delta3.t().dot(&a2) / m,
    }
