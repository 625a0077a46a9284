//! feedforward
//! mistake: images unrolled row by row instead of column by column
    // A picture of 20 × 20 that was unrolled row by row has its pixels in other places.
    let turned = Array2::from_shape_fn(x.dim(), |(example, pixel)| {
        let from = if inputs == 400 { pixel % 20 * 20 + pixel / 20 } else { pixel };
        x[[example, from]]
    });
    let a1 = x.view();
    let z2 = turned.dot(&weights(&network.theta1).t()) + bias(&network.theta1);
    let a2 = sigmoid(&z2);
    let z3 = a2.dot(&weights(&network.theta2).t()) + bias(&network.theta2);
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
