//! A share of the examples, packed once, and what they say at one evaluation.

use ndarray::Array2;

use super::{
    instructions::{Instructions, Level, Task},
    lanes::{LANES, Lanes, exp_minus_abs, sigmoid},
    products::{Errors, Sums as WeightSums, Weights, forward, gradient},
};
use crate::network::Architecture;

/// Factors between 1 and 2 whose product, over all lanes too, stays finite:
/// 2^(8·64) is below the largest `f64`, 2^1024.
const FACTORS: usize = 64;

/// The network's weights in the order in which the blocks read them.
#[derive(Debug)]
pub(super) struct PackedNetwork {
    architecture: Architecture,
    theta1: Weights,
    theta2: Weights,
    /// Theta2 without the bias, the other way round: from outputs to hidden units.
    theta2_back: Weights,
}

impl PackedNetwork {
    pub(super) fn zeros(architecture: Architecture, instructions: Instructions) -> Self {
        let Architecture { inputs, hidden, labels } = architecture;
        let wide = instructions.wide();
        Self {
            architecture,
            theta1: Weights::zeros(1 + inputs, hidden, wide),
            theta2: Weights::zeros(1 + hidden, labels, wide),
            theta2_back: Weights::zeros(labels, hidden, wide),
        }
    }

    /// Shapes: as [`Architecture::parameter_count`] says, column by column.
    pub(super) fn pack(&mut self, params: &[f64]) {
        let Architecture { inputs, hidden, labels } = self.architecture;
        let (theta1, theta2) = params.split_at(hidden * (1 + inputs));
        for (input, column) in theta1.chunks_exact(hidden).enumerate() {
            for (unit, &weight) in column.iter().enumerate() {
                self.theta1.set(input, unit, weight);
            }
        }
        for (input, column) in theta2.chunks_exact(labels).enumerate() {
            for (label, &weight) in column.iter().enumerate() {
                self.theta2.set(input, label, weight);
                if input > 0 {
                    self.theta2_back.set(label, input - 1, weight);
                }
            }
        }
    }
}

/// Examples, eight by eight, and the sums over them.
#[derive(Debug)]
pub(super) struct Block {
    panels: Panels,
    scratch: Scratch,
    pub(super) sums: Sums,
}

/// The examples eight by eight, without the pixels that are dark in all eight.
#[derive(Debug, Default)]
struct Panels {
    /// For every panel, where its entries in `indices` and `pixels` end.
    ends: Vec<usize>,
    indices: Vec<u32>,
    pixels: Vec<Lanes>,
    /// `labels` for every panel.
    targets: Vec<Lanes>,
}

/// What an evaluation adds up over the block.
#[derive(Debug)]
pub(super) struct Sums {
    pub(super) cost: f64,
    pub(super) theta1_grad: WeightSums,
    pub(super) theta2_grad: WeightSums,
}

/// The layers' values for one panel.
#[derive(Debug)]
struct Scratch {
    /// 0, 1, 2, …: the inputs of a layer that leaves none out.
    all: Vec<u32>,
    /// The hidden layer, its bias unit first.
    a2: Vec<Lanes>,
    z3: Vec<Lanes>,
    delta2: Vec<Lanes>,
    delta2_t: Errors,
    delta3_t: Errors,
}

impl Block {
    /// Shapes: `x` is m × inputs, `targets` m × labels.
    pub(super) fn new(network: &PackedNetwork, rows: &[usize], x: &Array2<f64>, targets: &Array2<f64>) -> Self {
        let Architecture { inputs, hidden, labels } = network.architecture;
        let padded = network.theta1.padded_units();
        Self {
            panels: Panels::new(rows, x, targets),
            scratch: Scratch {
                all: (0u32..).take(1 + hidden.max(labels)).collect(),
                a2: vec![Lanes::ZERO; 1 + padded],
                z3: vec![Lanes::ZERO; network.theta2.padded_units()],
                delta2: vec![Lanes::ZERO; padded],
                delta2_t: Errors::zeros(hidden),
                delta3_t: Errors::zeros(labels),
            },
            sums: Sums {
                cost: 0.0,
                theta1_grad: WeightSums::zeros(1 + inputs, hidden),
                theta2_grad: WeightSums::zeros(1 + hidden, labels),
            },
        }
    }

    /// Sums the cost and the gradient over the block's examples.
    pub(super) fn evaluate(&mut self, network: &PackedNetwork, instructions: Instructions) {
        instructions.run(Evaluate { block: self, network });
    }
}

