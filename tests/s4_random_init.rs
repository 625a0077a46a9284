//! Section 4: weights to start from. Run: `cargo test --test s4_random_init`.

use common::expect::Expect;
#[allow(clippy::wildcard_imports)] // all of the section's mistakes
use common::mistakes::random_init::*;
use common::properties::properties;
use common::strategies::architectures;
use common::value::Value;
use common::{difference, largest_difference};
use handwritten::feedforward::feedforward;
use handwritten::network::{Architecture, Network};
use handwritten::published::EPSILON_INIT;
use handwritten::random_init::{epsilon_init, rand_initialize_weights, random_network};
use ndarray::{Array1, Array2, ShapeBuilder, arr1, s};
use proptest::prelude::any;
use rand::{Rng, RngExt, SeedableRng, rngs::ChaCha8Rng};

/// A root, a quotient, a product and a difference, each rounded, of numbers
/// up to 3.
const FEW_ROUNDINGS: f64 = 1e-14;

const COLUMN_BY_COLUMN: &str = "Each weight is one draw, column by column, the bias column first: \
    reread what book/src/random_init.md says about `rand_initialize_weights`.";

/// The first three draws of `ChaCha8` with seed 1, as whole numbers. Computed by
/// a separate program in Python: the seed's key as `seed_from_u64` makes it, and
/// the cipher, checked with the published stream of the key 0.
const DRAWS: [u64; 3] = [
    0x6709_4cea_8ca4_0db1,
    0x1494_06d8_fc0e_8e6b,
    0x98b8_2b03_3607_0665,
];

/// The same draws between 0 and 1: their upper 53 bits over 2⁵³.
const UNIFORM: [f64; 3] = [0.40248566366484806, 0.08038370892978197, 0.5965601809348549];

