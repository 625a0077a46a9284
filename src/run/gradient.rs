//! Sections 5 and 6: the gradient, and whether it is right.

use handwritten::backpropagation::{backpropagation_loop, cost_and_gradient};
use handwritten::feedforward::cost;
use handwritten::gradient_checking::{
    check_random_parameters, check_small_network, relative_difference,
};
use handwritten::gradient_report::{CheckedParameter, SIGNIFICANT_DIGITS, TOLERANCE};
use handwritten::network::Network;
use handwritten::published as p;
use handwritten::random_init::random_network;
use rand::{SeedableRng, rngs::ChaCha8Rng};

use super::{
    Failure,
    digits::spread,
    screen::Screen,
    setting::Setting,
    table::{Row, plural, short},
};

/// Section 5: the gradient, and the loop against the vectorised form.
pub(crate) fn compute(screen: &mut Screen, setting: &Setting) -> Result<(), Failure> {
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

/// Section 6: the slopes of the cost against backpropagation's.
pub(crate) fn check(screen: &mut Screen, setting: &Setting) -> Result<(), Failure> {
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

fn scientific(number: f64) -> String {
    format!("{number:.3e}").replace('-', "−")
}
