//! A neural network, written by hand, that reads handwriting.
//!
//! The lecture has eight sections; each is a module here:
//!
//! 1. [`visualization`]: look at the digits
//! 2. [`feedforward`]: what the network answers, and what its answers cost
//! 3. [`sigmoid_gradient`]: the slope of the activation function
//! 4. [`random_init`]: weights to start from
//! 5. [`backpropagation`]: the gradient of the cost
//! 6. [`gradient_checking`]: is the gradient right?
//! 7. [`fmincg`][]: train
//! 8. [`prediction`]: read digits, and see what the network has learned
//!
//! Beyond the lecture, optional:
//!
//! 9. [`logistic_regression`]: what is read without a hidden layer
//! 10. [`tuning`][]: choose lambda, hidden units and iterations
//! 11. [`making_it_fast`]: the same numbers in less time
//!
//! Given, not part of the exercises: [`network`] holds the weights, [`data`]
//! reads and writes them, [`published`] lists the numbers to expect,
//! [`gradient_report`] says where a gradient is wrong,
//! [`picture`] and [`terminal`] show images, [`own_digit`] prepares one to read.
//!
//! ```
//! use handwritten::backpropagation::cost_and_gradient;
//! use handwritten::feedforward::one_hot;
//! use handwritten::network::Architecture;
//! use handwritten::random_init::random_network;
//! use ndarray::array;
//!
//! let architecture = Architecture { inputs: 2, hidden: 3, labels: 2 };
//! let network = random_network(architecture, 1);
//! let x = array![[0.0, 1.0], [1.0, 0.0]];
//! let targets = one_hot(&array![1, 2], architecture.labels);
//! let (cost, gradient) = cost_and_gradient(&network, &x, &targets, 0.0);
//! assert!(cost > 0.0);
//! assert_eq!(gradient.theta1_grad.dim(), (3, 3));
//! ```

// Modules stand in the order of the lecture, which is not the alphabet's.
pub mod visualization;

pub mod feedforward;

pub mod sigmoid_gradient;

pub mod random_init;

pub mod backpropagation;

pub mod gradient_checking;

pub mod fmincg;

pub mod prediction;

#[cfg(feature = "beyond")]
pub mod logistic_regression;

#[cfg(feature = "beyond")]
pub mod tuning;

#[cfg(feature = "beyond")]
pub mod making_it_fast;

#[doc(inline)]
pub use given::{data, gradient_report, network, published};

#[cfg(feature = "beyond")]
pub mod faster;
#[cfg(feature = "beyond")]
pub mod own_digit;
#[cfg(feature = "beyond")]
pub mod picture;
#[cfg(feature = "beyond")]
pub mod terminal;
