//! sigmoid_gradient
//! mistake: the slope at 2 z instead of z: by the tanh, it is a quarter of 1 - tanh² of half of z
    z.mapv(|z| 0.25 * (1.0 - z.tanh() * z.tanh()))
