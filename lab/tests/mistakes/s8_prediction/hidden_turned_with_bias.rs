//! hidden_layer
//! mistake: an image for each input instead of one for each hidden unit
//! mistake: the bias weight drawn as a pixel
    display_data(&network.theta1.t())
