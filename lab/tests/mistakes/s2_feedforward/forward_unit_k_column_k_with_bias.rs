//! feedforward
//! mistake: unit k of a layer times column k of Theta, both counted from 0: column 0 belongs to the bias unit, so unit k has column k + 1
    let layer = |a: ArrayView2<f64>, theta: &Array2<f64>| {
        let mut z = Array2::zeros((a.nrows(), theta.nrows()));
        for i in 0..a.nrows() {
            for j in 0..theta.nrows() {
                let mut sum = theta[[j, 0]];
                for k in 0..a.ncols() {
                    sum += a[[i, k]] * theta[[j, k]];
                }
                z[[i, j]] = sum;
            }
        }
        z
    };
    let z2 = layer(x.view(), &network.theta1);
    let a2 = sigmoid(&z2);
    let z3 = layer(a2.view(), &network.theta2);
    let a3 = sigmoid(&z3);
    ForwardPass { a1: x.view(), z2, a2, z3, a3 }
