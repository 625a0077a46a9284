    for (t, (x_t, y_t)) in x.rows().into_iter().zip(targets.rows()).enumerate() {
        let mut one = Gradient::zeros(network.architecture());
        accumulate_example(&mut one, network, &x_t, &y_t);
        let share = 1.0 / (t + 1) as f64;
        gradient.theta1_grad = &gradient.theta1_grad + (one.theta1_grad - &gradient.theta1_grad) * share;
        gradient.theta2_grad = &gradient.theta2_grad + (one.theta2_grad - &gradient.theta2_grad) * share;
    }
    add_penalty_slope(&mut gradient, network, lambda, x.nrows());
