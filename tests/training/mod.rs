//! Training runs that the tests of sections 7 and 8 share.

// Each test file compiles it for itself and uses a part of it.
#![allow(dead_code, unreachable_pub)]

use std::ops::ControlFlow;

use handwritten::backpropagation::cost_and_gradient;
use handwritten::feedforward::one_hot;
use handwritten::fmincg::{Minimum, Progress, fmincg};
use handwritten::network::{Architecture, Network};
use ndarray::Array1;

use common::digits;
use common::expect::called;
use common::networks::debug_network;

/// A cost with its gradient, whichever: a run is compiled for this one type, and not
/// at every save for the closure of each test.
pub type Cost<'a> = &'a mut dyn FnMut(&Array1<f64>) -> (f64, Array1<f64>);

/// Who watches a run.
pub type Observer<'a> = &'a mut dyn FnMut(&Progress) -> ControlFlow<()>;

/// The strength of the penalty in all of the lecture's trainings.
const LAMBDA: f64 = 1.0;

/// A training on the 5,000 digits, and what was seen on the way.
pub struct Training {
    pub minimum: Minimum,
    /// Every cost that was computed, in order.
    pub evaluated: Vec<f64>,
    /// How many of them had been computed by the end of each iteration.
    pub evaluations: Vec<usize>,
    /// The weights of each of them, unrolled.
    points: Vec<Array1<f64>>,
    architecture: Architecture,
}

impl Training {
    /// The network as it was after an iteration, counted from 1. None of them
    /// failed, so each ended at the last point that it evaluated.
    pub fn network_after(&self, iteration: usize) -> Network {
        let Some(&evaluations) = self.evaluations.get(iteration - 1) else {
            panic!(
                "the training on the digits ended after {} iterations, {:?}, so there is no network \
                 after {iteration}. Go by the tests of section 7 first.",
                self.minimum.iterations, self.minimum.reason
            );
        };
        Network::roll(&self.points[evaluations - 1], self.architecture)
    }
}

/// Trains a network on the 5,000 digits with lambda 1.
pub fn train(start: &Network, iterations: usize) -> Training {
    let architecture = start.architecture();
    let targets = one_hot(&digits().labels, architecture.labels);
    let mut evaluated = Vec::new();
    let mut evaluations = Vec::new();
    let mut points = Vec::new();
    let cost: Cost = &mut |params| {
        let network = Network::roll(params, architecture);
        let (cost, gradient) = cost_and_gradient(&network, &digits().x, &targets, LAMBDA);
        evaluated.push(cost);
        points.push(params.clone());
        (cost, gradient.unroll())
    };
    let observer: Observer = &mut |progress| {
        evaluations.push(progress.evaluations);
        ControlFlow::Continue(())
    };
    let what = "the training on the 5,000 digits";
    let minimum = called("fmincg::Your task in src/fmincg.rs", what, || {
        fmincg(&mut *cost, start.unroll(), iterations, &mut *observer)
    });
    Training {
        minimum,
        evaluated,
        evaluations,
        points,
        architecture,
    }
}

/// The training from the debug weights, which are the same on every machine.
/// Octave's first 50 iterations are recorded.
pub fn train_from_debug_weights(iterations: usize) -> Training {
    train(&debug_network(Architecture::LECTURE), iterations)
}
