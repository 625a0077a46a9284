//! What section 2 should say of what answers cost, and what known mistakes make of
//! that.

use std::f64::consts::LN_2;
use std::ops::Range;

use ndarray::{Array2, ArrayView2, Zip, array, s};

use super::layers::read_by_row;
use crate::expect::{Known, KnownTogether};
use crate::mistakes::Mistake;
#[allow(clippy::wildcard_imports)] // nearly all of those of `cross_entropy`
use crate::mistakes::feedforward::*;
use crate::networks::stored_by_column;
use crate::value::Value;

/// Three examples with four outputs.
pub struct ThreeExamples {
    /// The weighted inputs of the outputs.
    pub z3: Array2<f64>,
    /// The outputs.
    pub h: Array2<f64>,
    /// What they should be.
    pub y: Array2<f64>,
}

/// Targets of 1 and of 0 have outputs on either side of ½, such that no two of
/// the known mistakes make the same cost of them. They lie in memory row by row, z3
/// column by column: it is a product with a transpose that often does.
pub fn three_by_hand() -> ThreeExamples {
    // in units of ln 3: g(1) = 3/4, g(−1) = 1/4, g(2) = 9/10, g(−2) = 1/10.
    let mut z3 = array![
        [1.0, 2.0, -1.0, 0.0],
        [0.0, -2.0, 0.0, -1.0],
        [2.0, -1.0, 0.0, 0.0]
    ] * 3_f64.ln();
    z3[[2, 3]] = 4_f64.ln(); // g of it is 4/5
    let h = array![
        [0.75, 0.9, 0.25, 0.5],
        [0.5, 0.1, 0.5, 0.25],
        [0.9, 0.25, 0.5, 0.8]
    ];
    let y = array![
        [1.0, 0.0, 0.0, 0.0],
        [0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 1.0]
    ];
    ThreeExamples {
        z3: stored_by_column(&z3),
        h,
        y,
    }
}

/// −Σ y ln h over all examples and outputs.
pub fn logarithms(y: &Array2<f64>, h: &Array2<f64>) -> f64 {
    -(y * &h.mapv(f64::ln)).sum()
}

/// What the outputs h of three examples with the targets y cost.
pub fn half_sure_cost(y: &Array2<f64>, h: &Array2<f64>) -> f64 {
    (logarithms(y, h) + logarithms(&(1.0 - y), &(1.0 - h))) / 3.0
}

/// And where y and 1 − y are exchanged.
pub fn half_sure_cost_swapped(y: &Array2<f64>, h: &Array2<f64>) -> f64 {
    (logarithms(&(1.0 - y), h) + logarithms(y, &(1.0 - h))) / 3.0
}

/// What [`three_by_hand`] cost.
pub struct KnownCosts {
    pub right: f64,
    pub wrong: Vec<Known<f64>>,
    pub by_two: Vec<KnownTogether<f64>>,
}

