//! backpropagation_loop
//! told: backpropagation_loop on the recorded network check
//! told: where yours / expected is 2.0000
//! told: One constant factor
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    let m = x.nrows();
    gradient.theta1_grad /= m as f64 / 2.0;
    gradient.theta2_grad /= m as f64 / 2.0;
    add_penalty_slope(&mut gradient, network, lambda, m);
