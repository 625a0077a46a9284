//! hidden_layer
//! mistake: the last column dropped instead of the bias column, the first
    display_data(&network.theta1.slice(ndarray::s![.., ..-1]))