fn generator(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

const EPSILON: &str = "random_init::epsilon_init";
const WEIGHTS: &str = "random_init::rand_initialize_weights";

#[test]
fn epsilon_is_the_root_of_6_over_the_root_of_both_layers() {
    // 2 + 22 and 1 + 5 by hand; √(6/425) and √(6/35) to 15 digits. The roots of
    // 425 and of 400 are the same when rounded down, those of 24 and of 2 are not.
    for (l_in, l_out, expected) in [
        (2, 22, 0.5),
        (1, 5, 1.0),
        (400, 25, 0.118_817_705_157_201),
        (25, 10, 0.414_039_335_605_413),
    ] {
        let (units, inputs, outputs) = ((l_in + l_out) as f64, l_in as f64, l_out as f64);
        let root_of = |number: f64| 6_f64.sqrt() / number.sqrt();
        let (root_of_6, root_of_units) = (6_f64.sqrt(), units.sqrt());
        Expect::of(
            EPSILON,
            format!("epsilon for {l_in} and {l_out} units"),
            expected,
        )
        .within(FEW_ROUNDINGS)
        .known(&NO_ROOT, 6.0 / units)
        .known(&ROOT_OF_6_ONLY, 6_f64.sqrt() / units)
        .known(&ROOT_OF_UNITS_ONLY, 6.0 / units.sqrt())
        .known(&ROOTS_ADDED, root_of_6 / (inputs.sqrt() + outputs.sqrt()))
        .known(&ROOTS_ADDED, root_of_6 / inputs.sqrt() + outputs.sqrt())
        .known(&ROOTS_ADDED, root_of(inputs) + root_of(outputs))
        .known(&GLOROT_NORMAL, (2.0 / units).sqrt())
        .known(&BIAS_COUNTED, root_of(units + 1.0))
        .known(&BIAS_COUNTED, root_of(units + 2.0))
        .known(&INPUTS_ALONE, root_of(inputs))
        .known(&OUTPUTS_ALONE, root_of(outputs))
        .known(&UNITS_MULTIPLIED, root_of(inputs * outputs))
        .known(&WHOLE_ROOT, root_of_6 / root_of_units.floor())
        .known(&WHOLE_ROOT, root_of_6.floor() / root_of_units)
        .known(&WHOLE_ROOT, root_of_6.floor() / root_of_units.floor())
        .known_when(&WHOLE_QUOTIENT, |epsilon| {
            epsilon.is_like(&0.0) && epsilon_init(1, 1) > 0.0
        })
        .known(&ROUNDED_EPSILON, 0.12)
        .known_when(&HE, |epsilon| {
            epsilon.is_like(&(2.0 / inputs).sqrt()) && epsilon_init(8, 1).is_like(&0.5)
        })
        // No number of f64 is one of f32 by accident, nearly right and yet not right.
        .known_when(&SINGLE_PRECISION_IN_EPSILON, |&epsilon| {
            epsilon.is(&expected, 1e-6 * expected) && epsilon.is(&in_f32(epsilon), 1e-15)
        })
        .assert(|| epsilon_init(l_in, l_out));
    }
}

#[test]
fn epsilon_of_the_lecture_is_0_12() {
    let measured = epsilon_init(400, 25);
    assert!(
        EPSILON_INIT.agrees(measured),
        "epsilon for 400 and 25 units: expected {} ({}), got {measured}",
        EPSILON_INIT.value,
        EPSILON_INIT.source
    );
}

#[test]
fn a_layer_has_a_row_for_each_unit_and_a_column_for_the_bias() {
    Expect::of(
        WEIGHTS,
        "shape of the weights from 400 to 25 units",
        (25, 401),
    )
    .known(&NO_BIAS_COLUMN, (25, 400))
    .known(&TURNED, (401, 25))
    .assert(|| rand_initialize_weights(400, 25, &mut generator(1)).dim());
}

#[test]
fn the_generator_draws_what_its_specification_says() {
    let mut rng = generator(1);
    let drawn = [rng.next_u64(), rng.next_u64(), rng.next_u64()];
    assert_eq!(drawn, DRAWS, "draws of ChaCha8 with seed 1");
    let mut rng = generator(1);
    let drawn: Array1<f64> = (0..3).map(|_| rng.random()).collect();
    assert_eq!(drawn, arr1(&UNIFORM), "the same draws between 0 and 1");
}

fn without_bias(mut theta: Array2<f64>) -> Array2<f64> {
    theta.column_mut(0).fill(0.0);
    theta
}

/// Whether two of the weights are the same number.
fn two_equal(theta: &Array2<f64>) -> bool {
    let numbers: Vec<_> = theta.iter().collect();
    (1..numbers.len()).any(|i| numbers[..i].contains(&numbers[i]))
}

/// Draws of single precision, five rows by three columns. Each takes 32 bits, so
/// that the generator gives others.
fn draws_of_f32(rng: &mut ChaCha8Rng) -> Array2<f64> {
    Array2::from_shape_simple_fn((5, 3).f(), || f64::from(rng.random::<f32>()))
}

/// Whether weights that are nearly right, or the draws of which they were made, are
/// all numbers of single precision: no 15 numbers are by accident.
fn are_of_f32(theta: &Array2<f64>, epsilon: f64) -> bool {
    let is_widened = |number: f64, room: f64| (in_f32(number) - number).abs() <= room;
    let draw = |weight: f64| (weight + epsilon) / (2.0 * epsilon);
    theta.iter().all(|&weight| is_widened(weight, 0.0))
        || theta.iter().all(|&weight| is_widened(draw(weight), 1e-15))
}

/// What single precision keeps of a number.
#[allow(clippy::cast_possible_truncation)] // so it is meant
fn in_f32(number: f64) -> f64 {
    f64::from(number as f32)
}

#[test]
fn each_weight_is_one_draw_column_by_column() {
    // No seed that a generator made in the function is likely to have.
    const SEED: u64 = 90_127;
    let mut rng = generator(SEED);
    let draws: Vec<f64> = (0..30).map(|_| rng.random()).collect();
    // Two and five units: √(6/7) is neither 1 nor what another count of them gives.
    let epsilon = epsilon_init(2, 5); // whatever it is: the tests above look at it
    let filled = |place: fn(usize, usize) -> usize, weight: &dyn Fn(f64) -> f64| {
        Array2::from_shape_fn((5, 3), |(row, column)| weight(draws[place(row, column)]))
    };
    let by_column = |row, column| 5 * column + row;
    let right = |u: f64| 2.0 * epsilon * u - epsilon;
    let zero_beyond = |rows: usize, columns: usize, mut theta: Array2<f64>| {
        theta.slice_mut(s![rows.., ..]).fill(0.0);
        theta.slice_mut(s![.., columns..]).fill(0.0);
        theta
    };
    let theta_of = |seed| rand_initialize_weights(2, 5, &mut generator(seed));
    let all_equal = |theta: &Array2<f64>| theta.iter().all(|w| w.is(&theta[[0, 0]], 0.0));
    let beyond = |theta: &Array2<f64>| theta.iter().any(|w| w.abs() > epsilon * (1.0 + 1e-9));

    // All of it by one factor, which only rounding blurs: f32 would to seven digits.
    let has_another_width = |theta: &Array2<f64>| {
        let right = filled(by_column, &right);
        theta.is(&(theta[[0, 0]] / right[[0, 0]] * right), 1e-12)
    };
    let of_f32 = draws_of_f32(&mut generator(SEED)).mapv(right);
    let within = |epsilon: f64| filled(by_column, &|u| 2.0 * epsilon * u - epsilon);

    let what = format!("the weights from 2 to 5 units with seed {SEED}, 2·epsilon·u − epsilon");
    Expect::of(WEIGHTS, what, filled(by_column, &right))
        .within(FEW_ROUNDINGS)
        .known_when(&ZEROS, all_equal)
        .known(
            &NO_BIAS_COLUMN,
            filled(by_column, &right).slice(s![.., ..2]).to_owned(),
        )
        .known(
            &DRAWN_BY_ROW,
            filled(|row, column| 3 * row + column, &right),
        )
        .known(
            &BIAS_DRAWN_LAST,
            filled(|row, column| (5 * column + 10) % 15 + row, &right),
        )
        .known(
            &LAST_COLUMN_FIRST,
            filled(|row, column| 5 * (2 - column) + row, &right),
        )
        .known(
            &LAST_COLUMN_FIRST,
            filled(|row, column| 5 * column + 4 - row, &right),
        )
        .known(&ENDED_EARLY, zero_beyond(5, 1, filled(by_column, &right)))
        .known(&ENDED_EARLY, zero_beyond(1, 1, filled(by_column, &right)))
        .known(
            &ENDED_EARLY,
            zero_beyond(1, 3, filled(|_, column| column, &right)),
        )
        .known(&BIAS_ZERO, without_bias(filled(by_column, &right)))
        .known(
            &BIAS_ZERO,
            without_bias(filled(|row, column| (5 * column + 10) % 15 + row, &right)),
        )
        .known(
            &EPSILON_NOT_SUBTRACTED,
            filled(by_column, &|u| 2.0 * epsilon * u),
        )
        .known(&EPSILON_TIMES_U, filled(by_column, &|u| epsilon * u))
        .known(
            &FACTOR_2_MISSING,
            filled(by_column, &|u| epsilon * u - epsilon),
        )
        .known(
            &HALF_AS_WIDE,
            filled(by_column, &|u| epsilon * u - epsilon / 2.0),
        )
        .known(&NOT_SCALED, filled(by_column, &|u| 2.0 * u - 1.0))
        .known(&EPSILON_WITH_BIAS, within(epsilon_init(3, 5)))
        .known(&EPSILON_WITH_BIAS, within(epsilon_init(2, 6)))
        .known(&EPSILON_WITH_BIAS, within(epsilon_init(3, 6)))
        .known(&SIGN, filled(by_column, &|u| epsilon - 2.0 * epsilon * u))
        .known(&COURSE_EPSILON, filled(by_column, &|u| 0.24 * u - 0.12))
        .known(
            &DRAW_WASTED,
            filled(|row, column| 2 * (5 * column + row), &right),
        )
        .known(
            &DRAW_WASTED,
            filled(|row, column| 2 * (5 * column + row) + 1, &right),
        )
        // The same for another seed, or something else for the same one.
        .known_when(&OWN_GENERATOR, |theta| {
            *theta == theta_of(99) || *theta != theta_of(SEED)
        })
        .known(&SINGLE_PRECISION, of_f32)
        .known_when(&SINGLE_PRECISION, |theta| {
            theta.is_like(&filled(by_column, &right)) && are_of_f32(theta, epsilon)
        })
        .known_when(&TOO_FEW_DRAWS, two_equal)
        .known_when(&NORMAL, |theta| beyond(theta) && !has_another_width(theta))
        .known_when(&ANOTHER_WIDTH, has_another_width)
        .assert(|| theta_of(SEED));
}

#[test]
fn weights_spread_evenly_between_minus_and_plus_epsilon() {
    let theta = rand_initialize_weights(400, 25, &mut generator(1));
    let epsilon = (6.0_f64 / 425.0).sqrt();
    let n = theta.len() as f64; // 10,025
    let scaled = theta / epsilon; // uniform in −1..1, if all is well

    let (smallest, largest) = scaled.fold((1.0_f64, -1.0_f64), |(low, high), &w| {
        (low.min(w), high.max(w))
    });
    // That none of 10,025 draws falls into the outer 0.4 % of one side has a
    // chance of (1 − 0.002)^10025 = 2·10⁻⁹.
    assert!(
        (-1.0..=-0.996).contains(&smallest) && (0.996..=1.0).contains(&largest),
        "smallest and largest weight: expected about −1 and 1 times epsilon, got {smallest} \
         and {largest}; 0 and 1 mean that epsilon was not subtracted, ±0.5 that 2 is missing"
    );

    let mean = scaled.mean().expect("10,025 weights");
    // The mean of n draws has the standard deviation √(1/3n); five of them.
    let five_deviations = 5.0 * (1.0 / (3.0 * n)).sqrt();
    assert!(
        mean.abs() < five_deviations,
        "mean: expected 0 ± {five_deviations:.3}, got {mean} (in units of epsilon)"
    );

    let mean_square = scaled.mapv(|w| w * w).mean().expect("10,025 weights");
    // w² has the mean 1/3 and the variance 1/5 − 1/9 = 4/45.
    let five_deviations = 5.0 * (4.0 / (45.0 * n)).sqrt();
    assert!(
        (mean_square - 1.0 / 3.0).abs() < five_deviations,
        "mean square: expected 1/3 ± {five_deviations:.3}, got {mean_square} (in units of \
         epsilon²); a normal distribution would have 1"
    );

    // Columns and rows are drawn alike: none is left 0, none is a copy.
    for (index, column) in scaled.columns().into_iter().enumerate() {
        assert!(
            column.iter().any(|&w| w.abs() > 0.01),
            "column {index} of Theta1 is all 0: the bias weights are random too"
        );
    }
}

#[test]
fn a_seed_names_the_same_network_every_time() {
    let network_of = |seed| random_network(Architecture::LECTURE, seed);
    let network = network_of(7);
    assert!(
        network == network_of(7),
        "the networks of seed 7 and of seed 7 differ: the generator that is passed in is the only \
         source of chance"
    );
    assert!(
        network != network_of(8),
        "the networks of the seeds 7 and 8 are the same: the weights are to be drawn from the \
         generator that is passed in"
    );
}

#[test]
fn the_two_layers_are_drawn_one_after_the_other() {
    // Both matrices are 3 × 4, so that copies would show.
    let architecture = Architecture {
        inputs: 3,
        hidden: 3,
        labels: 3,
    };
    let network = random_network(architecture, 1);
    assert!(
        network.theta1 != network.theta2,
        "Theta1 and Theta2 of one seed are the same: the second layer goes on where the first ended"
    );
    let mut rng = generator(1);
    let expected = Network::new(
        rand_initialize_weights(3, 3, &mut rng),
        rand_initialize_weights(3, 3, &mut rng),
    );
    let what = "Theta1 and Theta2 of 3-3-3 with seed 1";
    for (theta, expected) in [
        (network.theta1, expected.theta1),
        (network.theta2, expected.theta2),
    ] {
        Expect::of(WEIGHTS, what, expected).assert(|| theta.clone());
    }
}

/// Why the weights are random at all.
#[test]
fn equal_weights_make_equal_units_and_random_ones_do_not() {
    // A hundred images that differ; loading the digits would take longer than all the rest.
    let x = Array2::from_shape_fn((100, 400), |(i, j)| ((400 * i + j) as f64).sin());
    let hidden_units = |network: &Network| feedforward(network, &x).a2;
    // How far apart the two units are that are most alike.
    let most_alike = |a2: &Array2<f64>| {
        let mut smallest = f64::INFINITY;
        for i in 0..a2.ncols() {
            for j in 0..i {
                let (one, other) = (a2.column(i), a2.column(j));
                smallest = smallest.min(largest_difference(&one, &other));
            }
        }
        smallest
    };

    let lecture = Architecture::LECTURE;
    let equal = Network::new(
        Array2::from_elem(lecture.theta1_shape(), 0.1),
        Array2::from_elem(lecture.theta2_shape(), 0.1),
    );
    let random = random_network(lecture, 1);
    let (alike, apart) = (
        most_alike(&hidden_units(&equal)),
        most_alike(&hidden_units(&random)),
    );
    // The same products may be added in another order in another column.
    assert!(
        alike < 1e-12,
        "25 units of equal weights answer alike, got a difference of {alike}"
    );
    assert!(
        apart > 0.01,
        "25 units of random weights answer differently to some image, but two of them \
         differ by at most {apart}: are two rows of the weights equal?"
    );
}

properties! {
    256;

    #[test]
    fn every_weight_is_its_draw_column_by_column(
        l_in in 1_usize..12,
        l_out in 1_usize..12,
        seed in any::<u64>(),
    ) {
        let mut rng = generator(seed);
        let epsilon = (6.0 / (l_in + l_out) as f64).sqrt();
        let expected = Array2::from_shape_simple_fn((l_out, 1 + l_in).f(), || {
            let u: f64 = rng.random();
            epsilon * (2.0 * u - 1.0)
        });
        let mut rng_of_theta = generator(seed);
        let theta = rand_initialize_weights(l_in, l_out, &mut rng_of_theta);
        let same = |a: &f64, b: &f64| (a - b).abs() < FEW_ROUNDINGS;
        if let Some(difference) = difference(&theta, &expected, same) {
            panic!("weights from {l_in} to {l_out} units: {difference}\n{COLUMN_BY_COLUMN}");
        }
        assert_eq!(
            rng_of_theta.next_u64(), rng.next_u64(),
            "the next draw: each weight takes exactly one. {COLUMN_BY_COLUMN}"
        );
    }

    #[test]
    fn no_weight_leaves_its_interval(architecture in architectures(), seed in any::<u64>()) {
        let network = random_network(architecture, seed);
        assert_eq!(network.architecture(), architecture, "sizes of the network");
        let Architecture { inputs, hidden, labels } = architecture;
        for (theta, units) in [(network.theta1, inputs + hidden), (network.theta2, hidden + labels)] {
            let epsilon = (6.0 / units as f64).sqrt();
            // One rounding of epsilon itself is allowed.
            let allowed = ..=epsilon * (1.0 + f64::EPSILON);
            let outside = theta.iter().find(|w| !allowed.contains(&w.abs()));
            assert_eq!(outside, None, "weights must lie within ±√(6/{units}) = ±{epsilon}");
        }
    }
}
