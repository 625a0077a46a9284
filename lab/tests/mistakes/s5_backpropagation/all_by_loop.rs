//! backpropagation
//! mistake: values computed again that are handed in with the pass, by a forward pass of its own or by the loop
    backpropagation_loop(network, &pass.a1.to_owned(), targets, 0.0)
