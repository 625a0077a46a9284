//! backpropagation_loop
//! mistake: a penalty that is divided by m twice: it was added before the average was taken
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    let m = x.nrows();
    add_penalty_slope(&mut gradient, network, lambda, m);
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
