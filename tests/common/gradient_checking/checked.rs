//! What a check of random parameters should tell of each.

use given::gradient_report::CheckedParameter;
use given::network::Architecture;
use ndarray::Array2;

use super::Solution;
use super::ramp::central_difference_is_right;
use crate::expect::Expect;
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::gradient_checking::*;
use crate::value::Value;

/// Two slopes of each, which are made of its place in the draw and of what it tells.
fn rows(
    checked: &[CheckedParameter],
    slopes: &dyn Fn(f64, &CheckedParameter) -> [f64; 2],
) -> Array2<f64> {
    let places = checked.iter().enumerate();
    let all = places.flat_map(|(place, parameter)| slopes(place as f64, parameter));
    Array2::from_shape_vec((checked.len(), 2), all.collect()).expect("two slopes each")
}

fn index(parameter: &CheckedParameter) -> f64 {
    parameter.index as f64
}

/// The slopes that are told, analytic and numerical.
pub fn both_slopes(checked: &[CheckedParameter]) -> Array2<f64> {
    rows(checked, &|_, p| [p.analytic, p.numerical])
}

/// What they are where the analytic gradient is 7·index and the numerical one index.
pub fn seven_times(checked: &[CheckedParameter]) -> Array2<f64> {
    rows(checked, &|_, p| [7.0 * index(p), index(p)])
}

/// Names what mistakes make of that.
pub fn known_slopes<'a>(
    expect: Expect<'a, Array2<f64>>,
    checked: &'a [CheckedParameter],
    solution: Solution,
) -> Expect<'a, Array2<f64>> {
    let rows = |slopes: &dyn Fn(f64, &CheckedParameter) -> [f64; 2]| rows(checked, slopes);
    let are_positions = || checked.iter().map(|p| p.index).eq(0..checked.len());
    // Whether the analytic slopes are right and the numerical ones this, of the
    // index and of the place in the draw.
    let are_measured = move |wrong: fn(f64, f64) -> f64| {
        let mut all = checked.iter().enumerate();
        all.all(|(position, p)| {
            let numerical = wrong(index(p), position as f64);
            p.analytic.is(&(7.0 * index(p)), 0.0) && p.numerical.is(&numerical, 1e-6)
        }) && central_difference_is_right(solution)
    };
    let at_places = rows(&|place, _| [7.0 * place, place]);
    expect
        .known(&SWAPPED, rows(&|_, p| [index(p), 7.0 * index(p)]))
        .known(&ONE_SOURCE, rows(&|_, p| [index(p), index(p)]))
        .known(&ONE_SOURCE, rows(&|_, p| [7.0 * index(p), 7.0 * index(p)]))
        .known(
            &ANALYTIC_MISPLACED,
            rows(&|place, p| [7.0 * place, index(p)]),
        )
        .known(
            &NUMERICAL_MISPLACED,
            rows(&|place, p| [7.0 * index(p), place]),
        )
        .known_when(&BOTH_MISPLACED, move |got| {
            got.is_like(&at_places) && !are_positions()
        })
        .known(&PARAMETER_FOR_SLOPE, rows(&|_, p| [0.0, index(p)]))
        .known_when(&ONE_SIDED, move |_| {
            are_measured(|slope, _| slope + 0.25) || are_measured(|slope, _| slope - 0.25)
        })
        .known_when(&NOT_PUT_BACK, move |_| {
            are_measured(|slope, before| slope + 0.5 * before)
                || are_measured(|slope, before| slope - 0.5 * before)
        })
        .known_when(&NOT_TWICE, move |_| are_measured(|slope, _| 2.0 * slope))
        .known_when(&SIGN, move |_| are_measured(|slope, _| -slope))
        .known_when(&INDEX_MISPLACED, move |_| are_positions())
}

/// Whether what is measured stands in what comes back. It may be the parameter 0, but
/// not five times.
pub fn are_filled_in(checked: &[CheckedParameter]) -> bool {
    let is_filled = |p: &CheckedParameter| (p.index, p.analytic, p.numerical) != (0, 0.0, 0.0);
    checked.len() != 5 || checked.iter().any(is_filled)
}

/// The parameters that were checked, in the order of the draw.
pub fn indices(checked: &[CheckedParameter]) -> Vec<usize> {
    checked.iter().map(|p| p.index).collect()
}

/// Whether they are parameters of so many.
pub fn are_below(checked: &[CheckedParameter], count: usize) -> bool {
    checked.iter().all(|p| p.index < count)
}

/// The same parameters in ascending order.
pub fn sorted_indices(checked: &[CheckedParameter]) -> Vec<usize> {
    let mut indices = indices(checked);
    indices.sort_unstable();
    indices
}

/// The same without those that come again.
pub fn different_indices(checked: &[CheckedParameter]) -> Vec<usize> {
    let mut indices = sorted_indices(checked);
    indices.dedup();
    indices
}

/// Whether the first parameters are checked, and their slopes told.
pub fn are_the_first(checked: &[CheckedParameter]) -> bool {
    let mut all = checked.iter().enumerate();
    all.all(|(position, p)| p.index == position && p.analytic.is_like(&index(p)))
}

/// Of the lecture's network every parameter agrees, and nearly all show four digits.
#[track_caller]
pub fn assert_agree(checked: &[CheckedParameter]) {
    for parameter in checked {
        let (matrix, row, column) = Architecture::LECTURE.locate(parameter.index);
        assert!(
            parameter.agrees(),
            "{matrix}, row {row}, column {column}, {parameter}, expected at least 4. Where the \
             tests above pass: does the analytic slope belong to the same index as the numerical \
             one?"
        );
    }
    // All but the slopes below 10⁻⁵ must show their four digits.
    let shows_digits = |p: &&CheckedParameter| p.significant_digits() >= 4.0;
    let (shown, count) = (checked.iter().filter(shows_digits).count(), checked.len());
    assert!(
        shown * 10 >= count * 9,
        "{shown} of {count} slopes share four digits, expected nearly all"
    );
}

/// Of a gradient that is a thousandth off no parameter agrees but the first, whose
/// slope is 0.
#[track_caller]
pub fn assert_disagree(checked: &[CheckedParameter]) {
    for parameter in checked.iter().filter(|parameter| parameter.index > 0) {
        assert!(
            !parameter.agrees(),
            "{parameter}: slopes that are a thousandth off must not agree. Do `analytic` and \
             `numerical` come from two different places?"
        );
    }
}

/// Both slopes of the ramp are the index. Zeros come out of it exactly; nudged by
/// 10⁻⁴, index·10⁻⁴ is rounded by 10⁻¹⁶, and that is divided by 2·10⁻⁴.
#[track_caller]
pub fn assert_slopes_of_ramp(checked: &[CheckedParameter]) {
    for parameter in checked {
        let expected = index(parameter);
        assert!(
            (parameter.analytic - expected).abs() <= f64::EPSILON
                && (parameter.numerical - expected).abs() <= 1e-11,
            "{parameter}: both slopes of parameter {} are {expected}",
            parameter.index
        );
    }
}
