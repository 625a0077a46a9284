//! A share of the examples, and the sums over it.

use std::hint::black_box;

use super::{
    instructions::{Instructions, Level, Task},
    lanes::{Lanes, exp_minus_abs, sigmoid},
    packing::Panels,
    products::{Errors, Inputs, WeightSums, Weights, forward, gradient},
};
use crate::network::Architecture;

/// The network's weights in the order in which the blocks read them.
#[derive(Debug)]
pub(super) struct PackedNetwork {
    architecture: Architecture,
    theta1: Weights,
    theta2: Weights,
    /// Theta2 without its bias column and the other way round: from the output
    /// units to the hidden ones.
    theta2_back: Weights,
}

impl PackedNetwork {
    pub(super) fn zeros(architecture: Architecture, instructions: Instructions) -> Self {
        let Architecture {
            inputs,
            hidden,
            labels,
        } = architecture;
        let wide = instructions.wide();
        Self {
            architecture,
            theta1: Weights::zeros(1 + inputs, hidden, wide),
            theta2: Weights::zeros(1 + hidden, labels, wide),
            theta2_back: Weights::zeros(labels, hidden, wide),
        }
    }

    /// Takes over the unrolled parameters.
    pub(super) fn set(&mut self, params: &[f64]) {
        let Architecture {
            inputs,
            hidden,
            labels,
        } = self.architecture;
        let (theta1, theta2) = params.split_at(hidden * (1 + inputs));
        for (input, column) in theta1.chunks_exact(hidden).enumerate() {
            self.theta1.set_input(input, column.iter().copied());
        }
        for (input, column) in theta2.chunks_exact(labels).enumerate() {
            self.theta2.set_input(input, column.iter().copied());
        }
        let weights = &theta2[labels..]; // the bias column left out
        for label in 0..labels {
            let row = weights[label..].iter().step_by(labels).copied();
            self.theta2_back.set_input(label, row);
        }
    }
}

/// Examples in panels of eight, and all that is needed to sum over them.
#[derive(Debug)]
pub(super) struct Block {
    panels: Panels,
    layers: Layers,
    pub(super) sums: Sums,
}

/// The cost and the gradient, summed over a block's examples.
#[derive(Debug)]
pub(super) struct Sums {
    pub(super) cost: f64,
    pub(super) theta1_grad: WeightSums,
    pub(super) theta2_grad: WeightSums,
}

impl Block {
    pub(super) fn new(architecture: Architecture, panels: Panels) -> Self {
        let Architecture {
            inputs,
            hidden,
            labels,
        } = architecture;
        Self {
            panels,
            layers: Layers::new(architecture),
            sums: Sums {
                cost: 0.0,
                theta1_grad: WeightSums::zeros(1 + inputs, hidden),
                theta2_grad: WeightSums::zeros(1 + hidden, labels),
            },
        }
    }

    /// Computes the sums for this network.
    pub(super) fn evaluate(&mut self, network: &PackedNetwork, instructions: Instructions) {
        instructions.run(Evaluate {
            block: self,
            network,
        });
    }

    pub(super) fn example_bytes(&self) -> usize {
        self.panels.bytes()
    }

    pub(super) fn sum_bytes(&self) -> usize {
        self.sums.theta1_grad.bytes() + self.sums.theta2_grad.bytes()
    }
}

/// What the layers hold for the panel at hand, under the lecture's names.
#[derive(Debug)]
struct Layers {
    /// 0, 1, 2, …: all inputs of a layer.
    all: Vec<u32>,
    /// The hidden layer; its bias unit comes first.
    a2: Vec<Lanes>,
    /// z3, then delta3 in the same place.
    delta3: Vec<Lanes>,
    delta2: Vec<Lanes>,
    delta3_errors: Errors,
    delta2_errors: Errors,
}

impl Layers {
    fn new(architecture: Architecture) -> Self {
        let Architecture { hidden, labels, .. } = architecture;
        let sums = |units| Weights::zeros(1, units, false).sums();
        Self {
            all: (0..).take(1 + hidden.max(labels)).collect(),
            a2: vec![Lanes::ZERO; 1 + sums(hidden)],
            delta3: vec![Lanes::ZERO; sums(labels)],
            delta2: vec![Lanes::ZERO; sums(hidden)],
            delta3_errors: Errors::zeros(labels),
            delta2_errors: Errors::zeros(hidden),
        }
    }
}

struct Evaluate<'a> {
    block: &'a mut Block,
    network: &'a PackedNetwork,
}

