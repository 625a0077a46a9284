//! Mistakes that are known by what they make of a result.
//!
//! A test that fails says what the learner did rather than that 0.384488 is not
//! 0.383770. Each mistake has a wrong solution of its own, with which a test of
//! the project tries whether it is recognised.

pub mod backpropagation;
pub mod feedforward;
pub mod fmincg;
pub mod gradient_checking;
pub mod prediction;
pub mod random_init;
pub mod sigmoid_gradient;
pub mod visualization;

/// A mistake, and what to read again.
#[derive(Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What was done; reads after "Likely mistake: …".
    pub name: &'static str,
    /// `chapter::function`, or `chapter::Heading of the chapter`.
    pub reread: &'static str,
}

impl Mistake {
    /// The end of the first line of a function's failure, and the line after it.
    pub fn told_of(&self, function: &str) -> String {
        told(&[self.name], self.reread, function)
    }

    /// The same where it was made together with another one.
    pub fn told_with(&self, other: &Self, function: &str) -> String {
        let first = format!("two at once: {}", self.name);
        told(&[&first, other.name], self.reread, function)
    }
}

fn told(names: &[&str], reread: &str, function: &str) -> String {
    let where_to = reread_for(reread, function);
    format!(" Likely mistake: {}.\n  {where_to}", names.join("; and "))
}

/// Where to read on: at a function's heading, or at another one.
pub fn reread(place: &str) -> String {
    let (chapter, heading) = chapter_and_heading(place);
    if is_function(heading) {
        format!("Reread what book/src/{chapter}.md says about `{heading}`.")
    } else {
        format!("Reread \"{heading}\" in book/src/{chapter}.md.")
    }
}

/// The same for the sake of a function: a heading may be about a step that several
/// functions take, or about another function, whose work this one may do again.
pub fn reread_for(place: &str, function: &str) -> String {
    let sentence = reread(place);
    let (chapter, heading) = chapter_and_heading(place);
    let (of_function, function) = chapter_and_heading(function);
    if heading == function || !is_function(function) {
        return sentence;
    }
    match sentence.trim_end_matches('.') {
        sentence if !is_function(heading) => format!("{sentence}, then look at `{function}`."),
        _ if chapter != of_function => sentence,
        sentence => {
            format!("{sentence}. If your `{heading}` is right, look at `{function}`.")
        }
    }
}

fn chapter_and_heading(place: &str) -> (&str, &str) {
    let parts = place.split_once("::");
    parts.expect("a chapter and a heading of it")
}

fn is_function(heading: &str) -> bool {
    let in_a_name = |c: char| c.is_lowercase() || c.is_numeric() || c == '_';
    heading.chars().all(in_a_name)
}

/// A mistake, and what it makes of figures: those of `tests/recorded` by their
/// names there. Six significant digits.
pub type Symptoms = (&'static Mistake, &'static [(&'static str, f64)]);

/// The mistakes that are known by what they make of a figure.
pub fn symptoms() -> impl Iterator<Item = &'static Symptoms> {
    let first = feedforward::SYMPTOMS
        .iter()
        .chain(sigmoid_gradient::SYMPTOMS);
    first.chain(prediction::SYMPTOMS)
}

/// What a mistake makes of a figure.
pub fn symptom(mistake: &Mistake, figure: &str) -> f64 {
    let (_, figures) = symptoms()
        .find(|(known, _)| *known == mistake)
        .expect("a mistake that is known by its figures");
    let value = figures.iter().find(|(known, _)| *known == figure);
    value.expect("a figure of this mistake").1
}

/// Names the mistakes of a chapter: `NAME: "what was done", "function";`.
macro_rules! mistakes {
    ($chapter:literal $($name:ident: $what:literal, $reread:literal;)+) => {
        $(
            pub static $name: super::Mistake = super::Mistake {
                name: $what,
                reread: concat!($chapter, "::", $reread),
            };
        )+

        /// All of them.
        pub static ALL: &[&super::Mistake] = &[$(&$name),+];
    };
}
use mistakes;

/// Every known mistake, in the order of the lecture.
pub fn all() -> impl Iterator<Item = &'static Mistake> {
    [
        visualization::ALL,
        feedforward::ALL,
        sigmoid_gradient::ALL,
        random_init::ALL,
        backpropagation::ALL,
        gradient_checking::ALL,
        fmincg::ALL,
        prediction::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}
