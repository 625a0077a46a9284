//! hidden_layer
//! mistake: Theta2 drawn instead of Theta1
    display_data(&weights(&network.theta2))
