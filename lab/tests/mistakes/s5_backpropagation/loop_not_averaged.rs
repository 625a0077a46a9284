//! backpropagation_loop
//! mistake: the sum over the m examples where their average is asked for
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    let m = x.nrows();
    add_penalty_slope(&mut gradient, network, lambda, m);
