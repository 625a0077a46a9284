//! The chapters beyond the lecture.

use std::ops::ControlFlow;

use cargo_lab::figures::tuned::{EXAMPLES, Images, candidates, chosen, measured};
use common::networks::column_by_column;
use handwritten::{
    data::{DIGITS, Digits},
    faster::FastCost,
    feedforward::one_hot,
    fmincg::fmincg,
    logistic_regression::{
        ITERATIONS, LAMBDA, logistic_cost_and_gradient, one_vs_all, predict_one_vs_all,
    },
    network::{Architecture, Network},
    prediction::{accuracy, predict},
    random_init::random_network,
    tuning::{Setting, can_be_told_apart, t_quantile},
};
use ndarray::{Axis, array};

use super::{Computed, about, exact, root};

type Numbers = Vec<(String, Computed)>;

/// A figure that another program computed.
fn recorded(name: &str) -> f64 {
    let file = include_str!("../../../tests/recorded/logistic_regression.csv");
    let mut lines = file.lines().filter_map(|line| line.split_once(','));
    let line = lines.find(|(found, _)| *found == name);
    let (_, value) = line.expect("the figure is recorded");
    value.parse().expect("it is one number")
}

/// Logistic regression and the network, each trained as the lecture does.
pub(super) fn baseline() -> Numbers {
    let path = root().join("data").join(DIGITS);
    let all = Digits::load(path, 10).expect("the digits are part of the project");
    let (out, seen): (Vec<usize>, Vec<usize>) = (0..5000).partition(|row| row % 5 == 4);
    let part = |rows: &[usize]| Digits {
        x: all.x.select(Axis(0), rows),
        labels: all.labels.select(Axis(0), rows),
    };
    let (new, seen) = (part(&out), part(&seen));
    let classifiers = |on: &Digits, read: &Digits| {
        let theta = one_vs_all(&on.x, &on.labels, 10, LAMBDA, ITERATIONS);
        accuracy(&predict_one_vs_all(&theta, &read.x), &read.labels)
    };
    let theta = array![-2.0, -1.0, 1.0, 2.0];
    let x = column_by_column((5, 3), &|i| i / 10.0);
    let (cost, _) = logistic_cost_and_gradient(&theta, &x, &array![1.0, 0.0, 1.0, 0.0, 1.0], 3.0);
    vec![
        exact("ours.CLASSIFIER_COST", cost),
        // Where 50 iterations end depends on rounding: 24 starts that are 1e-12
        // apart read 94.70 to 95.04 percent.
        about("ours.CLASSIFIER_ACCURACY", classifiers(&all, &all), 0.3),
        exact(
            "ours.BASELINE_ACCURACY",
            recorded("logistic_cg_correct_predictions") / 50.0,
        ),
        exact(
            "baseline.minimum_accuracy",
            recorded("logistic_minimum_correct_predictions") / 50.0,
        ),
        exact(
            "baseline.kept_out_minimum",
            recorded("logistic_kept_out_minimum_correct_predictions") / 10.0,
        ),
        about(
            "baseline.kept_out_classifiers",
            classifiers(&seen, &new),
            0.7,
        ),
        about("baseline.kept_out_network", network(&seen, &new), 0.7),
    ]
}

/// What the network of seed 1 reads of `new` after the lecture's training.
fn network(seen: &Digits, new: &Digits) -> f64 {
    let architecture = Architecture::LECTURE;
    let mut cost = FastCost::new(architecture, &seen.x, &one_hot(&seen.labels, 10), 1.0, 1);
    let minimum = fmincg(
        |params| cost.cost_and_gradient(params),
        random_network(architecture, 1).unroll(),
        50,
        |_| ControlFlow::Continue(()),
    );
    let network = Network::roll(&minimum.params, architecture);
    accuracy(&predict(&network, &new.x), &new.labels)
}

/// The comparison of settings that was recorded: `tests/recorded/tuning.csv`.
pub(super) fn tuning() -> Numbers {
    let setting = |hidden, lambda, iterations| Setting {
        hidden,
        lambda,
        iterations,
    };
    let (heart, lecture) = (setting(25, 0.0, 400), setting(25, 1.0, 50));
    let of = |setting, images| measured(EXAMPLES, setting, images);
    let chosen = chosen();
    let candidates = candidates();
    let alike = candidates
        .iter()
        .filter(|other| !can_be_told_apart(&chosen.accuracies, &other.accuracies));
    let seeds = chosen.accuracies.len();
    let of_five = candidates.iter().filter(|one| one.setting.hidden == 5);
    let five_best = of_five
        .map(|one| of(one.setting, Images::New).mean)
        .fold(0.0, f64::max);
    let gap = of(heart, Images::Seen).mean - of(heart, Images::New).mean;
    vec![
        exact(
            "tuning.heart_new_100",
            of(setting(25, 0.0, 100), Images::New).mean,
        ),
        exact(
            "tuning.penalised_new",
            of(setting(25, 1.0, 400), Images::New).mean,
        ),
        exact(
            "tuning.strong_new",
            of(setting(25, 10.0, 400), Images::New).mean,
        ),
        exact(
            "tuning.strong_seen",
            of(setting(25, 10.0, 400), Images::Seen).mean,
        ),
        exact("tuning.five_best", five_best),
        exact("tuning.alike", alike.count() as f64 - 1.0),
        exact(
            "tuning.chosen_deviation",
            of(chosen.setting, Images::New).deviation,
        ),
        exact("tuning.chosen_hidden", chosen.setting.hidden as f64),
        exact("tuning.chosen_iterations", chosen.setting.iterations as f64),
        exact("tuning.chosen_lambda", chosen.setting.lambda),
        exact("tuning.chosen_new", of(chosen.setting, Images::New).mean),
        exact("tuning.chosen_seen", of(chosen.setting, Images::Seen).mean),
        exact("tuning.heart_gap", gap),
        exact("tuning.heart_iterations", heart.iterations as f64),
        exact("tuning.heart_new", of(heart, Images::New).mean),
        exact("tuning.heart_seen", of(heart, Images::Seen).mean),
        exact(
            "tuning.lecture_deviation",
            of(lecture, Images::New).deviation,
        ),
        exact("tuning.lecture_new", of(lecture, Images::New).mean),
        exact("tuning.others", candidates.len() as f64 - 1.0),
        exact("tuning.seeds", seeds as f64),
        exact("tuning.t", t_quantile(seeds - 1)),
    ]
}
