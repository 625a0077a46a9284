//! The lecture from start to end: the course's `ex4.m`.

use std::process::ExitCode;

use handwritten::backpropagation::{backpropagation_loop, cost_and_gradient};
use handwritten::feedforward::cost;
use handwritten::gradient_checking::{
    check_random_parameters, check_small_network, relative_difference,
};
use handwritten::gradient_report::{CheckedParameter, SIGNIFICANT_DIGITS, TOLERANCE};
use handwritten::network::{Architecture, Network};
use handwritten::published as p;
use handwritten::random_init::{epsilon_init, random_network};
use handwritten::sigmoid_gradient::sigmoid_gradient;
use handwritten::visualization::{PADDING, display_data, grid_shape};
use ndarray::arr0;
use rand::{SeedableRng, rngs::ChaCha8Rng};

use super::{
    Failure,
    digits::{select, shuffled, spread},
    options::Options,
    output::{self, Output},
    reading,
    screen::Screen,
    setting::{Setting, Weights},
    table::{Row, counted, plural, short},
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
    compute_the_gradient(screen, &setting)?;
    check_the_gradient(screen, &setting)?;
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

fn compute_the_gradient(screen: &mut Screen, setting: &Setting) -> Result<(), Failure> {
    /// Examples for the loop, which is slow.
    const EXAMPLES: usize = 500;
    /// Both forms add the same numbers in another order.
    const ROUNDING: f64 = 1e-12;

    screen.heading("5 · The gradient, by backpropagation")?;
    let weights = &setting.weights;
    screen.prose(&format!(
        "At {}: the sum of all its entries, and the loop over {} against the vectorised form.",
        weights.name(),
        plural(setting.digits.labels.len().min(EXAMPLES), "example"),
    ))?;
    screen.gap()?;
    let network = &weights.network;
    let targets = setting.targets_of(network);
    let compare = setting.lecture_data && weights.are_the_courses();
    let published = [
        (0.0, &p::GRADIENT_SUM_LAMBDA_0),
        (1.0, &p::GRADIENT_SUM_LAMBDA_1),
    ];
    let mut rows: Vec<Row> = published
        .into_iter()
        .map(|(lambda, published)| {
            let (_, gradient) = cost_and_gradient(network, &setting.digits.x, &targets, lambda);
            let name = format!("sum, lambda {lambda}");
            Row::published(&name, gradient.unroll().sum(), published, compare)
        })
        .collect();
    let (x, targets) = (
        spread(&setting.digits.x, EXAMPLES),
        spread(&targets, EXAMPLES),
    );
    let looped = backpropagation_loop(network, &x, &targets, setting.lambda);
    let (_, at_once) = cost_and_gradient(network, &x, &targets, setting.lambda);
    let difference = relative_difference(&looped.unroll(), &at_once.unroll());
    rows.push(
        Row::new("loop against vectorised", format!("{difference:.1e}")).expected(
            format!("< {ROUNDING:.0e}"),
            "rounding",
            difference < ROUNDING,
        ),
    );
    screen.table(rows)?;
    Ok(())
}

fn check_the_gradient(screen: &mut Screen, setting: &Setting) -> Result<(), Failure> {
    screen.heading("6 · Is the gradient right?")?;
    screen.prose(
        "Nudge weights up and down and see how the cost moves: all of them in a small network, \
         then some of the large one, at its random weights.",
    )?;
    screen.gap()?;
    let reports = [0.0, 3.0].map(|lambda| (lambda, check_small_network(lambda)));
    let mut rows: Vec<Row> = reports
        .iter()
        .map(|(lambda, report)| {
            let found = format!("{:.1e}", report.relative_difference);
            let source = p::RELATIVE_DIFFERENCE.source;
            Row::new(format!("relative difference, lambda {lambda}"), found).expected(
                format!("< {TOLERANCE:.0e}"),
                short(source),
                report.agrees(),
            )
        })
        .collect();
    let checked = check_large_network(setting);
    rows.push(agreeing(&checked));
    screen.table(rows)?;
    for (_, report) in reports.iter().filter(|(_, report)| !report.agrees()) {
        report
            .to_string()
            .lines()
            .try_for_each(|line| screen.say(line))?;
    }
    screen.gap()?;
    let line = |weight: &str, nudged: &str, passed_back: &str| {
        format!("{weight:<15} {nudged:>10} {passed_back:>11}")
    };
    screen.prose(&line("weight", "nudged", "passed back"))?;
    for parameter in checked.iter().take(5) {
        let (matrix, row, column) = setting.architecture.locate(parameter.index);
        let place = format!("{matrix}[{row}, {column}]");
        let slopes = [parameter.numerical, parameter.analytic].map(scientific);
        screen.prose(&line(&place, &slopes[0], &slopes[1]))?;
    }
    Ok(())
}

fn check_large_network(setting: &Setting) -> Vec<CheckedParameter> {
    /// Weights to nudge.
    const COUNT: usize = 10;

    let architecture = setting.architecture;
    let network = random_network(architecture, setting.seed);
    let (x, targets, lambda) = (&setting.digits.x, &setting.targets, setting.lambda);
    let (_, gradient) = cost_and_gradient(&network, x, targets, lambda);
    let mut rng = ChaCha8Rng::seed_from_u64(setting.seed);
    check_random_parameters(
        |params| cost(&Network::roll(params, architecture), x, targets, lambda),
        &network.unroll(),
        &gradient.unroll(),
        COUNT.min(architecture.parameter_count()),
        &mut rng,
    )
}

/// How many of the nudged weights have two slopes that agree.
fn agreeing(checked: &[CheckedParameter]) -> Row {
    let agreeing = checked.iter().filter(|weight| weight.agrees()).count();
    let all = checked.len();
    Row::new("weights that agree, large network", agreeing.to_string()).expected(
        format!("{all}, to {SIGNIFICANT_DIGITS} digits"),
        short(p::ACCURACY_70_ITERATIONS.source),
        agreeing == all,
    )
}

/// A number with its sign as it is printed.
fn signed(number: f64, decimals: usize) -> String {
    format!("{number:.decimals$}").replace('-', "−")
}

fn scientific(number: f64) -> String {
    format!("{number:.3e}").replace('-', "−")
}
