//! The lecture from start to end: the course's `ex4.m`.

use std::process::ExitCode;

use handwritten::feedforward::cost;
use handwritten::network::Architecture;
use handwritten::published as p;
use handwritten::random_init::{epsilon_init, random_network};
use handwritten::sigmoid_gradient::sigmoid_gradient;
use handwritten::visualization::{PADDING, display_data, grid_shape};
use ndarray::arr0;

use super::{
    Failure,
    digits::{select, shuffled},
    gradient,
    options::Options,
    output::{self, Output},
    reading,
    screen::Screen,
    setting::{Setting, Weights},
    table::{Row, counted, plural},
    training,
};

/// Gives the lecture; the exit status says whether all numbers are as expected.
pub(crate) fn give(options: &Options) -> Result<ExitCode, Failure> {
    // The network may be saved to the folder that is made here.
    let mut output = Output::open(&options.output, output::LECTURE)?;
    let setting = Setting::load(options)?;
    output.clear()?;
    let screen = &mut Screen::new(options.quiet);

    screen.prose(
        "A network learns to read. On the left what this run measures, on the right what was \
         published, and where: ✓ if they agree, ✗ if not.",
    )?;
    if let Some(warning) = setting.labels_without_image() {
        screen.say(&warning)?;
    }
    look_at_the_data(screen, &setting, &mut output)?;
    compute_the_cost(screen, &setting)?;
    compute_slopes(screen)?;
    draw_random_weights(screen, &setting)?;
    gradient::compute(screen, &setting)?;
    gradient::check(screen, &setting)?;
    let trained = training::train_the_network(screen, &setting, &mut output)?;
    reading::read_the_digits(screen, &setting, &trained, &mut output)?;

    screen.heading("Written")?;
    output.list(screen)?;
    training::save(screen, &setting, &trained)?;
    screen.gap()?;
    let (met, unmet) = screen.tally();
    if unmet == 0 {
        screen.say(&format!("✓ all {met} numbers are as expected"))?;
        Ok(ExitCode::SUCCESS)
    } else {
        let all = met + unmet;
        screen.say(&format!(
            "✗ not as expected: {unmet} of {}",
            plural(all, "number")
        ))?;
        Ok(ExitCode::FAILURE)
    }
}

fn look_at_the_data(
    screen: &mut Screen,
    setting: &Setting,
    output: &mut Output,
) -> Result<(), Failure> {
    /// Images in the picture, as in the lecture.
    const IMAGES: usize = 100;

    screen.heading("1 · The data")?;
    screen.prose("Look at them first: every row of X is an image, unrolled column by column.")?;
    screen.gap()?;
    let digits = &setting.digits;
    let (m, n) = digits.x.dim();
    let compare = setting.lecture_data;
    let of = setting.names.in_order().into_iter().map(|label| {
        let count = digits.labels.iter().filter(|&&of| of == label).count();
        (label, count)
    });
    let (fewest, most) = of.fold((m, 0), |(fewest, most), (_, count)| {
        (count.min(fewest), count.max(most))
    });
    let each = if fewest == most {
        counted(most)
    } else {
        format!("{} to {}", counted(fewest), counted(most))
    };
    let noun = setting.names.noun();
    let each = Row::new(format!("images of each {noun}"), each);
    screen.table(vec![
        Row::published("images", m as f64, &p::IMAGES, compare),
        Row::published("pixels of each", n as f64, &p::PIXELS, compare),
        Row::new(format!("{noun}s"), counted(setting.architecture.labels)),
        each,
    ])?;
    let Some(side) = digits.side() else {
        return Ok(screen.prose(&format!("{n} pixels are no square: no pictures of them."))?);
    };
    let order = shuffled(m, setting.seed);
    // As many columns of images as there is room for, in at most two rows.
    let fits = |&count: &usize| PADDING + grid_shape(count).1 * (side + PADDING) <= screen.room();
    let count = (1..=8.min(m)).rev().find(fits).unwrap_or(1);
    let tile = display_data(&select(&digits.x, &order[..count]));
    screen.gap()?;
    screen.picture(&tile)?;
    let some = &order[..IMAGES.min(m)];
    let tile = display_data(&select(&digits.x, some));
    let shows = format!("{} of the images, chosen at random", some.len());
    output.tile("digits.png", shows, &tile)
}

