//! `handwritten tune`: lambda, hidden units and iterations compared on digits
//! that were kept out of the training.

use std::{
    process::ExitCode,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use handwritten::data::Digits;
use handwritten::tuning::{Training, share_of, train};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use self::{
    plan::Plan,
    store::{Measured, Store},
};
use super::{
    Failure,
    options::TuneOptions,
    output::Output,
    screen::Screen,
    setting::MAX_LABELS,
    table::{counted, plural},
};

mod plan;
mod plots;
mod report;
mod store;

/// What is written beside the trainings themselves.
const WRITTEN: &[&str] = &[
    "settings.csv",
    "learning_curves.svg",
    "validation_curves.svg",
    "heat_map.svg",
];

/// Lines where there is no progress bar.
const LINES: usize = 10;

/// Trains with every setting that is not measured yet, and compares them all.
pub(crate) fn tune(options: &TuneOptions) -> Result<ExitCode, Failure> {
    let mut output = Output::open(&options.output, WRITTEN)?;
    let digits = Digits::load(&options.data, MAX_LABELS)?;
    let plan = Plan::new(options, &digits)?;
    let mut store = Store::open(&options.output, &digits, plan.percent)?;
    output.clear()?;
    let screen = &mut Screen::new(options.quiet);
    introduce(screen, &plan, &store)?;
    let open: Vec<Training> = plan
        .trainings()
        .into_iter()
        .filter(|training| !store.has(training, &plan.iterations))
        .collect();
    if !open.is_empty() {
        measure(screen, &plan, &digits, open, options.threads, &mut store)?;
    }
    report::report(screen, &plan, &store, &mut output)?;
    Ok(ExitCode::SUCCESS)
}

fn introduce(screen: &mut Screen, plan: &Plan, store: &Store) -> Result<(), Failure> {
    screen.heading("Choosing lambda, hidden units and iterations")?;
    screen.prose(&format!(
        "{} images to learn from and {} to validate with, split anew for each of {}. {} settings.",
        counted(plan.training_examples),
        counted(plan.validation_examples),
        plural(plan.seeds.len(), "seed"),
        counted(plan.settings().len()),
    ))?;
    if let Some(found) = store.said() {
        screen.say(&found)?;
    }
    Ok(())
}

/// Runs the trainings side by side and keeps each as soon as it is finished.
fn measure(
    screen: &mut Screen,
    plan: &Plan,
    digits: &Digits,
    mut open: Vec<Training>,
    threads: usize,
    store: &mut Store,
) -> Result<(), Failure> {
    let work = |training: &Training| (training.examples * training.hidden) as u64;
    // The longest first, so that no thread is left alone with one at the end.
    open.sort_by_key(|training| u64::MAX - work(training));
    let all = plan.trainings().len();
    let kept = all - open.len();
    screen.prose(&format!(
        "{} of up to {} iterations on {}. What is finished is kept: stopped with Ctrl-C, the same \
         command goes on.",
        plural(open.len(), "training"),
        counted(plan.most_iterations()),
        plural(threads, "thread"),
    ))?;
    screen.gap()?;
    let bar = progress_bar(screen, open.iter().map(work).sum());
    let next = AtomicUsize::new(0);
    let (sender, finished) = mpsc::channel();
    let share = plan.share();
    thread::scope(|scope| {
        for _ in 0..threads.min(open.len()) {
            let sender = sender.clone();
            let (next, open) = (&next, &open);
            scope.spawn(move || {
                while let Some(training) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let scores = train(digits, share, training, &plan.iterations);
                    // Nobody receives it any more if the last could not be kept.
                    if sender.send((*training, scores)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (count, (training, scores)) in (1..).zip(finished) {
            let cells = plan.iterations.iter().zip(scores);
            let measured: Vec<Measured> = cells
                .map(|(&iterations, [training_score, validation])| Measured {
                    training,
                    iterations,
                    seen: training_score,
                    new: validation,
                })
                .collect();
            store.append(&measured)?;
            bar.inc(work(&training));
            let done = kept + count;
            bar.set_message(format!("{done} of {all} trainings"));
            let is_tenth = done * LINES / all > (done - 1) * LINES / all;
            if is_tenth && !screen.is_live() {
                screen.prose(&format!("{done:>4} of {all} trainings"))?;
            }
        }
        Ok(())
    })
    .inspect(|()| bar.finish_and_clear())
}

/// A bar on a terminal; elsewhere one that is not seen.
fn progress_bar(screen: &Screen, work: u64) -> ProgressBar {
    if !screen.is_live() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(work), ProgressDrawTarget::stdout());
    let style = ProgressStyle::with_template("  {wide_bar} {msg}  {eta} left")
        .map(|style| style.progress_chars("━━─"));
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// How many of each label a share keeps out, added up.
fn kept_out(digits: &Digits, share: f64) -> usize {
    let largest = digits.labels.iter().copied().max().unwrap_or(0);
    let of = |label| digits.labels.iter().filter(|&&of| of == label).count();
    (1..=largest).map(|label| share_of(of(label), share)).sum()
}
