//! The given report on two gradients: what it says, and when it says yes.
//! Run: `cargo test --test gradient_report`.

use handwritten::gradient_report::{CheckedParameter, GradientReport, MatrixReport, RESOLUTION};
use handwritten::network::Architecture;
use insta::assert_snapshot;
use ndarray::{Array1, array};

/// 2-3-2: Theta1 is 3 × 3, entries 0..9; Theta2 is 2 × 4, entries 9..17.
const ARCHITECTURE: Architecture = Architecture {
    inputs: 2,
    hidden: 3,
    labels: 2,
};

/// Seventeen slopes: 0.1, 0.2, …, 1.7.
fn numerical() -> Array1<f64> {
    (1..=17).map(|i| f64::from(i) / 10.0).collect()
}

/// The report on the seventeen slopes after `change`.
fn report_on(change: impl Fn(usize, f64) -> f64) -> GradientReport {
    let numerical = numerical();
    let analytic: Array1<f64> = numerical
        .iter()
        .enumerate()
        .map(|(index, &slope)| change(index, slope))
        .collect();
    let (mut apart, mut together) = (0.0, 0.0);
    for (n, a) in numerical.iter().zip(&analytic) {
        apart += (n - a).powi(2);
        together += (n + a).powi(2);
    }
    let difference = f64::sqrt(apart / together);
    GradientReport::new(ARCHITECTURE, difference, &analytic, &numerical)
}

