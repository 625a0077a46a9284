//! backpropagation_loop
//! mistake: the right slopes in another order than that of the weights, which is column by column
    for (x_t, y_t) in x.rows().into_iter().zip(targets.rows()) {
        accumulate_example(&mut gradient, network, &x_t, &y_t);
    }
    let m = x.nrows();
    gradient.theta1_grad /= m as f64;
    gradient.theta2_grad /= m as f64;
    add_penalty_slope(&mut gradient, network, lambda, m);
    let by_row = |matrix: &Array2<f64>| {
        let numbers = matrix.t().iter().copied().collect();
        Array2::from_shape_vec(matrix.dim(), numbers).expect("as many numbers as before")
    };
    gradient.theta1_grad = by_row(&gradient.theta1_grad);
    gradient.theta2_grad = by_row(&gradient.theta2_grad);
