//! What section 2 should say, and what known mistakes make of it, function by
//! function.

pub mod costs;
pub mod layers;
pub mod penalties;
pub mod sigmoids;
pub mod targets;
pub mod whole_costs;
