//! Section 4: weights to start from. Run: `cargo test --test s4_random_init`.

use common::arrays::matrix;
use common::difference;
use common::expect::Expect;
use common::mistakes::random_init::{NO_BIAS_COLUMN, TURNED};
use common::properties::properties;
use common::random_init::epsilon::expect_epsilon;
use common::random_init::many_weights::{
    column_of_zeros, first_beyond, mean_and_mean_square, most_alike, smallest_and_largest,
};
use common::random_init::weights::{known_weights, weights_from};
use common::random_init::{FEW_ROUNDINGS, WEIGHTS, drawn, drawn_by_column};
use common::strategies::architectures;
use handwritten::feedforward::feedforward;
use handwritten::network::{Architecture, Network};
use handwritten::published::EPSILON_INIT;
use handwritten::random_init::{epsilon_init, rand_initialize_weights, random_network};
use ndarray::Array2;
use proptest::prelude::any;
use rand::{Rng, RngExt, SeedableRng, rngs::ChaCha8Rng};

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

#[test]
fn epsilon_is_the_root_of_6_over_the_root_of_both_layers() {
    // 2 + 22 and 1 + 5 by hand; √(6/425) and √(6/35) to 15 digits. The roots of
    // 425 and of 400 are the same when rounded down, those of 24 and of 2 are not.
    for &(l_in, l_out, expected) in &[
        (2, 22, 0.5),
        (1, 5, 1.0),
        (400, 25, 0.118_817_705_157_201),
        (25, 10, 0.414_039_335_605_413),
    ] {
        expect_epsilon((l_in, l_out), expected, epsilon_init).assert(|| epsilon_init(l_in, l_out));
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
    let whole = [rng.next_u64(), rng.next_u64(), rng.next_u64()];
    assert_eq!(whole, DRAWS, "draws of ChaCha8 with seed 1");
    let mut rng = generator(1);
    let uniform = drawn(3, &mut || rng.random());
    assert_eq!(uniform, UNIFORM, "the same draws between 0 and 1");
}

/// The weights from 2 to 5 units.
fn theta_of(seed: u64) -> Array2<f64> {
    rand_initialize_weights(2, 5, &mut generator(seed))
}

#[test]
fn each_weight_is_one_draw_column_by_column() {
    // No seed that a generator made in the function is likely to have.
    const SEED: u64 = 90_127;
    let mut rng = generator(SEED);
    let draws = drawn(30, &mut || rng.random());
    // Each takes 32 bits, so that the generator gives others.
    let mut rng = generator(SEED);
    let of_f32 = drawn_by_column((5, 3), &mut || f64::from(rng.random::<f32>()));
    // Two and five units: √(6/7) is neither 1 nor what another count of them gives.
    let what = format!("the weights from 2 to 5 units with seed {SEED}, 2·epsilon·u − epsilon");
    let expected = weights_from(&draws, epsilon_init(2, 5)); // other tests look at epsilon
    let expect = Expect::of(WEIGHTS, what, expected).within(FEW_ROUNDINGS);
    known_weights(expect, &draws, &of_f32, (SEED, theta_of), epsilon_init)
        .assert(|| theta_of(SEED));
}

#[test]
fn weights_spread_evenly_between_minus_and_plus_epsilon() {
    let theta = rand_initialize_weights(400, 25, &mut generator(1));
    let epsilon = (6.0_f64 / 425.0).sqrt();
    let n = theta.len() as f64; // 10,025
    let scaled = theta / epsilon; // uniform in −1..1, if all is well

    let (smallest, largest) = smallest_and_largest(&scaled);
    // That none of 10,025 draws falls into the outer 0.4 % of one side has a
    // chance of (1 − 0.002)^10025 = 2·10⁻⁹.
    assert!(
        (-1.0..=-0.996).contains(&smallest) && (0.996..=1.0).contains(&largest),
        "smallest and largest weight: expected about −1 and 1 times epsilon, got {smallest} \
         and {largest}; 0 and 1 mean that epsilon was not subtracted, ±0.5 that 2 is missing"
    );

    let (mean, mean_square) = mean_and_mean_square(&scaled);
    // The mean of n draws has the standard deviation √(1/3n); five of them.
    let five_deviations = 5.0 * (1.0 / (3.0 * n)).sqrt();
    assert!(
        mean.abs() < five_deviations,
        "mean: expected 0 ± {five_deviations:.3}, got {mean} (in units of epsilon)"
    );

    // w² has the mean 1/3 and the variance 1/5 − 1/9 = 4/45.
    let five_deviations = 5.0 * (4.0 / (45.0 * n)).sqrt();
    assert!(
        (mean_square - 1.0 / 3.0).abs() < five_deviations,
        "mean square: expected 1/3 ± {five_deviations:.3}, got {mean_square} (in units of \
         epsilon²); a normal distribution would have 1"
    );

    // Columns and rows are drawn alike: none is left 0, none is a copy.
    if let Some(index) = column_of_zeros(&scaled, 0.01) {
        panic!("column {index} of Theta1 is all 0: the bias weights are random too");
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
    Expect::of(WEIGHTS, what, expected.theta1).assert(|| network.theta1.clone());
    Expect::of(WEIGHTS, what, expected.theta2).assert(|| network.theta2.clone());
}

/// Why the weights are random at all.
#[test]
fn equal_weights_make_equal_units_and_random_ones_do_not() {
    // A hundred images that differ; loading the digits would take longer than all the rest.
    let x = matrix(100, 400, &|i, j| ((400 * i + j) as f64).sin());
    let hidden_units = |network: &Network| feedforward(network, &x).a2;
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
        let expected = drawn_by_column((l_out, 1 + l_in), &mut || {
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
        let Network { theta1, theta2, .. } = &network;
        for &(theta, units) in &[(theta1, inputs + hidden), (theta2, hidden + labels)] {
            let epsilon = (6.0 / units as f64).sqrt();
            // One rounding of epsilon itself is allowed.
            let outside = first_beyond(theta, epsilon * (1.0 + f64::EPSILON));
            assert_eq!(outside, None, "weights must lie within ±√(6/{units}) = ±{epsilon}");
        }
    }
}
