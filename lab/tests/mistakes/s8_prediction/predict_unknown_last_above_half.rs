//! predict
//! told: labels of four images in a network that copies its three inputs: expected [3, 1, 2, 2], got [3, 1, 2, 3]
    let outputs = feedforward(network, x).a3;
    let mut labels = Array1::ones(x.nrows());
    for ((i, k), &output) in outputs.indexed_iter() {
        if output > 0.5 {
            labels[i] = k + 1;
        }
    }
    labels
