//! What known mistakes make of the minimum of a parabola, and of a cubic.

use ndarray::array;

use super::{ExpectNumber, ExpectVector, Line, Solution};
use crate::mistakes::fmincg::{
    A_FOR_B, ALL_UNDER_ROOT, COEFFICIENTS_SWAPPED, COST_FOR_SLOPE, COSTS_ADDED, COSTS_SWAPPED,
    CUBIC_PARENTHESES, CUBIC_SLOPE_OF_THIRD, CUBIC_TURNED, DOUBLED, FOUR_A_C, FRACTION_ALONE,
    GAP_ALONE, GAP_MISSING, GAP_NOT_SQUARED, GAP_ONCE, GAP_TWICE_BELOW, HALF_MISSING, HALVED,
    NO_NUMBER, NO_ROOT, NOT_OVER_A, OTHER_ROOT, PARABOLA_ALL_DIVIDED, PARABOLA_PARENTHESES,
    PARABOLA_SIGN, PARABOLA_TURNED, PLUS_B, POINTS_SWAPPED, ROOT_SIGN, ROOT_TURNED,
    SEEN_FROM_THIRD, SLOPE_HERE, SLOPE_SQUARED, SLOPE_SUBTRACTED,
};
use crate::value::Value;

/// Names what mistakes make of two parabolas: costs 2 here and 1 at the third point, the
/// slope −3 there and 100 here, gap −2; costs 4 and 1, slopes −2 and 4, gap −3.
pub fn known_parabolas(expect: ExpectVector) -> ExpectVector {
    expect
        .known(&SLOPE_HERE, array![-198.0 / 199.0, -1.0])
        .known(&SEEN_FROM_THIRD, array![6.0 / 7.0, 1.0])
        .known(&FRACTION_ALONE, array![-6.0 / 7.0, -1.0])
        .known(&GAP_ALONE, array![-2.0, -3.0])
        .known(&GAP_ONCE, array![-2.0 - 3.0 / 7.0, -3.0 - 1.0 / 3.0])
        // −3·4 + 1 and −2·9 + 3 below the line.
        .known(
            &GAP_TWICE_BELOW,
            array![-2.0 - 6.0 / 11.0, -3.0 - 9.0 / 15.0],
        )
        .known(&HALF_MISSING, array![-2.0 / 7.0, -1.0])
        .known(&COSTS_SWAPPED, array![-0.8, 0.0])
        .known(&PARABOLA_PARENTHESES, array![3.0, 13.5])
        .known(&PARABOLA_PARENTHESES, array![0.0, 1.5]) // around slope and gap alone
        .known(&PARABOLA_ALL_DIVIDED, array![4.0 / 7.0, 2.0 / 3.0])
        .known(&PARABOLA_SIGN, array![-20.0 / 7.0, -4.0])
        .known(&PARABOLA_TURNED, array![8.0 / 7.0, 2.0])
        .known(&COSTS_ADDED, array![-4.0 / 3.0, -24.0 / 11.0])
        .known(&GAP_MISSING, array![-5.0, 6.0])
        .known(&DOUBLED, array![10.0 / 7.0, 1.0])
        .known(&SLOPE_SUBTRACTED, array![-3.2, -6.0])
        .known(&POINTS_SWAPPED, array![-202.0 / 201.0, -1.8])
        .known(&POINTS_SWAPPED, array![-200.0 / 201.0, -1.2]) // gap turned as well
        .known(&SLOPE_SQUARED, array![-23.0 / 7.0, -4.0]) // with its half
        .known(&SLOPE_SQUARED, array![-32.0 / 7.0, -5.0])
}

/// The minimum of two cubics that takes a mix-up under the root for a number. The
/// first: costs 1 and 0, slopes 0 and 1, gap −1, so A = −3, B = −2 and the root is
/// 2; with A for B it is 3. The second has none: A = 3, B = 3, d = 4, so that
/// B² − A·d is −3.
fn unusual_cubics(solution: Solution) -> [f64; 2] {
    [
        (solution.cubic_minimum)((1.0, 0.0), (0.0, 1.0), -1.0),
        solution.cubic_seen_from(Line::Climbing, 1.0),
    ]
}

/// Names what mistakes make of the minimum of t³ − 12t, seen from 3 and from 2.25, where
/// A = 27, B = 81 and d = 15, and A = 15.1875, B = 34.171875 and d = 3.1875.
pub fn known_cubics(expect: ExpectVector, solution: Solution) -> ExpectVector {
    expect
        .known(&OTHER_ROOT, array![-5.0, -4.25])
        .known(&CUBIC_SLOPE_OF_THIRD, array![0.605_551_3, 0.760_398_6])
        .known(&GAP_NOT_SQUARED, array![0.265_986_3, 0.102_599_0])
        .known(&NOT_OVER_A, array![-27.0, -3.796_875])
        .known(&CUBIC_PARENTHESES, array![51.0, 28.125])
        .known(&CUBIC_PARENTHESES, array![-79.0, -32.171_875])
        .known(&CUBIC_PARENTHESES, array![-83.0, -36.171_875]) // the other root too
        .known(&PLUS_B, array![5.0, 4.25])
        .known(&NO_ROOT, array![105.0, 58.5])
        .known(&ALL_UNDER_ROOT, array![1.972_026_6, 1.962_613_5])
        .known(&HALVED, array![-0.5, -0.125])
        .known(&FOUR_A_C, array![f64::NAN, -0.674_306_1])
        .known(&ROOT_SIGN, array![0.741_657_4, 0.224_873_7])
        .known(&COST_FOR_SLOPE, array![0.464_101_6, 0.954_001_4])
        .known(&CUBIC_TURNED, array![1.0, 0.25])
        // A = −81 and −59.0625, B = −108 and −64.546875.
        .known_when(&A_FOR_B, move |got| {
            let [exchanged, _] = unusual_cubics(solution); // (3 + 3) / −2
            got.iter().all(|it| it.is_nan()) && exchanged.is_like(&-3.0)
        })
        .known_when(&ROOT_TURNED, move |got| {
            let [level, has_none] = unusual_cubics(solution);
            let root_of_3 = (3_f64.sqrt() - 3.0) / 3.0;
            got.iter().all(|it| it.is_nan()) && level.is_nan() && has_none.is_like(&root_of_3)
        })
        .known(&COEFFICIENTS_SWAPPED, array![-13.141_428, -2.835_675])
        .known(&COEFFICIENTS_SWAPPED, array![-10.898_979, -2.376_485]) // and d
}

/// Names what a mistake makes of a cubic without minimum that is right of others.
pub fn known_without_minimum(expect: ExpectNumber, solution: Solution) -> ExpectNumber {
    expect.known_when(&NO_NUMBER, move |_| {
        let [one, other] = [3.0, 2.25].map(|here| solution.cubic_seen_from(Line::WideCubic, here));
        one.is_like(&-1.0) && other.is_like(&-0.25)
    })
}
