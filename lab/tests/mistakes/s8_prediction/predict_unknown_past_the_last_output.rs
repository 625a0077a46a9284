//! predict
//! told: labels of four images
//! told: it stopped with a panic
    let outputs = feedforward(network, x).a3;
    let of_row = |i: usize| {
        let mut best = 0;
        for k in 1..=outputs.ncols() {
            if outputs.row(i)[k] > outputs.row(i)[best] {
                best = k;
            }
        }
        best + 1
    };
    (0..x.nrows()).map(of_row).collect()