fn compute_the_cost(screen: &mut Screen, setting: &Setting) -> Result<(), Failure> {
    screen.heading("2 · The cost of the network's answers")?;
    screen.prose(&setting.weights.introduction())?;
    screen.gap()?;
    let Weights { network, .. } = &setting.weights;
    let targets = setting.targets_of(network);
    let ours = setting.weights.are_the_shipped();
    let compare = setting.lecture_data && (setting.weights.are_the_courses() || ours);
    let published = if ours {
        [
            &p::OUR_COST_LAMBDA_0,
            &p::OUR_COST_LAMBDA_1,
            &p::OUR_COST_LAMBDA_3,
        ]
    } else {
        [&p::COST_LAMBDA_0, &p::COST_LAMBDA_1, &p::COST_LAMBDA_3]
    };
    let rows = [0.0, 1.0, 3.0].into_iter().zip(published);
    let rows = rows.map(|(lambda, published)| {
        let cost = cost(network, &setting.digits.x, &targets, lambda);
        Row::published(
            &format!("cost J, lambda {lambda}"),
            cost,
            published,
            compare,
        )
    });
    screen.table(rows.collect())?;
    Ok(())
}

fn compute_slopes(screen: &mut Screen) -> Result<(), Failure> {
    screen.heading("3 · The slope of the activation function")?;
    screen.prose("g'(z) = g(z) · (1 − g(z)), highest where the unit is in doubt.")?;
    screen.gap()?;
    let published = [
        (-1.0, "−1", &p::SIGMOID_GRADIENT_AT_1),
        (-0.5, "−0.5", &p::SIGMOID_GRADIENT_AT_HALF),
        (0.0, "0", &p::SIGMOID_GRADIENT_AT_0),
        (0.5, "0.5", &p::SIGMOID_GRADIENT_AT_HALF),
        (1.0, "1", &p::SIGMOID_GRADIENT_AT_1),
    ];
    let rows = published.map(|(z, name, published)| {
        let slope = sigmoid_gradient(&arr0(z)).into_scalar();
        Row::published(&format!("g'({name})"), slope, published, true)
    });
    screen.table(rows.into())?;
    Ok(())
}

fn draw_random_weights(screen: &mut Screen, setting: &Setting) -> Result<(), Failure> {
    screen.heading("4 · Weights to start from")?;
    screen.prose(&format!(
        "Uniform in ±ε with ε = √6 / √(L_in + L_out), drawn with the seed {}.",
        setting.seed
    ))?;
    screen.gap()?;
    let architecture = setting.architecture;
    let Architecture {
        inputs,
        hidden,
        labels,
    } = architecture;
    let network = random_network(architecture, setting.seed);
    let lecture = (inputs, hidden) == (400, 25);
    let range = |name: &str, theta: &ndarray::Array2<f64>, epsilon: f64| {
        let (least, most) = theta.fold((f64::MAX, f64::MIN), |(least, most), &weight| {
            (weight.min(least), weight.max(most))
        });
        let found = format!("{} to {}", signed(least, 4), signed(most, 4));
        let inside = least >= -epsilon && most < epsilon;
        Row::new(name, found).expected(format!("within ±{epsilon:.4}"), "the formula", inside)
    };
    let (epsilon1, epsilon2) = (epsilon_init(inputs, hidden), epsilon_init(hidden, labels));
    screen.table(vec![
        Row::published("ε of Theta1", epsilon1, &p::EPSILON_INIT, lecture),
        range("Theta1", &network.theta1, epsilon1),
        range("Theta2", &network.theta2, epsilon2),
    ])?;
    Ok(())
}

/// A number with its sign as it is printed.
fn signed(number: f64, decimals: usize) -> String {
    format!("{number:.decimals$}").replace('-', "−")
}
