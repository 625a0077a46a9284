//! backpropagation_loop
//! mistake: a loop that leaves out the first or the last example
    let m = x.nrows();
    for t in 0..m - 1 {
        accumulate_example(&mut gradient, network, &x.row(t), &targets.row(t));
    }
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    add_penalty_slope(&mut gradient, network, lambda, m);
