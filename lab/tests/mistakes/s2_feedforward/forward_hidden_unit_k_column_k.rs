//! feedforward
//! mistake: unit k of a layer times column k of Theta, both counted from 0: column 0 belongs to the bias unit, so unit k has column k + 1
    let a1 = x.view();
    let z2 = a1.dot(&weights(&network.theta1).t()) + bias(&network.theta1);
    let a2 = sigmoid(&z2);
    let mut z3 = Array2::zeros((a2.nrows(), network.theta2.nrows()));
    for ((i, j), z) in z3.indexed_iter_mut() {
        *z = network.theta2[[j, 0]];
        for (k, a) in a2.row(i).iter().enumerate() {
            *z += a * network.theta2[[j, k]];
        }
    }
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
