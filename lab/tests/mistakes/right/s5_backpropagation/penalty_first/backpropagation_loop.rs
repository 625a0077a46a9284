    let m = x.nrows() as f64;
    add_penalty_slope(&mut gradient, network, lambda, 1);
    for t in (0..x.nrows()).rev() {
        accumulate_example(&mut gradient, network, &x.row(t), &targets.row(t));
    }
    gradient.theta1_grad /= m;
    gradient.theta2_grad /= m;