impl Task for Evaluate<'_> {
    #[inline(always)]
    fn run<L: Level>(self) {
        let Block {
            panels,
            layers,
            sums,
        } = self.block;
        sums.cost = 0.0;
        sums.theta1_grad.clear();
        sums.theta2_grad.clear();
        let labels = self.network.architecture.labels;
        let mut start = 0;
        for (&end, targets) in panels.ends.iter().zip(panels.targets.chunks_exact(labels)) {
            let a1 = Inputs {
                indices: &panels.indices[start..end],
                values: &panels.values[start..end],
            };
            let next = &panels.values[end..];
            add_panel::<L>(self.network, a1, targets, next, layers, sums);
            start = end;
        }
    }
}

/// The lecture's steps 1 to 4, for eight examples at once.
#[inline(always)]
fn add_panel<L: Level>(
    network: &PackedNetwork,
    a1: Inputs,
    targets: &[Lanes],
    next: &[Lanes],
    layers: &mut Layers,
    sums: &mut Sums,
) {
    let Architecture { hidden, labels, .. } = network.architecture;
    let all = &layers.all;
    let bias = a1.values[0]; // 1 for an example, 0 for an empty lane

    // Step 1: forward.
    let (a2_bias, a2_units) = layers.a2.split_at_mut(1);
    a2_bias[0] = bias;
    forward::<L>(a1, &network.theta1, a2_units);
    // Nothing is known of what comes out of a black box, so the compiler takes
    // one unit of eight examples at a time. Without it would take eight units of
    // one example and gather them from eight places.
    for a in a2_units.iter_mut().map(black_box) {
        *a = sigmoid(a, &exp_minus_abs::<L>(a));
    }
    let a2 = Inputs {
        indices: &all[..=hidden],
        values: &layers.a2[..=hidden],
    };
    forward::<L>(a2, &network.theta2, &mut layers.delta3);

    // Step 2: the error of the output units.
    let delta3 = &mut layers.delta3[..labels];
    sums.cost += answer::<L>(delta3, targets, &bias);

    // Step 3: the error of the hidden units, their share times their slope.
    let back = Inputs {
        indices: &all[..labels],
        values: delta3,
    };
    forward::<L>(back, &network.theta2_back, &mut layers.delta2);
    let delta2 = &mut layers.delta2[..hidden];
    for (delta, a) in delta2.iter_mut().map(black_box).zip(&a2.values[1..]) {
        *delta = Lanes::each(|lane| delta.0[lane] * (a.0[lane] * (1.0 - a.0[lane])));
    }

    // Step 4: accumulate.
    layers.delta3_errors.set(delta3);
    layers.delta2_errors.set(delta2);
    gradient::<L>(a2, &layers.delta3_errors, &mut sums.theta2_grad, &[]);
    gradient::<L>(a1, &layers.delta2_errors, &mut sums.theta1_grad, next);
}

/// Replaces z3 by delta3 = h − y and returns what the answers h cost.
///
/// With e = e^−|z| the cost of one answer, −y ln h − (1 − y) ln(1 − h), is
/// ln(1 + e) + max(z, 0) − y·z. A sum of logarithms is the logarithm of a
/// product, so that one `ln` is enough for all answers of a panel.
#[inline(always)]
fn answer<L: Level>(z3: &mut [Lanes], targets: &[Lanes], bias: &Lanes) -> f64 {
    let mut cost = Lanes::ZERO;
    let mut logarithms = 0.0;
    for (z3, targets) in z3.chunks_mut(FACTORS).zip(targets.chunks(FACTORS)) {
        let mut product = Lanes::ONE;
        for (z, y) in z3.iter_mut().zip(targets) {
            let e = exp_minus_abs::<L>(z);
            let h = sigmoid(z, &e);
            // An empty lane has bias 0: it costs nothing and has no error.
            product = Lanes::each(|lane| product.0[lane] * (1.0 + bias.0[lane] * e.0[lane]));
            cost = Lanes::each(|lane| {
                let above = if z.0[lane] > 0.0 { z.0[lane] } else { 0.0 };
                cost.0[lane] + bias.0[lane] * (above - y.0[lane] * z.0[lane])
            });
            *z = Lanes::each(|lane| bias.0[lane] * (h.0[lane] - y.0[lane]));
        }
        logarithms += product.product().ln();
    }
    cost.sum() + logarithms
}

/// So many factors of at most 2 in each of eight lanes have a product of at
/// most 2⁵¹²; the largest f64 is 2¹⁰²⁴.
const FACTORS: usize = 64;