impl Panels {
    fn new(rows: &[usize], x: &Array2<f64>, targets: &Array2<f64>) -> Self {
        let mut panels = Self::default();
        for rows in rows.chunks(LANES) {
            panels.push(rows, x, targets);
        }
        panels
    }

    fn push(&mut self, rows: &[usize], x: &Array2<f64>, targets: &Array2<f64>) {
        let lanes = |matrix: &Array2<f64>, column| {
            Lanes(std::array::from_fn(|lane| rows.get(lane).map_or(0.0, |&row| matrix[[row, column]])))
        };
        let bias = std::array::from_fn(|lane| if lane < rows.len() { 1.0 } else { 0.0 });
        self.indices.push(0);
        self.pixels.push(Lanes(bias));
        for (index, column) in (1u32..).zip(0..x.ncols()) {
            let pixel = lanes(x, column);
            if pixel.0.iter().any(|&value| value != 0.0) {
                self.indices.push(index);
                self.pixels.push(pixel);
            }
        }
        self.ends.push(self.indices.len());
        self.targets.extend((0..targets.ncols()).map(|label| lanes(targets, label)));
    }
}

struct Evaluate<'a> {
    block: &'a mut Block,
    network: &'a PackedNetwork,
}

impl Task for Evaluate<'_> {
    #[inline(always)]
    fn run<L: Level>(self) {
        let Self { block, network } = self;
        let Block { panels, scratch, sums } = block;
        sums.cost = 0.0;
        sums.theta1_grad.clear();
        sums.theta2_grad.clear();
        let labels = network.architecture.labels;
        let mut start = 0;
        for (&end, targets) in panels.ends.iter().zip(panels.targets.chunks_exact(labels)) {
            let indices = &panels.indices[start..end];
            let pixels = &panels.pixels[start..end];
            panel::<L>(network, indices, pixels, targets, scratch, sums, &panels.pixels[end..]);
            start = end;
        }
    }
}

#[inline(always)]
fn panel<L: Level>(
    network: &PackedNetwork,
    indices: &[u32],
    pixels: &[Lanes],
    targets: &[Lanes],
    scratch: &mut Scratch,
    sums: &mut Sums,
    next: &[Lanes],
) {
    let Architecture { hidden, labels, .. } = network.architecture;
    let Scratch { all, a2, z3, delta2, delta2_t, delta3_t } = scratch;
    let present = pixels[0]; // the bias unit: 0 for an example that is not there

    forward::<L>(indices, pixels, &network.theta1, &mut a2[1..]);
    a2[0] = present;
    for a in &mut a2[1..] {
        *a = sigmoid(a, &exp_minus_abs::<L>(a));
    }
    let a2 = &a2[..1 + hidden];
    forward::<L>(&all[..=hidden], a2, &network.theta2, z3);

    let delta3 = &mut z3[..labels];
    sums.cost += answer::<L>(delta3, targets, &present);

    forward::<L>(&all[..labels], delta3, &network.theta2_back, delta2);
    for (delta, a) in delta2.iter_mut().zip(&a2[1..]) {
        for lane in 0..LANES {
            delta.0[lane] *= a.0[lane] * (1.0 - a.0[lane]);
        }
    }
    delta2_t.set(&delta2[..hidden]);
    delta3_t.set(delta3);
    gradient::<L>(&all[..=hidden], a2, delta3_t, &mut sums.theta2_grad, &[]);
    gradient::<L>(indices, pixels, delta2_t, &mut sums.theta1_grad, next);
}

/// Turns z3 into delta3 and returns the cost.
#[inline(always)]
fn answer<L: Level>(z3: &mut [Lanes], targets: &[Lanes], present: &Lanes) -> f64 {
    let mut cost = Lanes::ZERO;
    let mut sum_of_ln = 0.0;
    for (z3, targets) in z3.chunks_mut(FACTORS).zip(targets.chunks(FACTORS)) {
        let mut product = Lanes([1.0; LANES]);
        for (z, y) in z3.iter_mut().zip(targets) {
            let e = exp_minus_abs::<L>(z);
            for lane in 0..LANES {
                product.0[lane] *= 1.0 + e.0[lane] * present.0[lane];
                cost.0[lane] += present.0[lane] * (z.0[lane].max(0.0) - y.0[lane] * z.0[lane]);
            }
            let h = sigmoid(z, &e);
            for lane in 0..LANES {
                z.0[lane] = present.0[lane] * (h.0[lane] - y.0[lane]);
            }
        }
        sum_of_ln += product.product().ln();
    }
    cost.sum() + sum_of_ln
}
