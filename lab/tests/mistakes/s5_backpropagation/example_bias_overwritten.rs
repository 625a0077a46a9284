//! accumulate_example
//! mistake: what one example says in place of the sum over all: = instead of +=, or always the same example
    let row = x.to_owned().insert_axis(Axis(0));
    let pass = feedforward(network, &row);
    let delta3 = pass.a3.row(0).to_owned() - y;
    let mut delta2 = weights(&network.theta2).t().dot(&delta3);
    for (j, delta) in delta2.iter_mut().enumerate() {
        let a = pass.a2[[0, j]];
        *delta *= a * (1.0 - a);
    }
    for k in 0..delta3.len() {
        gradient.theta2_grad[[k, 0]] = delta3[k];
        for j in 0..delta2.len() {
            gradient.theta2_grad[[k, j + 1]] += delta3[k] * pass.a2[[0, j]];
        }
    }
    for j in 0..delta2.len() {
        gradient.theta1_grad[[j, 0]] = delta2[j];
        for i in 0..x.len() {
            gradient.theta1_grad[[j, i + 1]] += delta2[j] * x[i];
        }
    }
