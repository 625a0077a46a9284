//! A neural network written by hand that reads handwriting.
pub mod network;
