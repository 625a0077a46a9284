//! The book's own notation, which becomes plain Markdown and HTML before mdBook
//! sees it.
//!
//! ```text
//! $x^2$  $$x^2$$                 a formula, as MathML
//! {{number NAME}}                a number of `published` or of book/numbers.csv
//! {{mistake FIGURE: NAME}}       the number that a known mistake produces
//! {{mistakes CHAPTER}}           all mistakes that the tests of a section name, folded
//! {{hints FUNCTION}}             the three hints of `cargo lab hint`, folded
//! {{figure NAME}}                a picture of book/figures, with its caption
//! {{published}}                  the table of all published numbers
//! <!-- in a copy -->             what follows stands in the book of a copy alone
//! <!-- in the repository -->     and this in the repository's
//! <!-- everywhere -->            and this in both
//! ```
//!
//! Nothing inside code is touched, and mdBook's own `{{#include …}}` stays. The
//! chapters say the rest: book/README.md is the page for those who write one.

mod code;
mod copy;
pub mod figure;
mod format;
mod hints;
mod math;
mod mistakes;
pub mod numbers;
pub mod preprocess;
mod published;
mod readers;
mod scan;
pub mod sources;
pub mod stray;

pub use copy::{rendered, without_preprocessor};
pub use scan::{Problem, render};