pub fn known_costs() -> KnownCosts {
    let ThreeExamples { z3, h, y } = &three_by_hand();
    let (m, labels) = (3.0, 4.0);
    let (no_y, no_h) = (1.0 - y, 1.0 - h);
    let (yes, no) = (logarithms(y, h), logarithms(&no_y, &no_h));
    let right = (yes + no) / m;
    let swapped = logarithms(&no_y, h) + logarithms(y, &no_h);
    let squares = (h - y).mapv(|d| d * d).sum();
    // Σ y ln h with every other example's, or every other output's, y or h.
    let product = |y: &Array2<f64>, h: &Array2<f64>| -y.dot(&h.mapv(f64::ln).t()).sum();
    let turned = |y: &Array2<f64>, h: &Array2<f64>| -y.t().dot(&h.mapv(f64::ln)).sum();
    let factors = [
        (&LOST_SIGN, -1.0),
        (&NOT_AVERAGED, m),
        (&HALF_AVERAGE, 0.5),
        (&AVERAGED_OVER_LABELS, 1.0 / labels),
        (&DIVIDED_BY_LABELS, m / labels),
        (&LOG_10, 1.0 / 10_f64.ln()),
        (&LOG_2, 1.0 / LN_2),
    ];
    let terms = [
        (&FIRST_TERM_ALONE, yes / m),
        (&SECOND_TERM_ALONE, no / m),
        (&TERMS_SWAPPED, swapped / m),
        (&TERMS_SUBTRACTED, (yes - no) / m),
        (&SOFTMAX, softmax(z3, y) / m),
    ];
    let mut wrong: Vec<Known<f64>> = vec![
        (&SQUARED_ERROR, squares / m),
        (&SQUARED_ERROR, squares / (2.0 * m)),
        (&SQUARED_ERROR, squares / (m * labels)),
        (
            &TARGETS_TIMES_ANSWERS,
            (product(y, h) + product(&no_y, &no_h)) / m,
        ),
        (
            &TARGETS_TIMES_ANSWERS,
            (turned(y, h) + turned(&no_y, &no_h)) / m,
        ),
    ];
    wrong.extend(factors.map(|(mistake, factor)| (mistake, factor * right)));
    wrong.extend(terms);
    wrong.extend(with_wrong_logarithms(z3, y, h).map(|(mistake, sum)| (mistake, sum / m)));
    wrong.extend(of_a_part(h, y).map(|(mistake, sum)| (mistake, sum / m)));
    let mixed = read_by_row(h); // as z3 lies in memory
    let sum = logarithms(y, &mixed) + logarithms(&no_y, &(1.0 - &mixed));
    wrong.push((&IN_MEMORY_ORDER, sum / m));
    KnownCosts {
        right,
        wrong,
        by_two: two_at_once(right, &factors, &terms),
    }
}

/// What some of the three examples, or some of their four outputs, cost.
fn of_a_part(h: &Array2<f64>, y: &Array2<f64>) -> [Known<f64>; 9] {
    let of = |examples: Range<usize>, outputs: Range<usize>| {
        let h = h.slice(s![examples.clone(), outputs.clone()]).to_owned();
        let y = y.slice(s![examples, outputs]);
        logarithms(&y.to_owned(), &h) + logarithms(&(1.0 - &y), &(1.0 - h))
    };
    [
        (&ENDED_EARLY, of(0..1, 0..4)),
        (&ENDED_EARLY, of(0..3, 0..1)),
        (&ENDED_EARLY, of(0..1, 0..1)),
        (&FROM_1, of(1..3, 0..4)),
        (&FROM_1, of(0..3, 1..4)),
        (&FROM_1, of(1..3, 1..4)),
        (&LAST_NOT_COUNTED, of(0..2, 0..4)),
        (&LAST_NOT_COUNTED, of(0..3, 0..3)),
        (&LAST_NOT_COUNTED, of(0..2, 0..3)),
    ]
}

/// The cost were the outputs a softmax, summed over the examples.
fn softmax(z3: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let examples = z3.rows().into_iter().zip(y.rows());
    examples
        .map(|(z, y)| z.mapv(f64::exp).sum().ln() - z.dot(&y))
        .sum()
}

