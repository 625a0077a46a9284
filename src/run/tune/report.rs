//! What the trainings say: tables, the best setting, and how sure it is.

use std::fmt::Write as _;

use handwritten::tuning::{
    Candidate, Score, Setting, Spread, Training, best, can_be_told_apart, is_simpler, spread,
};

use super::{Failure, plan::Plan, plots, store::Store};
use crate::run::{
    options::{LECTURE_ITERATIONS, LECTURE_LAMBDA},
    output::Output,
    screen::Screen,
    table::{counted, plural},
};

/// Rows of the table of the best settings.
const LISTED: usize = 8;

/// A setting with all that was measured of it, seed by seed.
pub(super) struct Summary {
    pub(super) setting: Setting,
    pub(super) seen: Vec<Score>,
    pub(super) new: Vec<Score>,
}

impl Summary {
    pub(super) fn candidate(&self) -> Candidate {
        Candidate {
            setting: self.setting,
            accuracies: accuracies(&self.new),
        }
    }
}

pub(super) fn accuracies(scores: &[Score]) -> Vec<f64> {
    scores.iter().map(|score| score.accuracy).collect()
}

/// A setting as measured on some of the training images.
pub(super) fn summary(
    plan: &Plan,
    store: &Store,
    setting: Setting,
    examples: usize,
) -> Option<Summary> {
    let of = |&seed: &u64| {
        let training = Training {
            examples,
            hidden: setting.hidden,
            lambda: setting.lambda,
            seed,
        };
        store.get(&training, setting.iterations)
    };
    let measured: Vec<_> = plan.seeds.iter().map(of).collect::<Option<_>>()?;
    Some(Summary {
        setting,
        seen: measured.iter().map(|one| one.seen).collect(),
        new: measured.iter().map(|one| one.new).collect(),
    })
}

/// Prints the comparison and draws it.
pub(super) fn report(
    screen: &mut Screen,
    plan: &Plan,
    store: &Store,
    output: &mut Output,
) -> Result<(), Failure> {
    let all: Vec<Summary> = plan
        .settings()
        .into_iter()
        .filter_map(|setting| summary(plan, store, setting, plan.training_examples))
        .collect();
    let candidates: Vec<Candidate> = all.iter().map(Summary::candidate).collect();
    let best = best(&candidates);
    screen.heading("Read rightly, in percent: mean ± standard deviation over the seeds")?;
    table(screen, &all, best)?;
    screen.gap()?;
    conclude(screen, plan, &all, &candidates, best)?;
    screen.heading("Written")?;
    let settings = csv(&all, &candidates, best);
    output.write(
        "settings.csv",
        "all settings".to_owned(),
        settings.as_bytes(),
    )?;
    plots::draw(plan, store, &all, &all[best].setting, output)?;
    output.list(screen)?;
    Ok(())
}

