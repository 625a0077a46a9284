//! hidden_layer
//! mistake: weights drawn without their sign
    display_data(&weights(&network.theta1).mapv(f64::abs))
