//! hidden_layer
//! told: the weights 0, 2, 0, −1 of a hidden unit
//! told: wrong in 2 of 16 entries
//! told: got / expected is -1.0000 in each
    display_data(&weights(&network.theta1).mapv(|weight| -weight))