#[test]
fn a_right_gradient_agrees_everywhere() {
    let report = report_on(|_, slope| slope * (1.0 + 1e-11));
    assert!(report.agrees(), "{report}");
    assert_snapshot!(report, @r"
    relative difference 5.00e-12, below 1e-9
    Theta1: every entry agrees
    Theta2: every entry agrees
    ");
}

#[test]
fn one_factor_on_everything_is_named() {
    assert_snapshot!(report_on(|_, slope| 5.0 * slope), @r"
    relative difference 6.67e-1, expected below 1e-9
    Theta1: disagrees in every column; analytic / numerical is 5.0000 wherever it does; worst at row 2, column 2: analytic 4.500000e0, numerical 9.000000e-1
    Theta2: disagrees in every column; analytic / numerical is 5.0000 wherever it does; worst at row 1, column 3: analytic 8.500000e0, numerical 1.700000e0
    ");
}

#[test]
fn slopes_that_are_all_off_by_little_have_no_factor() {
    // What a one-sided difference shows: all ratios are near 1, none is the same.
    let report = report_on(|index, slope| slope * (1.0 + 1e-5 * index as f64));
    assert_eq!(report.matrices[1].ratio, None, "{report}");
}

#[test]
fn the_bias_column_is_named() {
    let bias = |index| index < 3 || index == 9 || index == 10;
    assert_snapshot!(report_on(|index, slope| if bias(index) { 0.0 } else { slope }), @r"
    relative difference 1.91e-1, expected below 1e-9
    Theta1: disagrees in column 0 only, the bias column; analytic is 0 wherever it does; worst at row 2, column 0: analytic 0.000000e0, numerical 3.000000e-1
    Theta2: disagrees in column 0 only, the bias column; analytic is 0 wherever it does; worst at row 1, column 0: analytic 0.000000e0, numerical 1.100000e0
    ");
}

#[test]
fn all_columns_but_the_bias_column_are_named() {
    let penalised = |index| (3..9).contains(&index) || index > 10;
    assert_snapshot!(report_on(|index, slope| if penalised(index) { slope + 0.1 } else { slope }), @r"
    relative difference 3.96e-2, expected below 1e-9
    Theta1: disagrees in every column but 0, the bias column; not by a constant factor; worst at row 2, column 2: analytic 1.000000e0, numerical 9.000000e-1
    Theta2: disagrees in every column but 0, the bias column; not by a constant factor; worst at row 1, column 3: analytic 1.800000e0, numerical 1.700000e0
    ");
}

#[test]
fn the_matrix_that_is_wrong_is_named() {
    assert_snapshot!(report_on(|index, slope| if index < 9 { slope * slope } else { slope }), @r"
    relative difference 6.98e-2, expected below 1e-9
    Theta1: disagrees in every column; not by a constant factor; worst at row 1, column 1: analytic 2.500000e-1, numerical 5.000000e-1
    Theta2: every entry agrees
    ");
}

#[test]
fn a_single_wrong_entry_is_named() {
    assert_snapshot!(report_on(|index, slope| if index == 14 { -slope } else { slope }), @r"
    relative difference 3.80e-1, expected below 1e-9
    Theta1: every entry agrees
    Theta2: disagrees in column 2 only; in a single entry; worst at row 1, column 2: analytic -1.500000e0, numerical 1.500000e0
    ");
}

#[test]
fn a_difference_too_small_for_a_mistake_points_to_the_step() {
    let report = report_on(|_, slope| slope * (1.0 + 2e-7));
    assert!(!report.agrees(), "{report}");
    assert_snapshot!(report, @r"
    relative difference 1.00e-7, expected below 1e-9
    Theta1: every entry agrees
    Theta2: every entry agrees
    No entry is off by more than 1e-6 of the largest, less than mistakes in a gradient make: look at the central difference, its step first.
    ");
}

#[test]
fn a_slope_that_is_no_number_is_the_worst_of_all() {
    let report = report_on(|index, slope| match index {
        4 => f64::NAN,
        5 => slope + 100.0,
        _ => slope,
    });
    assert!(!report.agrees(), "{report}");
    assert_snapshot!(report, @r"
    relative difference NaN, expected below 1e-9
    Theta1: disagrees in column 1 only; not by a constant factor; worst at row 1, column 1: analytic NaN, numerical 5.000000e-1
    Theta2: every entry agrees
    ");
}

#[test]
fn an_infinite_slope_does_not_hide_among_infinite_tolerances() {
    let mut numerical = numerical();
    numerical[0] = f64::INFINITY;
    let report = GradientReport::new(ARCHITECTURE, f64::NAN, &self::numerical(), &numerical);
    assert!(!report.agrees(), "{report}");
    assert_eq!(
        report.matrices[0].wrong, 1,
        "the infinite slope must be told: {report}"
    );
}

#[test]
fn a_report_on_a_wide_matrix_counts_its_columns() {
    let numerical = array![[1.0; 20]];
    let mut analytic = numerical.clone();
    for column in 4..14 {
        analytic[[0, column]] = f64::from(u8::try_from(column).unwrap());
    }
    let report = MatrixReport::new("Theta1", &analytic, &numerical, 1e-9);
    assert_eq!(report.place(), "in 10 of 20 columns");
    assert_eq!(report.columns, (4..14).collect::<Vec<_>>());
}

fn slopes(analytic: f64, numerical: f64) -> CheckedParameter {
    CheckedParameter {
        index: 0,
        analytic,
        numerical,
    }
}

#[test]
fn significant_digits_count_the_leading_digits_that_agree() {
    for (analytic, numerical, expected) in [
        (1.0, 1.0, 15.0),
        (0.0, 0.0, 15.0),
        (1.0, 0.9999, 4.0),
        (1000.0, 999.0, 3.0),
        (-2e-7, -1.998e-7, 3.0), // whatever the scale
        (1.0, -1.0, 0.0),        // and never less than 0
        (1.0, 0.0, 0.0),
        (f64::NAN, 1.0, 0.0),
        (f64::INFINITY, 1.0, 0.0),
    ] {
        for (a, b) in [(analytic, numerical), (numerical, analytic)] {
            let found = slopes(a, b).significant_digits();
            assert!(
                (found - expected).abs() < 1e-9,
                "{a} and {b} agree to {expected} digits, got {found}"
            );
        }
    }
}

#[test]
fn slopes_agree_to_four_digits_or_when_they_are_too_small_to_tell() {
    for (analytic, numerical, expected) in [
        (0.5, 0.50004, true),
        (0.5, 0.5001, false),
        (0.5, -0.5, false),
        (0.5, 0.0, false),
        (2e-5, 1.9999e-5, true), // 4.3 digits
        (2e-5, 1.999e-5, false), // 3.3 digits, 10⁻⁸ apart
        (1e-6, 1.0009e-6, true), // 3.05 digits, but 0.9·10⁻⁹ apart
        (1e-6, 1.002e-6, false), // 2·10⁻⁹ apart
        (1e-7, 5e-7, false),     // five times too large shows even here
        (0.0, 0.9e-9, true),
        (0.0, 1.1e-9, false),
        (0.0, 0.0, true),
        (f64::NAN, 0.5, false),
        (f64::INFINITY, 0.5, false),
        (f64::INFINITY, f64::INFINITY, false),
    ] {
        for (a, b) in [(analytic, numerical), (numerical, analytic)] {
            assert_eq!(
                slopes(a, b).agrees(),
                expected,
                "{a} and {b}, with a resolution of {RESOLUTION:e}"
            );
        }
    }
}

#[test]
fn a_checked_parameter_says_how_far_its_slopes_agree() {
    assert_snapshot!(slopes(0.5, 0.50004), @"parameter 0: analytic 5.000000e-1, numerical 5.000400e-1, 4.1 digits agree");
    assert_snapshot!(slopes(0.5, 0.4), @"parameter 0: analytic 5.000000e-1, numerical 4.000000e-1, 0.7 digits agree");
    assert_snapshot!(slopes(4e-10, 0.0), @"parameter 0: analytic 4.000000e-10, numerical 0.000000e0, too small for digits to count");
}
