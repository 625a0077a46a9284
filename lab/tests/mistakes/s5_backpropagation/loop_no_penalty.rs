//! backpropagation_loop
//! mistake: a gradient without the penalty's part, or with a part of 0, as a quotient of whole numbers gives, or added to a copy
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    let m = x.nrows();
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    let _ = lambda;