/// The best settings, the lecture's, and the one that learns most by heart.
fn table(screen: &mut Screen, all: &[Summary], best: usize) -> Result<(), Failure> {
    let mean = |place: usize| spread(&accuracies(&all[place].new)).mean;
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by(|&a, &b| mean(b).total_cmp(&mean(a)));
    places.retain(|&place| place != best);
    places.insert(0, best);
    let mut listed: Vec<(usize, &str)> = places.iter().take(LISTED).map(|&p| (p, "")).collect();
    listed[0].1 = "best";
    for (place, note) in [
        (lecture(all), "the lecture's"),
        (by_heart(all), "most by heart"),
    ] {
        match place {
            Some(place) if listed.iter().all(|(listed, _)| *listed != place) => {
                listed.push((place, note));
            }
            _ => {}
        }
    }
    let head = "hidden  lambda  iterations      training     validation";
    let mut lines = vec![head.to_owned()];
    for (place, note) in listed {
        let Summary { setting, seen, new } = &all[place];
        let Setting {
            hidden,
            lambda,
            iterations,
        } = setting;
        let [seen, new] = [seen, new].map(|scores| in_short(&accuracies(scores)));
        lines.push(format!(
            "{hidden:>6}  {lambda:>6}  {iterations:>10}  {seen:>12}  {new:>13}  {note}"
        ));
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect();
    screen.lines(&lines)?;
    Ok(())
}

fn lecture(all: &[Summary]) -> Option<usize> {
    let is_lectures = |summary: &Summary| {
        let setting = &summary.setting;
        setting.hidden == 25
            && setting.lambda.total_cmp(&LECTURE_LAMBDA).is_eq()
            && setting.iterations == LECTURE_ITERATIONS
    };
    all.iter().position(is_lectures)
}

/// The setting that reads most of its training images; of equal ones the one
/// that reads fewest of the others.
fn by_heart(all: &[Summary]) -> Option<usize> {
    let mean = |scores: &[Score]| spread(&accuracies(scores)).mean;
    (0..all.len()).max_by(|&a, &b| {
        let (a, b) = (&all[a], &all[b]);
        let seen = mean(&a.seen).total_cmp(&mean(&b.seen));
        seen.then(mean(&b.new).total_cmp(&mean(&a.new)))
    })
}

/// `93.8 ± 0.6`, or the number alone where there is no spread.
fn in_short(numbers: &[f64]) -> String {
    let Spread { mean, deviation } = spread(numbers);
    if deviation.is_nan() {
        format!("{mean:.1}")
    } else {
        format!("{mean:.1} ± {deviation:.1}")
    }
}

pub(super) fn named(setting: &Setting) -> String {
    let Setting {
        hidden,
        lambda,
        iterations,
    } = setting;
    let (units, iterations) = (
        plural(*hidden, "hidden unit"),
        plural(*iterations, "iteration"),
    );
    format!("{units}, lambda {lambda}, {iterations}")
}

fn conclude(
    screen: &mut Screen,
    plan: &Plan,
    all: &[Summary],
    candidates: &[Candidate],
    best: usize,
) -> Result<(), Failure> {
    let chosen = &candidates[best];
    screen.say(&format!(
        "Best on the validation images: {}, {} %.",
        named(&chosen.setting),
        in_short(&chosen.accuracies)
    ))?;
    if plan.seeds.len() < 2 {
        screen.say("With one seed nobody can say how much of it is chance; try --seeds 5.")?;
    } else {
        let alike: Vec<&Candidate> = candidates
            .iter()
            .filter(|other| !can_be_told_apart(&chosen.accuracies, &other.accuracies))
            .collect();
        let seeds = plural(plan.seeds.len(), "seed");
        let others = alike.len() - 1;
        if others == 0 {
            screen.say(&format!(
                "All others are worse by more than chance explains with {seeds}."
            ))?;
        } else {
            let simplest = alike.iter().copied().reduce(|one, other| {
                if is_simpler(&other.setting, &one.setting) {
                    other
                } else {
                    one
                }
            });
            let simplest = simplest.unwrap_or(chosen);
            screen.say(&format!(
                "{} of the other {} cannot be told apart from it with {seeds} (95 %, paired t-test). \
                 The simplest of these: {}, {} %.",
                counted(others),
                counted(candidates.len() - 1),
                named(&simplest.setting),
                in_short(&simplest.accuracies)
            ))?;
        }
        screen.prose(
            "The best of many is partly lucky: on images that had no part in the choice, expect \
             a little less.",
        )?;
    }
    if let Some(place) = by_heart(all) {
        let Summary { setting, seen, new } = &all[place];
        screen.prose(&format!(
            "Learned by heart: {} reads {} % of its training images and {} % of the others.",
            named(setting),
            in_short(&accuracies(seen)),
            in_short(&accuracies(new))
        ))?;
    }
    Ok(())
}

/// All settings with means and deviations.
fn csv(all: &[Summary], candidates: &[Candidate], best: usize) -> String {
    let mut text = format!(
        "# Settings compared by handwritten tune; {}. Accuracies in percent over the seeds.\n\
         hidden,lambda,iterations,training_mean,training_deviation,validation_mean,\
         validation_deviation,like_the_best\n",
        handwritten::picture::MARK
    );
    let chosen = &candidates[best].accuracies;
    for (summary, candidate) in all.iter().zip(candidates) {
        let Setting {
            hidden,
            lambda,
            iterations,
        } = summary.setting;
        let [seen, new] = [&summary.seen, &summary.new].map(|scores| spread(&accuracies(scores)));
        let alike = !can_be_told_apart(chosen, &candidate.accuracies);
        let _ = writeln!(
            text,
            "{hidden},{lambda},{iterations},{:.3},{:.3},{:.3},{:.3},{alike}",
            seen.mean, seen.deviation, new.mean, new.deviation
        );
    }
    text
}
