//! backpropagation_loop
//! mistake: one example's target for all examples
    let m = x.nrows();
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        let _ = y_t;
        accumulate_example(&mut gradient, network, &x_t, &targets.row(0));
    }
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    add_penalty_slope(&mut gradient, network, lambda, m);
