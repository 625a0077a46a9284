//! hidden_layer
//! mistake: the bias weight drawn as a pixel
    display_data(&network.theta1)
