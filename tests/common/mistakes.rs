//! Mistakes that are known by the number they produce.
//!
//! A test that pins a figure hands the wrong value to [`likely_mistake`], and
//! its message then says what the learner did rather than that 0.384488 is not
//! 0.383770.

/// A mistake, the figures by which it is recognised, and what to read again.
#[derive(Clone, Copy, Debug)]
pub struct Mistake {
    /// The section's module, which is also its chapter.
    pub section: &'static str,
    /// What was done; reads after "that is what you get from …".
    pub name: &'static str,
    /// The heading in the chapter, or the doc comment, to read again.
    pub reread: &'static str,
    /// What the mistake makes of the figures that the tests pin.
    pub symptoms: &'static [Symptom],
}

/// What a mistake makes of one figure.
#[derive(Clone, Copy, Debug)]
pub struct Symptom {
    /// The figure's name: the one in `tests/recorded`, where it stands there.
    pub figure: &'static str,
    /// Its wrong value, to six significant digits.
    pub value: f64,
}

impl Symptom {
    /// Six significant digits are off by half a unit of the last, at most
    /// 5·10⁻⁶ of the value; the rest is for sums in another order.
    pub fn fits(&self, measured: f64) -> bool {
        (measured - self.value).abs() <= 1e-5 * self.value.abs()
    }
}

/// The mistake that gives `figure` the value `measured`, if one is known.
pub fn likely_mistake(figure: &str, measured: f64) -> Option<&'static Mistake> {
    MISTAKES.iter().find(|mistake| {
        mistake
            .symptoms
            .iter()
            .any(|symptom| symptom.figure == figure && symptom.fits(measured))
    })
}

/// The end of a failure's message: the mistake and where to reread, or nothing.
pub fn hint(figure: &str, measured: f64) -> String {
    match likely_mistake(figure, measured) {
        Some(mistake) => format!(
            "\n  That is what you get from {}.\n  Reread \"{}\" in book/src/{}.md.",
            mistake.name, mistake.reread, mistake.section
        ),
        None => String::new(),
    }
}

/// Every known mistake, in the order of the lecture.
pub const MISTAKES: &[Mistake] = &[];
