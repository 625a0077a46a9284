//! feedforward
//! mistake: examples taken row by row from memory, where x lies column by column
    let a1 = x.view();
    let (m, inputs, hidden) = (x.nrows(), x.ncols(), network.theta1.nrows());
    let t1 = network.theta1.as_slice_memory_order().unwrap();
    let images = x.as_slice_memory_order().unwrap();
    let mut z2 = Array2::zeros((m, hidden));
    for i in 0..m {
        for j in 0..hidden {
            let mut s = t1[j * (inputs + 1)];
            for k in 0..inputs {
                s += t1[j * (inputs + 1) + k + 1] * images[i * inputs + k];
            }
            z2[[i, j]] = s;
        }
    }
    let a2 = sigmoid(&z2);
    let z3 = a2.dot(&weights(&network.theta2).t()) + bias(&network.theta2);
    let a3 = sigmoid(&z3);
    ForwardPass { a1, z2, a2, z3, a3 }
