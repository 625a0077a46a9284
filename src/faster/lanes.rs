//! Eight examples side by side, and the mathematics of a unit on them.

use super::instructions::Level;

/// How many examples are computed together: as many `f64` as the widest
/// registers hold. Narrower machines take two or four instructions instead of one.
pub(super) const LANES: usize = 8;

/// One number for each of [`LANES`] examples.
///
/// Aligned to a cache line, so that no load touches two.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Lanes(pub(super) [f64; LANES]);

impl Lanes {
    pub(super) const ZERO: Self = Self([0.0; LANES]);
    pub(super) const ONE: Self = Self([1.0; LANES]);

    /// The number that `f` gives for each lane.
    ///
    /// Written out: `array::from_fn` is a call for each lane where the compiler
    /// optimises little, as in the dev profile, and then ten times as slow.
    #[inline(always)]
    pub(super) fn each(f: impl Fn(usize) -> f64) -> Self {
        Self([f(0), f(1), f(2), f(3), f(4), f(5), f(6), f(7)])
    }

    /// Adds x·w, one w for all lanes.
    #[inline(always)]
    pub(super) fn add_scaled<L: Level>(&mut self, x: &Self, w: f64) {
        *self = Self::each(|lane| mul_add::<L>(x.0[lane], w, self.0[lane]));
    }

    /// Adds x·y, lane by lane.
    #[inline(always)]
    pub(super) fn add_product<L: Level>(&mut self, x: &Self, y: &Self) {
        *self = Self::each(|lane| mul_add::<L>(x.0[lane], y.0[lane], self.0[lane]));
    }

    pub(super) fn sum(&self) -> f64 {
        self.0.iter().sum()
    }

    pub(super) fn product(&self) -> f64 {
        self.0.iter().product()
    }
}

/// a·b + c in one instruction, or in two where the machine lacks that one:
/// `f64::mul_add` would then call a function that does it digit by digit.
#[inline(always)]
fn mul_add<L: Level>(a: f64, b: f64, c: f64) -> f64 {
    if L::FUSED { a.mul_add(b, c) } else { a * b + c }
}

/// e^−|z|, of which the sigmoid and the cost are made.
#[inline(always)]
pub(super) fn exp_minus_abs<L: Level>(z: &Lanes) -> Lanes {
    Lanes::each(|lane| exp_of_negative::<L>(-z.0[lane].abs()))
}

/// g(z), from z and `e` = e^−|z|, which cannot overflow.
#[inline(always)]
pub(super) fn sigmoid(z: &Lanes, e: &Lanes) -> Lanes {
    Lanes::each(|lane| {
        let numerator = if z.0[lane] < 0.0 { e.0[lane] } else { 1.0 };
        numerator / (1.0 + e.0[lane])
    })
}

/// e^x for x ≤ 0; NaN stays NaN.
///
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, and e^x = 2ⁿ·e^r. The series of e^r ends
/// at r¹³/13!; what it leaves out is below r¹⁴/14! < 5·10⁻¹⁸, a fortieth of an
/// f64's last digit. The library's `exp` takes one number at a time, and no
/// compiler makes a vector of it; there is no branch here, so it can.
#[inline(always)]
fn exp_of_negative<L: Level>(x: f64) -> f64 {
    // Not `max`, which would make a number of NaN.
    let x = if x < LOWEST { LOWEST } else { x };
    let shifted = mul_add::<L>(x, std::f64::consts::LOG2_E, SHIFT);
    let n = shifted - SHIFT;
    let r = mul_add::<L>(n, -LN_2_LOW, mul_add::<L>(n, -LN_2_HIGH, x));
    let mut series = INVERSE_FACTORIALS[13];
    let mut k = 13;
    // Without optimisation a `for` calls a function or two for each k.
    while k > 0 {
        k -= 1;
        series = mul_add::<L>(series, r, INVERSE_FACTORIALS[k]);
    }
    // The exponent of an f64 starts at bit 52 and is 1023 too large.
    let two_to_the_n = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
    series * two_to_the_n
}

/// e^x is still a normal number here. What is smaller counts as this much:
/// 3·10⁻³⁰⁸ instead of less.
const LOWEST: f64 = -708.0;

/// 1.5·2⁵²: a number added to it loses its fraction, and the lowest bits of
/// the sum hold the whole number nearest to it.
const SHIFT: f64 = 6755399441055744.0;

/// The leading digits of ln 2, so few that n times them is exact.
const LN_2_HIGH: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
/// ln 2 − [`LN_2_HIGH`].
const LN_2_LOW: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);

/// 1/k! for k = 0 to 13.
const INVERSE_FACTORIALS: [f64; 14] = {
    let mut inverse = [1.0; 14];
    let mut factorial = 1.0; // up to 13!, which an f64 holds exactly
    let mut k = 1;
    while k < inverse.len() {
        factorial *= k as f64;
        inverse[k] = 1.0 / factorial;
        k += 1;
    }
    inverse
};

#[cfg(test)]
mod tests {
    use super::super::instructions::{Fused, Portable};
    use super::*;

    /// One unit in the last place: half for rounding the result, the rest for
    /// r and the last steps of the series. One term less gives 1.5 units.
    const TOLERANCE: f64 = f64::EPSILON;

    fn worst<L: Level>() -> (f64, f64) {
        let relative = |x: f64| (exp_of_negative::<L>(x) / x.exp() - 1.0).abs();
        let steps = (0..=1_000_000).map(|k| f64::from(k) * -708e-6);
        let near_zero = (1..=100_000).map(|k| f64::from(k) * -1e-5);
        let error = |x| (x, relative(x));
        steps
            .chain(near_zero)
            .map(error)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .expect("there are numbers")
    }

    #[test]
    fn exp_agrees_with_the_library() {
        for (name, (x, error)) in [
            ("two roundings", worst::<Portable>()),
            ("fused", worst::<Fused>()),
        ] {
            assert!(
                error <= TOLERANCE,
                "{name}: e^{x} is off by {error:e}, expected at most {TOLERANCE:e}"
            );
        }
    }

    #[test]
    fn exp_is_exact_at_zero_and_keeps_nan() {
        let exp = exp_of_negative::<Portable>;
        assert!(
            exp(0.0).to_bits() == 1.0_f64.to_bits(),
            "e^0 is {}",
            exp(0.0)
        );
        assert!(exp(f64::NAN).is_nan(), "a wrong number must not look right");
        for x in [-709.0, -1e4, f64::NEG_INFINITY] {
            let e = exp(x);
            assert!((0.0..1e-307).contains(&e), "e^{x} came out as {e:e}");
        }
    }
}
