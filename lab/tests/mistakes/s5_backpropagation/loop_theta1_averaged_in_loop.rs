//! backpropagation_loop
//! mistake: the division by m inside the loop, after each example
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
        gradient.theta1_grad /= x.nrows() as f64;
    }
    gradient.theta2_grad /= x.nrows() as f64;
    add_penalty_slope(&mut gradient, network, lambda, x.nrows());
