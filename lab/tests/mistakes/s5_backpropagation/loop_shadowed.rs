//! backpropagation_loop
//! mistake: a gradient to which nothing was added, or only to a copy of it
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        let mut gradient = Gradient::zeros(network.architecture());
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    let m = x.nrows();
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    add_penalty_slope(&mut gradient, network, lambda, m);
