//! The given code: the two matrices as one vector and back, and the published
//! numbers. Run: `cargo test --test network`.

mod common;
