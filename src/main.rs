//! The lecture from start to end: `cargo run --release`.
fn main() {}
