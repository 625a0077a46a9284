//! hidden_layer
//! mistake: an image for each input instead of one for each hidden unit
    display_data(&weights(&network.theta1).t())
