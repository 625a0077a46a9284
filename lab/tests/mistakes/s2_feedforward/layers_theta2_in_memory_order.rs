//! feedforward
//! mistake: weights taken row by row where they stand column by column, in the vector of all of them or in memory
    let hidden = network.theta1.nrows();
    let t2 = network.theta2.as_slice_memory_order().unwrap();
    let a1 = x.view();
    let z2 = a1.dot(&weights(&network.theta1).t()) + bias(&network.theta1);
    let a2 = sigmoid(&z2);
    let mut z3 = Array2::zeros((x.nrows(), network.theta2.nrows()));
    for i in 0..x.nrows() {
        for j in 0..network.theta2.nrows() {
            let mut s = t2[j * (hidden + 1)];
            for k in 0..hidden {
                s += t2[j * (hidden + 1) + k + 1] * a2[[i, k]];
            }
            z3[[i, j]] = s;
        }
    }
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
