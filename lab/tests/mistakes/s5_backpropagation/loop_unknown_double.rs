//! backpropagation_loop
//! told: five examples
//! told: got / expected is 2.0000
//! told: Where one example is wrong too, go by that.
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    let m = x.nrows();
    gradient.theta1_grad /= m as f64 / 2.0;
    gradient.theta2_grad /= m as f64 / 2.0;
    add_penalty_slope(&mut gradient, network, lambda, m);
