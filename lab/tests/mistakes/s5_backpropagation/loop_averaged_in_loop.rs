//! backpropagation_loop
//! mistake: the division by m inside the loop, after each example
    let m = x.nrows();
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
        gradient.theta1_grad /= m as f64;
        gradient.theta2_grad /= m as f64;
    }

    add_penalty_slope(&mut gradient, network, lambda, m);
