//! backpropagation_loop
//! mistake: a slope of the penalty twice as large: it is added twice, or the 2 of the square is kept
    let m = x.nrows();
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    add_penalty_slope(&mut gradient, network, lambda, m);
    add_penalty_slope(&mut gradient, network, lambda, m);
