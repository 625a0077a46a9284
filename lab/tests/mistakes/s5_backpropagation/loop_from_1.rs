//! backpropagation_loop
//! mistake: a loop that leaves out the first or the last example
    let m = x.nrows();
    for i in 1..m {
        accumulate_example(&mut gradient, network, &x.row(i), &targets.row(i));
    }
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    add_penalty_slope(&mut gradient, network, lambda, m);
