    fn add_row(
        gradient: &mut Gradient,
        network: &Network,
        pass: &ForwardPass,
        row: usize,
        y: &ArrayRef1<f64>,
    ) {
        let (t2, hidden, inputs) = (&network.theta2, pass.a2.ncols(), pass.a1.ncols());
        let mut back = vec![0.0; hidden];
        for k in 0..y.len() {
            let d = pass.a3[[row, k]] - y[k];
            gradient.theta2_grad[[k, 0]] += d;
            for j in 0..hidden {
                back[j] += d * t2[[k, j + 1]];
                gradient.theta2_grad[[k, j + 1]] += d * pass.a2[[row, j]];
            }
        }
        for j in 0..hidden {
            let a = pass.a2[[row, j]];
            let d = back[j] * a * (1.0 - a);
            gradient.theta1_grad[[j, 0]] += d;
            for i in 0..inputs {
                gradient.theta1_grad[[j, i + 1]] += d * pass.a1[[row, i]];
            }
        }
    }
    let x = x.to_owned().insert_axis(Axis(0));
    add_row(gradient, network, &feedforward(network, &x), 0, y);
