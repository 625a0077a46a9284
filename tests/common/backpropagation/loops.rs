//! The loop over the examples: what mistakes make of the average of five that say 0.6,
//! 1, −0.4, 0.2 and 0.8 times the same, and which function to mend where it is wrong.

use given::network::{Gradient, Network};
use ndarray::{Array1, Array2, array};

use super::{ACCUMULATE, LOOP, ROUNDING, Solution, sorted};
use crate::expect::{Expect, caught};
#[allow(clippy::wildcard_imports)] // many of the section's mistakes
use crate::mistakes::backpropagation::*;
use crate::value::Value;

/// The unit: the gradient by hand of one example with two outputs whose targets are both
/// 1, unrolled; here with Theta1's slopes so many times as long and Theta2's so many.
pub fn times_unit(theta1: f64, theta2: f64) -> Array1<f64> {
    let (t1, t2) = (theta1, theta2);
    array![-2.0, -4.0, -6.0, -0.5, -0.5, -0.25, -0.25] * array![t1, t1, t1, t2, t2, t2, t2]
}

type ExpectSlopes = Expect<'static, Array1<f64>>;

/// Names what mistakes of the loop make of the average, 0.44 times the unit.
pub fn known_averages(expect: ExpectSlopes, solution: Solution) -> ExpectSlopes {
    let factors = [
        (&NOT_AVERAGED, 2.2),
        (&AVERAGED_TWICE, 2.2 / 25.0),
        (&AVERAGED_IN_LOOP, 0.166_592),
        (&OTHER_DIVISOR, 2.2 / 2.0), // inputs or labels
        (&OTHER_DIVISOR, 2.2 / 4.0),
        (&OTHER_DIVISOR, 2.2 / 10.0),
        (&OVERWRITTEN, 0.6 / 5.0),
        (&OVERWRITTEN, 0.8 / 5.0),
        (&EXAMPLE_MISSING, 1.6 / 5.0),
        (&EXAMPLE_MISSING, 1.4 / 5.0),
        (&SAME_TARGET, 0.6),
        (&SAME_TARGET, 0.8),
    ];
    let mut expect = factors
        .into_iter()
        .fold(expect, |expect, (mistake, factor)| {
            expect.known(mistake, times_unit(factor, factor))
        })
        .known_when(&NOTHING_ADDED, move |slopes| {
            slopes.is_like(&Array1::zeros(7)) && a_penalty_of_0_changes_nothing(solution)
        });
    for wrong in [2.2, 2.2 / 25.0] {
        expect = expect
            .known(&THETA1_AVERAGED_ALONE, times_unit(0.44, wrong))
            .known(&THETA2_AVERAGED_ALONE, times_unit(wrong, 0.44));
    }
    expect
        .known(&AVERAGED_IN_LOOP, times_unit(0.166_592, 0.44))
        .known(&AVERAGED_IN_LOOP, times_unit(0.44, 0.166_592))
        .known_when(&ANOTHER_ORDER, |got| {
            sorted(got).is_like(&sorted(&times_unit(0.44, 0.44)))
        })
}

fn a_penalty_of_0_changes_nothing(solution: Solution) -> bool {
    let network = (solution.by_hand)().network;
    let mut gradient = Gradient {
        theta1_grad: network.theta1.clone(),
        theta2_grad: network.theta2.clone(),
    };
    (solution.add_penalty_slope)(&mut gradient, &network, 0.0, 1);
    gradient.theta1_grad == network.theta1 && gradient.theta2_grad == network.theta2
}

/// Which of the two to mend where the loop is wrong: it is `accumulate_example` where
/// the loop gives the average of what that says of the examples.
pub fn loop_or_example(
    solution: Solution,
    network: &Network,
    x: &Array2<f64>,
    targets: &Array2<f64>,
) -> &'static str {
    let average = caught(|| {
        let mut sum = Gradient::zeros(network.architecture());
        for t in 0..x.nrows() {
            (solution.accumulate_example)(&mut sum, network, &x.row(t), &targets.row(t));
        }
        sum.unroll() / x.nrows() as f64
    });
    let by_loop = caught(|| (solution.backpropagation_loop)(network, x, targets, 0.0).unroll());
    match (by_loop, average) {
        (Ok(by_loop), Ok(average)) if by_loop.is(&average, ROUNDING) => ACCUMULATE,
        _ => LOOP,
    }
}
