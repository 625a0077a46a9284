//! The book's figures, made from the real data by the course's own code.
//!
//! Each is an SVG file in `book/figures/`; its caption and what a person is told
//! who cannot see it stand in `captions.toml` there. Colours are classes, so that
//! a figure in a page follows the reader's theme; see `book/figures.css`.

pub mod axes;
pub mod compare;
pub mod confusion;
pub mod cost_curve;
pub mod digits;
pub mod error_back;
pub mod export;
pub mod files;
pub mod gradient_check;
pub mod hidden_layer;
pub mod learning_curves;
pub mod line_search;
pub mod material;
pub mod misread;
pub mod network;
pub mod overfitting;
pub mod sigmoid;
pub mod speed;
pub mod stepper;
mod stepper_diagram;
mod stepper_text;
pub mod svg;
pub mod symmetry;
pub mod tuned;

use material::Material;
use svg::Svg;

/// A figure with its words.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// What stands below the figure.
    pub caption: String,
    /// What a person is told who cannot see it.
    pub alternative: String,
    /// The drawing itself.
    pub svg: Svg,
}

/// Draws one figure.
pub type Draw = fn(&Material) -> Drawing;

/// Every figure under the name that chapters use.
pub const ALL: &[(&str, Draw)] = &[
    ("digits", digits::draw),
    ("network", network::draw),
    ("sigmoid", sigmoid::draw),
    ("symmetry", symmetry::draw),
    ("error_back", error_back::draw),
    ("gradient_check", gradient_check::draw),
    ("line_search", line_search::draw),
    ("cost_curve", cost_curve::draw),
    ("hidden_layer", hidden_layer::draw),
    ("confusion", confusion::draw),
    ("misread", misread::draw),
    ("overfitting", overfitting::draw),
    ("learning_curves", learning_curves::draw),
    ("speed_steps", speed::steps),
    ("speed_scaling", speed::scaling),
];
