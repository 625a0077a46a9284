//! A cost function that answers from a list.

use ndarray::{Array1, arr1};

use super::BY_HAND;

/// A cost with its gradient.
pub type Answer<'a> = (f64, &'a [f64]);

/// A cost function that answers from a list, whatever it is asked, and notes
/// what it is asked. The last answer repeats.
pub struct Script {
    answers: Vec<(f64, Array1<f64>)>,
    asked: Vec<Array1<f64>>,
}

impl Script {
    pub fn new(answers: &[Answer]) -> Self {
        let script = Self {
            answers: Vec::new(),
            asked: Vec::new(),
        };
        script.and(answers)
    }

    /// The same with more answers after the others.
    pub fn and(mut self, answers: &[Answer]) -> Self {
        let owned = |&(cost, gradient): &Answer| (cost, arr1(gradient));
        self.answers.extend(answers.iter().map(owned));
        self
    }

    /// The same with one answer after the others, that many times.
    pub fn and_times(self, times: usize, answer: Answer) -> Self {
        self.and(&vec![answer; times])
    }

    /// The answers to that many parameters, whose gradients are longer.
    pub fn cut(answers: &[(f64, Vec<f64>)], parameters: usize) -> Self {
        let cut = answers
            .iter()
            .map(|(cost, all)| (*cost, &all[..parameters]));
        Self::new(&cut.collect::<Vec<Answer>>())
    }

    pub fn answer(&mut self, params: &Array1<f64>) -> (f64, Array1<f64>) {
        let turn = self.asked.len().min(self.answers.len() - 1);
        self.asked.push(params.clone());
        self.answers[turn].clone()
    }

    /// What it was asked, in order.
    pub fn asked(&self) -> &[Array1<f64>] {
        &self.asked
    }

    #[track_caller]
    pub fn assert_asked(&self, index: usize, expected: &[f64], why: &str) {
        let came = &self.asked[index];
        assert!(
            came.iter()
                .zip(expected)
                .all(|(a, b)| (a - b).abs() < BY_HAND),
            "evaluation {} must be at {expected:?}, was at {came}: {why}",
            index + 1
        );
    }
}
