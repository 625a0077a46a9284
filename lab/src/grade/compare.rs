//! Answers against the reference's.

use super::worker::{Ended, Reply};

/// What became of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every answer is right.
    Right,
    /// Some answers are wrong.
    Wrong {
        /// How many.
        wrong: usize,
        /// Of how many.
        of: usize,
    },
    /// The function is still to be written.
    NotWritten,
    /// It panicked.
    Panicked {
        /// File and line.
        place: String,
        /// With which words.
        text: String,
    },
    /// The program did not come to the end.
    Ended(Ended),
}

/// Compares the answers to one check with the reference's.
#[must_use]
pub fn judge(replies: &[Reply], expected: &[Vec<f64>], tolerance: f64) -> Outcome {
    let is_right = |(reply, expected): (&Reply, &Vec<f64>)| matches!(reply, Reply::Numbers(numbers) if agree(numbers, expected, tolerance));
    let of = expected.len();
    let right = replies
        .iter()
        .zip(expected)
        .filter(|pair| is_right(*pair))
        .count();
    if right == of && replies.len() == of && of > 0 {
        return Outcome::Right;
    }
    for reply in replies {
        match reply {
            Reply::Panic { text, .. } if text.starts_with("not yet implemented") => {
                return Outcome::NotWritten;
            }
            Reply::Panic { place, text } => {
                return Outcome::Panicked {
                    place: place.clone(),
                    text: text.clone(),
                };
            }
            Reply::Nothing(ended) => return Outcome::Ended(*ended),
            Reply::Numbers(_) => {}
        }
    }
    Outcome::Wrong {
        wrong: of - right,
        of,
    }
}

/// Whether two answers are the same numbers, but for rounding: relative to the
/// largest number that is expected, and to 1 where all are small.
#[must_use]
pub fn agree(found: &[f64], expected: &[f64], tolerance: f64) -> bool {
    let finite = expected.iter().filter(|number| number.is_finite());
    let scale = finite.fold(1.0_f64, |scale, number| scale.max(number.abs()));
    let same = |(found, expected): (&f64, &f64)| {
        if expected.is_finite() {
            (found - expected).abs() <= tolerance * scale
        } else {
            found.to_bits() == expected.to_bits() || (found.is_nan() && expected.is_nan())
        }
    };
    found.len() == expected.len() && found.iter().zip(expected).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_is_not_a_right_answer() {
        assert_ne!(judge(&[], &[], 1.0), Outcome::Right);
        assert_ne!(judge(&[], &[vec![1.0]], 1.0), Outcome::Right);
        assert!(!agree(&[], &[1.0], 1.0));
        assert!(!agree(&[1.0, 2.0], &[1.0], 1.0));
    }

    #[test]
    fn nan_and_infinity_agree_with_nothing_finite() {
        for strange in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(!agree(&[strange], &[0.5], 1e300));
            assert!(!agree(&[0.5], &[strange], 1e300));
            assert!(agree(&[strange], &[strange], 1e-9));
        }
        assert!(!agree(&[f64::INFINITY], &[f64::NEG_INFINITY], 1e-9));
    }

    #[test]
    fn rounding_is_forgiven_and_a_mistake_is_not() {
        assert!(agree(&[1000.0 + 1e-8], &[1000.0], 1e-10));
        assert!(!agree(&[1000.0 + 1e-5], &[1000.0], 1e-10));
        assert!(!agree(&[1e-6], &[0.0], 1e-10));
    }
}
