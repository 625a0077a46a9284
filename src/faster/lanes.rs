//! Eight examples side by side: the numbers that one instruction works on.

use super::instructions::Level;

/// Examples that are computed together: as many `f64` as the widest registers
/// hold. Narrower machines take two or four instructions for each of ours.
pub(super) const LANES: usize = 8;

/// One number of each of [`LANES`] examples.
///
/// The alignment is that of a cache line, so that no load touches two.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Lanes(pub(super) [f64; LANES]);

impl Lanes {
    pub(super) const ZERO: Self = Self([0.0; LANES]);

    /// self + x·w, the one operation of every product.
    #[inline(always)]
    pub(super) fn add_product<L: Level>(&mut self, x: &Self, w: f64) {
        for lane in 0..LANES {
            self.0[lane] = mul_add::<L>(x.0[lane], w, self.0[lane]);
        }
    }

    #[inline(always)]
    pub(super) fn product(&self) -> f64 {
        self.0.iter().product()
    }

    #[inline(always)]
    pub(super) fn sum(&self) -> f64 {
        self.0.iter().sum()
    }
}

/// a·b + c: rounded once where the machine has an instruction for it, twice
/// where a call into the mathematical library would do it at a tenth of the speed.
#[inline(always)]
pub(super) fn mul_add<L: Level>(a: f64, b: f64, c: f64) -> f64 {
    if L::FUSED { a.mul_add(b, c) } else { a * b + c }
}

/// Where [`exp_of_negative`] stops: e^x is still a normal number there, and the
/// sigmoid of −708 is 3·10⁻³⁰⁸ instead of what is smaller still.
const LOWEST: f64 = -708.0;

/// Adding 1.5·2⁵² leaves no room for a fraction: the sum is rounded to a whole
/// number, which its lowest bits hold.
const ROUNDING: f64 = 6755399441055744.0;

/// ln 2 in two parts, the first with so few digits that n·`LN_2_HIGH` is exact.
const LN_2_HIGH: f64 = f64::from_bits(0x3fe62e42fee00000);
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// e^x for x ≤ 0; NaN stays NaN.
///
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, and e^x = 2ⁿ·e^r. The series of e^r ends
/// at r¹³/13!: what is left out is below r¹⁴/14! < 5·10⁻¹⁸, a twentieth of the
/// last bit. The library's `exp` knows one number at a time and branches, so no
/// compiler can turn a loop of it into vectors; this one it can.
#[inline(always)]
fn exp_of_negative<L: Level>(x: f64) -> f64 {
    // Not `max`, which would turn NaN into a number.
    let x = if x < LOWEST { LOWEST } else { x };
    let rounded = mul_add::<L>(x, std::f64::consts::LOG2_E, ROUNDING);
    let n = rounded - ROUNDING;
    let r = mul_add::<L>(n, -LN_2_LOW, mul_add::<L>(n, -LN_2_HIGH, x));
    let mut series = INVERSE_FACTORIALS[13];
    for k in (0..13).rev() {
        series = mul_add::<L>(series, r, INVERSE_FACTORIALS[k]);
    }
    // The exponent of an f64 stands in bits 52 and up, 1023 too large.
    let power_of_two = f64::from_bits(rounded.to_bits().wrapping_add(1023) << 52);
    series * power_of_two
}

/// e^−|z|
#[inline(always)]
pub(super) fn exp_minus_abs<L: Level>(z: &Lanes) -> Lanes {
    let mut e = Lanes::ZERO;
    for lane in 0..LANES {
        e.0[lane] = exp_of_negative::<L>(-z.0[lane].abs());
    }
    e
}

#[inline(always)]
pub(super) fn sigmoid(z: &Lanes, e: &Lanes) -> Lanes {
    let mut h = Lanes::ZERO;
    for lane in 0..LANES {
        let numerator = if z.0[lane] < 0.0 { e.0[lane] } else { 1.0 };
        h.0[lane] = numerator / (1.0 + e.0[lane]);
    }
    h
}

/// 1/k! for k = 0 to 13.
const INVERSE_FACTORIALS: [f64; 14] = {
    let mut inverse = [1.0; 14];
    let mut factorial = 1.0; // exact: 13! has 33 bits
    let mut k = 1;
    while k < inverse.len() {
        factorial *= k as f64;
        inverse[k] = 1.0 / factorial;
        k += 1;
    }
    inverse
};
