//! backpropagation_loop
//! mistake: what one example says in place of the sum over all: = instead of +=, or always the same example
    let m = x.nrows();
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()).take(1) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    add_penalty_slope(&mut gradient, network, lambda, m);
