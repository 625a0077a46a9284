//! What section 7 should make of lines and runs that are worked out by hand, what known
//! mistakes make of them, and the runs that were recorded.
//!
//! The functions are the learner's, and so is the type of a point on a line: both come in
//! by a [`Solution`].

pub mod conditions;
pub mod costs;
pub mod directions;
pub mod extrapolation;
pub mod fits;
pub mod interpolation;
pub mod runs;
pub mod script;

use ndarray::Array1;

use crate::expect::Expect;

/// The hand-made cases have small numbers and a few operations: their rounding
/// errors stay below 100 · 2⁻⁵³ ≈ 1e-14.
pub const BY_HAND: f64 = 1e-13;

pub const POLAK_RIBIERE: &str = "fmincg::polak_ribiere";
pub const IS_TOO_FAR: &str = "fmincg::is_too_far";
pub const IS_FLAT: &str = "fmincg::is_flat";
pub const QUADRATIC_MINIMUM: &str = "fmincg::quadratic_minimum";
pub const CUBIC_MINIMUM: &str = "fmincg::cubic_minimum";
pub const INTERPOLATE: &str = "fmincg::interpolate";
pub const EXTRAPOLATE: &str = "fmincg::extrapolate";

/// The cost at a point of a line, and the slope.
pub type Point = (f64, f64);

/// The cost along a line.
#[derive(Clone, Copy)]
pub enum Line {
    /// (t − m)², which is lowest at m.
    Parabola(f64),
    /// t³ − 3t, which is lowest at 1 and highest at −1.
    Cubic,
    /// t³ − 12t, which is lowest at 2.
    WideCubic,
    /// t³ + t, which climbs everywhere.
    Climbing,
    /// −t³ − t, which falls everywhere.
    Falling,
    /// −t³, which falls everywhere but at 0, where it is level.
    LevelAt0,
    /// −t², which is highest at 0: the cubic's A is 0 and its B is −1.
    Hill,
}

impl Line {
    /// The point at t.
    pub fn at(self, t: f64) -> Point {
        match self {
            Self::Parabola(m) => ((t - m) * (t - m), 2.0 * (t - m)),
            Self::Cubic => (t * t * t - 3.0 * t, 3.0 * t * t - 3.0),
            Self::WideCubic => (t * t * t - 12.0 * t, 3.0 * t * t - 12.0),
            Self::Climbing => (t * t * t + t, 3.0 * t * t + 1.0),
            Self::Falling => (-t * t * t - t, -3.0 * t * t - 1.0),
            Self::LevelAt0 => (-t * t * t, -3.0 * t * t),
            Self::Hill => (-t * t, -2.0 * t),
        }
    }
}

/// The learner's functions, of points in our own type, and what the tests make of them.
#[derive(Clone, Copy)]
pub struct Solution {
    pub is_too_far: fn(Point, f64, Point) -> bool,
    pub quadratic_minimum: fn(Point, Point, f64) -> f64,
    pub cubic_minimum: fn(Point, Point, f64) -> f64,
    pub interpolate: fn(Point, Point, Point, f64) -> f64,
    pub extrapolate: fn(Point, Point, f64, f64, Option<f64>) -> f64,
    /// The direction with β = (26 − 12) / 8.
    pub direction_by_hand: fn() -> Array1<f64>,
    /// Four moves of `interpolate` whose fits have a minimum well between both ends.
    pub usual_moves: fn() -> Array1<f64>,
}

impl Solution {
    /// The minimum of a cubic seen from `here`, with the third point at 0.
    fn cubic_seen_from(self, line: Line, here: f64) -> f64 {
        (self.cubic_minimum)(line.at(here), line.at(0.0), -here)
    }

    /// A move of `extrapolate` from `step`, which was the last move too, with the third
    /// point at 0.
    fn extrapolate_from(self, step: f64, line: Line, limit: Option<f64>) -> f64 {
        (self.extrapolate)(line.at(step), line.at(0.0), -step, step, limit)
    }
}

type ExpectFlags = Expect<'static, Vec<bool>>;
type ExpectNumber = Expect<'static, f64>;
type ExpectVector = Expect<'static, Array1<f64>>;
