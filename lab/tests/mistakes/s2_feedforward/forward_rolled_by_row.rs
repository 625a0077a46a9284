//! feedforward
//! mistake: weights taken row by row where they stand column by column, in the vector of all of them or in memory
    let by_row = |theta: &Array2<f64>| {
        let numbers = theta.t().iter().copied().collect();
        Array2::from_shape_vec(theta.dim(), numbers).expect("as many numbers as before")
    };
    let (theta1, theta2) = (by_row(&network.theta1), by_row(&network.theta2));
    let a1 = x.view();
    let z2 = a1.dot(&weights(&theta1).t()) + bias(&theta1);
    let a2 = sigmoid(&z2);
    let z3 = a2.dot(&weights(&theta2).t()) + bias(&theta2);
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
