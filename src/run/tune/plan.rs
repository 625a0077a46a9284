//! What is to be trained.

use handwritten::data::Digits;
use handwritten::tuning::{Setting, Training};

use super::{Failure, TuneOptions, kept_out};

/// Parts of the training images on which the learning curves are measured.
const PARTS: [usize; 5] = [32, 16, 8, 4, 2];

/// The hidden units and the penalty of the lecture, near which the learning
/// curves are measured.
const LECTURE: (usize, f64) = (25, 1.0);

/// The grid, and how it is measured. All lists rise.
pub(crate) struct Plan {
    pub(crate) lambdas: Vec<f64>,
    pub(crate) hidden: Vec<usize>,
    pub(crate) iterations: Vec<usize>,
    pub(crate) seeds: Vec<u64>,
    /// The share of the images that is kept for validation, in percent.
    pub(crate) percent: usize,
    pub(crate) training_examples: usize,
    pub(crate) validation_examples: usize,
}

impl Plan {
    /// The plan of some options.
    pub(crate) fn new(options: &TuneOptions, digits: &Digits) -> Result<Self, Failure> {
        let m = digits.labels.len();
        let validation_examples = kept_out(digits, options.validation as f64 / 100.0);
        if validation_examples == 0 || validation_examples == m {
            let file = options.data.display();
            let percent = options.validation;
            return Err(format!(
                "{file}: {percent} % of its images are {validation_examples} of {m}, and both \
                 parts need some; choose another --validation"
            )
            .into());
        }
        let mut plan = Self {
            lambdas: options.lambdas.clone(),
            hidden: options.hidden.clone(),
            iterations: options.iterations.clone(),
            seeds: (1..=options.seeds).collect(),
            percent: options.validation,
            training_examples: m - validation_examples,
            validation_examples,
        };
        plan.lambdas.sort_by(f64::total_cmp);
        plan.lambdas.dedup();
        plan.hidden.sort_unstable();
        plan.hidden.dedup();
        plan.iterations.sort_unstable();
        plan.iterations.dedup();
        Ok(plan)
    }

    /// The share of the images that is kept for validation.
    pub(crate) fn share(&self) -> f64 {
        self.percent as f64 / 100.0
    }

    pub(crate) fn most_iterations(&self) -> usize {
        self.iterations.last().copied().unwrap_or(0)
    }

    /// Every setting of the grid, the simplest first.
    pub(crate) fn settings(&self) -> Vec<Setting> {
        let mut settings = Vec::new();
        for &hidden in &self.hidden {
            for &iterations in &self.iterations {
                for &lambda in self.lambdas.iter().rev() {
                    settings.push(Setting {
                        hidden,
                        lambda,
                        iterations,
                    });
                }
            }
        }
        settings
    }

    /// Every training: the grid, and fewer images for the learning curves.
    pub(crate) fn trainings(&self) -> Vec<Training> {
        let mut trainings = Vec::new();
        for &seed in &self.seeds {
            let all = self.training_examples;
            let training = |examples, hidden, lambda| Training {
                examples,
                hidden,
                lambda,
                seed,
            };
            for &hidden in &self.hidden {
                let of_all = |&lambda: &f64| training(all, hidden, lambda);
                trainings.extend(self.lambdas.iter().map(of_all));
            }
            for lambda in self.curve_lambdas() {
                let fewer = self.curve_examples().into_iter().filter(|&m| m < all);
                trainings.extend(fewer.map(|m| training(m, self.curve_hidden(), lambda)));
            }
        }
        trainings
    }

    /// The numbers of images of the learning curves, all of them last.
    pub(crate) fn curve_examples(&self) -> Vec<usize> {
        let m = self.training_examples;
        let mut examples: Vec<usize> = PARTS
            .iter()
            .map(|part| m / part)
            .filter(|&examples| examples > 0)
            .collect();
        examples.push(m);
        examples.dedup();
        examples
    }

    /// The hidden units of the learning curves.
    pub(crate) fn curve_hidden(&self) -> usize {
        let nearest = self.hidden.iter().min_by_key(|h| h.abs_diff(LECTURE.0));
        nearest.copied().unwrap_or(LECTURE.0)
    }

    /// The penalties of the learning curves: the weakest and the lecture's.
    pub(crate) fn curve_lambdas(&self) -> Vec<f64> {
        let distance = |lambda: &f64| (lambda - LECTURE.1).abs();
        let nearest = self
            .lambdas
            .iter()
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let mut lambdas: Vec<f64> = self
            .lambdas
            .first()
            .into_iter()
            .chain(nearest)
            .copied()
            .collect();
        lambdas.dedup();
        lambdas
    }
}
