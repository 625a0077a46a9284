//! predict
//! mistake: the last of equal outputs instead of the first
    let a3 = feedforward(network, x).a3;
    let last_of_largest = |outputs: ndarray::ArrayView1<f64>| {
        let mut largest = 0;
        for (k, output) in outputs.iter().enumerate() {
            if *output >= outputs[largest] {
                largest = k;
            }
        }
        largest + 1
    };
    a3.rows().into_iter().map(last_of_largest).collect()
