//! `handwritten baseline`: what the hidden layer buys.

use std::{num::NonZero, ops::ControlFlow, process::ExitCode, thread};

use handwritten::data::{DIGITS, Digits};
use handwritten::faster::FastCost;
use handwritten::feedforward::one_hot;
use handwritten::fmincg::fmincg;
use handwritten::logistic_regression::{ITERATIONS, LAMBDA, one_vs_all, predict_one_vs_all};
use handwritten::network::{Architecture, Network};
use handwritten::prediction::{accuracy, predict};
use handwritten::published as p;
use handwritten::random_init::random_network;
use handwritten::visualization::display_data;
use ndarray::{Array2, Axis, ShapeBuilder, s};

use super::{
    Failure,
    options::{BaselineOptions, LECTURE_ITERATIONS, LECTURE_LAMBDA},
    output::Output,
    screen::Screen,
    setting::{MAX_LABELS, is_named},
    table::{Row, counted, grouped},
};

/// Name of the picture.
const PICTURE: &[&str] = &["classifiers.png"];

/// Every so-manieth image is kept out of the training.
const KEPT_OUT: usize = 5;

/// Compares logistic regression with the network.
pub(crate) fn compare(options: &BaselineOptions) -> Result<ExitCode, Failure> {
    let mut output = Output::open(&options.output, PICTURE)?;
    let lecture_data = is_named(&options.data, DIGITS);
    let digits = Digits::load(&options.data, MAX_LABELS)?;
    let labels = digits.labels.iter().copied().max().unwrap_or(1);
    let architecture = Architecture {
        inputs: digits.x.ncols(),
        labels,
        ..Architecture::LECTURE
    };
    output.clear()?;
    let screen = &mut Screen::new(false);
    screen.heading("What the hidden layer buys")?;
    screen.prose(&format!(
        "{labels} classifiers that add up the pixels themselves ({ITERATIONS} iterations of fmincg \
         each, lambda {LAMBDA}) beside the network of {} hidden units ({LECTURE_ITERATIONS} \
         iterations, lambda {LECTURE_LAMBDA}, seed {}).",
        architecture.hidden, options.seed
    ))?;
    screen.gap()?;
    let (regression, network) = train_both(&digits, architecture, options.seed);
    let [by_regression, by_network] = percents(&regression, &network, &digits);
    screen.table(vec![
        Row::new("weights of the classifiers", counted(regression.len())),
        Row::new(
            "weights of the network",
            counted(architecture.parameter_count()),
        ),
    ])?;
    screen.gap()?;
    screen.prose("All images, read by those that were trained on them, in percent:")?;
    screen.table(vec![
        Row::published(
            "classifiers",
            by_regression,
            &p::CLASSIFIER_ACCURACY,
            lecture_data,
        ),
        Row::published(
            "network",
            by_network,
            &p::ACCURACY_50_ITERATIONS,
            lecture_data,
        ),
    ])?;
    if lecture_data {
        screen.prose(&format!(
            "The post trains its classifiers with SciPy's minimiser and gives {} %.",
            p::BASELINE_ACCURACY.value
        ))?;
    }
    screen.gap()?;
    compare_on_new_images(screen, &digits, architecture, options.seed)?;
    if digits.side().is_some() {
        let tile = display_data(&regression.slice(s![.., 1..]).to_owned());
        output.tile(
            PICTURE[0],
            "what each classifier looks for".to_owned(),
            &tile,
        )?;
    }
    screen.gap()?;
    output.list(screen)?;
    let (_, unmet) = screen.tally();
    Ok(ExitCode::from(u8::from(unmet > 0)))
}

/// Trains both without every fifth image, and has them read those.
fn compare_on_new_images(
    screen: &mut Screen,
    digits: &Digits,
    architecture: Architecture,
    seed: u64,
) -> Result<(), Failure> {
    let is_kept_out = |row: &usize| row % KEPT_OUT == KEPT_OUT - 1;
    let (new, old): (Vec<usize>, Vec<usize>) = (0..digits.labels.len()).partition(is_kept_out);
    if new.is_empty() {
        return Ok(());
    }
    let part = |rows: &[usize]| part_of(digits, rows);
    let count = new.len();
    let new = part(&new);
    let (regression, network) = train_both(&part(&old), architecture, seed);
    let [by_regression, by_network] = percents(&regression, &network, &new);
    screen.prose(&format!(
        "Trained again without every fifth image, they read these {} in percent:",
        counted(count)
    ))?;
    screen.table(vec![
        Row::new("classifiers", grouped(by_regression, 1)),
        Row::new("network", grouped(by_network, 1)),
    ])?;
    Ok(())
}

/// The digits of these rows, stored column by column as loaded ones are: stored
/// row by row, as `select` does, the classifiers take five times as long.
fn part_of(digits: &Digits, rows: &[usize]) -> Digits {
    let mut x = Array2::zeros((rows.len(), digits.x.ncols()).f());
    for (mut image, &row) in x.rows_mut().into_iter().zip(rows) {
        image.assign(&digits.x.row(row));
    }
    let labels = digits.labels.select(Axis(0), rows);
    Digits { x, labels }
}

fn train_both(digits: &Digits, architecture: Architecture, seed: u64) -> (Array2<f64>, Network) {
    let Digits { x, labels } = digits;
    let regression = one_vs_all(x, labels, architecture.labels, LAMBDA, ITERATIONS);
    let targets = one_hot(labels, architecture.labels);
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let mut fast = FastCost::new(architecture, x, &targets, LECTURE_LAMBDA, threads);
    let minimum = fmincg(
        |params| fast.cost_and_gradient(params),
        random_network(architecture, seed).unroll(),
        LECTURE_ITERATIONS,
        |_| ControlFlow::Continue(()),
    );
    (regression, Network::roll(&minimum.params, architecture))
}

/// What the classifiers and the network read rightly, in percent.
fn percents(regression: &Array2<f64>, network: &Network, digits: &Digits) -> [f64; 2] {
    let predicted = [
        predict_one_vs_all(regression, &digits.x),
        predict(network, &digits.x),
    ];
    predicted.map(|predicted| accuracy(&predicted, &digits.labels))
}