/// What comes of a sum in which the logarithms of h and 1 − h are taken from z in a
/// wrong way.
fn with_wrong_logarithms(z3: &Array2<f64>, y: &Array2<f64>, h: &Array2<f64>) -> [Known<f64>; 13] {
    // z⁺ − y·z + ln(1 + e^−|z|) is the cost of one output, too.
    let right = logarithms(y, h) + logarithms(&(1.0 - y), &(1.0 - h));
    let (products, distances) = ((y * z3).sum(), z3.mapv(f64::abs).sum());
    let with_logarithm = |logarithm: fn(f64) -> f64| {
        let terms = Zip::from(z3).and(y);
        terms.fold(0.0, |sum, &z: &f64, &y: &f64| {
            sum + z.max(0.0) - y * z + logarithm(z)
        })
    };
    // The logarithms of h and 1 − h, were they |z| apart the other way round.
    let terms = Zip::from(z3).and(y).and(h);
    let z_added = terms.fold(0.0, |sum, z, y, h| {
        let is_larger = if *h > 0.5 { *y } else { 1.0 - y };
        sum - h.max(1.0 - h).ln() - (1.0 - is_larger) * z.abs()
    });
    // z for |z|: the smaller logarithm is right for one sign of z only.
    let signed_z = |sign: f64| {
        let terms = Zip::from(z3).and(y).and(h);
        terms.fold(0.0, |sum, z, y, h| {
            let larger = h.max(1.0 - h).ln();
            let is_larger = if *h > 0.5 { *y } else { 1.0 - y };
            sum - larger + (1.0 - is_larger) * sign * z
        })
    };
    // One of the two taken for the larger of them, whichever it is.
    let always_larger = |y: &Array2<f64>| {
        let terms = Zip::from(z3).and(y).and(h);
        terms.fold(0.0, |sum, z, y, h| {
            sum - h.max(1.0 - h).ln() + (1.0 - y) * z.abs()
        })
    };
    // What is right for positive z, −ln h = ln(1 + e^−z) and −ln(1 − h) = z − ln h, with
    // e^−|z| but for every z; and turned, for negative z.
    let one_sign = |y: &Array2<f64>, sign: f64| {
        let terms = Zip::from(z3).and(y).and(h);
        terms.fold(0.0, |sum, z, y, h| {
            sum - h.max(1.0 - h).ln() + (1.0 - y) * sign * z
        })
    };
    let no_y = 1.0 - y;
    [
        (&Z_FOR_ABSOLUTE_Z, with_logarithm(|z| (-z).exp().ln_1p())),
        (&Z_FOR_ABSOLUTE_Z, with_logarithm(|z| z.exp().ln_1p())),
        (&ONE_MISSING, with_logarithm(|z| -z.abs())),
        (&Z_SIGN, right + 2.0 * products),
        (&Z_SIGN, right + 2.0 * (products - z3.sum())),
        (&MIN_AND_MAX, right - distances), // z⁺ − |z| is min(z, 0)
        (&Z_ADDED, z_added),
        (&SIGNED_Z, signed_z(1.0)),
        (&SIGNED_Z, signed_z(-1.0)),
        (&LARGER_FOR_H, always_larger(y)),
        (&LARGER_FOR_1_MINUS_H, always_larger(&no_y)),
        (&POSITIVE_Z_ALONE, one_sign(y, 1.0)),
        (&NEGATIVE_Z_ALONE, one_sign(&no_y, -1.0)),
    ]
}

/// What comes of `right` by two mistakes: a wrong factor on wrong terms, or two
/// wrong factors. Of those that make the same number, none.
fn two_at_once(
    right: f64,
    factors: &[Known<f64>],
    terms: &[Known<f64>],
) -> Vec<KnownTogether<f64>> {
    let averages = [
        &NOT_AVERAGED,
        &HALF_AVERAGE,
        &AVERAGED_OVER_LABELS,
        &DIVIDED_BY_LABELS,
    ];
    let kind = |mistake: &Mistake| match mistake {
        it if *it == LOST_SIGN => 0,
        it if averages.contains(&it) => 1,
        _ => 2,
    };
    let mut all = Vec::new();
    for &(first, factor) in factors {
        // A minus before the other of the two terms is one mistake.
        let of_terms = terms
            .iter()
            .filter(|(other, _)| !(*first == LOST_SIGN && **other == TERMS_SUBTRACTED));
        all.extend(of_terms.map(|&(other, wrong)| ([first, other], factor * wrong)));
        let of_factors = factors
            .iter()
            .filter(|(other, _)| kind(first) < kind(other));
        all.extend(of_factors.map(|&(other, wrong)| ([first, other], factor * wrong * right)));
    }
    let is_alone = |wrong: f64| all.iter().filter(|(_, it)| it.is_like(&wrong)).count() == 1;
    let mut apart = all.clone();
    apart.retain(|(_, wrong)| is_alone(*wrong));
    apart
}

/// Whether a number is one of f32 up to a rounding, which no other is by accident.
pub fn is_single(number: f64) -> bool {
    #[expect(clippy::cast_possible_truncation)]
    let single = f64::from(number as f32);
    (single - number).abs() <= 2.0 * f64::EPSILON * number.abs()
}

/// The inputs of a pass that has none.
pub fn no_inputs(examples: usize) -> ArrayView2<'static, f64> {
    ArrayView2::from_shape((examples, 0), &[]).expect("no numbers")
}
