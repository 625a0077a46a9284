//! backpropagation_loop
//! mistake: taking the average of Theta2's slopes but not of Theta1's, or taking it twice
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    let m = x.nrows();
    gradient.theta2_grad /= m as f64;
    add_penalty_slope(&mut gradient, network, lambda, m);
