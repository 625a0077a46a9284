//! A neural network written by hand that reads handwriting.
pub mod data;
pub mod network;
