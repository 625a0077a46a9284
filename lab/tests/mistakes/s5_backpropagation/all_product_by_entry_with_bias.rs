//! backpropagation
//! mistake: errors and Theta2 multiplied entry by entry: that is what `*` does with arrays, and the product is `dot`
    let delta3 = &pass.a3 - targets;
    let slope = pass.a2.mapv(|a| a * (1.0 - a));
    let product = &delta3 * &network.theta2;
    let delta2 = &product.slice(ndarray::s![.., 1..]) * &slope;
    Gradient {
        theta1_grad: average_outer_product(&delta2, &pass.a1),
        theta2_grad: average_outer_product(&delta3, &pass.a2),
    }
