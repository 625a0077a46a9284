//! Beyond the lecture: the same cost and gradient in a third of the time.
//!
//! [`FastCost`] computes what [`cost_and_gradient`](crate::backpropagation::cost_and_gradient)
//! computes, to 10⁻¹⁰. The formulas are those of the lecture; what changes is
//! the order in which the numbers are fetched, for the multiplications take
//! less time than fetching what is to be multiplied. All of X passes through
//! the processor once per evaluation, eight examples at a time:
//!
//! ```text
//! panel = 8 examples ─▶ a2 ─▶ a3 ─▶ cost, delta3 ─▶ delta2 ─▶ gradient sums
//!         ▲                                                        │
//!         └────── next panel, fetched meanwhile ───────────────────┘
//! ```
//!
//! 1. X never changes during a training, so it is packed once: eight examples
//!    side by side, without the pixels that are 0 in all eight.
//! 2. Examples that light the same pixels are put into the same panel
//!    (`faster/packing.rs`).
//! 3. A panel goes forward and back while it is in the cache.
//! 4. The products keep their sums, or what they multiply by, in registers
//!    (`faster/products.rs`).
//! 5. The exponentials are computed eight at a time, and one logarithm serves
//!    all answers of a panel (`faster/lanes.rs`, `faster/block.rs`).
//! 6. The code is compiled for AVX-512, for AVX2 and for any machine, and the
//!    best of what the machine has is chosen when the program runs
//!    (`faster/instructions.rs`).
//! 7. Threads share the examples block by block. The blocks do not depend on
//!    the number of threads and are added up in their order, so neither does
//!    the result, down to the last bit.

// Only what is inlined into a function that is compiled for AVX-512 uses it.
#![allow(clippy::inline_always)]

mod block;
mod instructions;
mod lanes;
mod packing;
mod products;

use std::{ops::Range, sync::Mutex, thread};

use ndarray::{Array1, Array2};

pub use self::instructions::Instructions;
use self::{
    block::{Block, PackedNetwork, Sums},
    lanes::LANES,
    packing::pack,
};
use crate::network::Architecture;

/// The most threads that have something to do.
pub const MAX_THREADS: usize = BLOCKS;

/// Shares into which the examples are divided. Each needs sums of its own, and
/// adding them up takes time, so more is not better.
const BLOCKS: usize = 8;

/// The cost of a network with these layers on these examples, and its gradient.
///
/// Made once for a training: the examples are packed and all memory is
/// reserved here.
#[derive(Debug)]
pub struct FastCost {
    architecture: Architecture,
    examples: usize,
    lambda: f64,
    threads: usize,
    instructions: Instructions,
    network: PackedNetwork,
    blocks: Vec<Block>,
}

impl FastCost {
    /// Packs the examples, for the best [`Instructions`] of the machine.
    ///
    /// Shapes: `x` is m × inputs, `targets` m × labels (see
    /// [`one_hot`](crate::feedforward::one_hot)). `threads` counts the one that
    /// calls; more than [`MAX_THREADS`] change nothing.
    ///
    /// # Panics
    ///
    /// If the shapes disagree with the architecture or each other, if there are
    /// no examples or no units in a layer, or if `threads` is 0.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use handwritten::{
    ///     faster::FastCost, feedforward::one_hot, fmincg::fmincg, network::Architecture,
    ///     random_init::random_network,
    /// };
    /// use ndarray::array;
    ///
    /// let architecture = Architecture { inputs: 2, hidden: 3, labels: 2 };
    /// let x = array![[0.0, 1.0], [1.0, 0.0]];
    /// let targets = one_hot(&array![1, 2], architecture.labels);
    /// let mut fast = FastCost::new(architecture, &x, &targets, 0.0, 1);
    /// let start = random_network(architecture, 1).unroll();
    /// let cost_function = |params: &_| fast.cost_and_gradient(params);
    /// let minimum = fmincg(cost_function, start, 20, |_| ControlFlow::Continue(()));
    /// assert!(minimum.costs.last() < minimum.costs.first());
    /// ```
    #[must_use]
    pub fn new(
        architecture: Architecture,
        x: &Array2<f64>,
        targets: &Array2<f64>,
        lambda: f64,
        threads: usize,
    ) -> Self {
        let best = Instructions::best();
        Self::with_instructions(best, architecture, x, targets, lambda, threads)
    }

    /// As [`new`](Self::new), for other instructions than the best.
    ///
    /// # Panics
    ///
    /// As [`new`](Self::new).
    #[must_use]
    pub fn with_instructions(
        instructions: Instructions,
        architecture: Architecture,
        x: &Array2<f64>,
        targets: &Array2<f64>,
        lambda: f64,
        threads: usize,
    ) -> Self {
        let Architecture {
            inputs,
            hidden,
            labels,
        } = architecture;
        let m = x.nrows();
        assert!(
            m > 0 && inputs > 0 && hidden > 0 && labels > 0,
            "{m} examples for {architecture:?}: nothing to compute"
        );
        assert_eq!(x.ncols(), inputs, "columns of x and inputs of the network");
        assert_eq!(targets.dim(), (m, labels), "shape of the targets");
        assert!(threads > 0, "0 threads compute nothing");
        let panels_per_block = m.div_ceil(LANES).div_ceil(BLOCKS);
        let blocks = pack(x, targets, panels_per_block)
            .into_iter()
            .map(|panels| Block::new(architecture, panels))
            .collect();
        Self {
            architecture,
            examples: m,
            lambda,
            threads,
            instructions,
            network: PackedNetwork::zeros(architecture, instructions),
            blocks,
        }
    }

    /// The cost at `params`, unrolled as by
    /// [`Network::unroll`](crate::network::Network::unroll), and its gradient.
    ///
    /// Nothing is allocated but the gradient that is returned and, with several
    /// threads, what starting them takes.
    ///
    /// # Panics
    ///
    /// If `params` does not have [`Architecture::parameter_count`] entries.
    pub fn cost_and_gradient(&mut self, params: &Array1<f64>) -> (f64, Array1<f64>) {
        let count = self.architecture.parameter_count();
        assert_eq!(
            params.len(),
            count,
            "parameters for {:?}",
            self.architecture
        );
        let params = params.as_standard_layout(); // no copy but for a strided array
        let params = params.as_slice().expect("the standard layout is a slice");
        self.network.set(params);
        self.evaluate_blocks();
        self.add_up_blocks();
        let (cost, mut gradient) = self.averages();
        let penalty = self.add_penalty_slope(&mut gradient, params);
        (cost + penalty, Array1::from_vec(gradient))
    }

    /// Bytes that the packed examples take: with X packed, the caller may drop it.
    #[must_use]
    pub fn example_bytes(&self) -> usize {
        self.blocks.iter().map(Block::example_bytes).sum()
    }

    /// Bytes that the sums take, which grow with the network but not with the
    /// number of examples.
    #[must_use]
    pub fn sum_bytes(&self) -> usize {
        self.blocks.iter().map(Block::sum_bytes).sum()
    }

    /// Every thread takes the next block until there is none.
    fn evaluate_blocks(&mut self) {
        let (network, instructions) = (&self.network, self.instructions);
        let threads = self.threads.min(self.blocks.len());
        let queue = Mutex::new(self.blocks.iter_mut());
        let next_block = || queue.lock().expect("taking a block cannot panic").next();
        let work = || {
            while let Some(block) = next_block() {
                block.evaluate(network, instructions);
            }
        };
        thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(work);
            }
            work();
        });
    }

    /// Adds the sums of all blocks to those of the first.
    fn add_up_blocks(&mut self) {
        if let Some((first, others)) = self.blocks.split_first_mut() {
            for other in others {
                first.sums.cost += other.sums.cost;
                first.sums.theta1_grad.add(&other.sums.theta1_grad);
                first.sums.theta2_grad.add(&other.sums.theta2_grad);
            }
        }
    }

    /// Step 5: the averages over the examples, unrolled.
    fn averages(&self) -> (f64, Vec<f64>) {
        let Architecture {
            inputs,
            hidden,
            labels,
        } = self.architecture;
        let Sums {
            cost,
            theta1_grad,
            theta2_grad,
        } = &self.blocks[0].sums;
        let m = self.examples as f64;
        let mut gradient = Vec::with_capacity(self.architecture.parameter_count());
        for input in 0..=inputs {
            gradient.extend((0..hidden).map(|unit| theta1_grad.get(input, unit) / m));
        }
        for input in 0..=hidden {
            gradient.extend((0..labels).map(|unit| theta2_grad.get(input, unit) / m));
        }
        (cost / m, gradient)
    }

    /// Step 6: adds the slope of the penalty and returns the penalty.
    fn add_penalty_slope(&self, gradient: &mut [f64], params: &[f64]) -> f64 {
        let factor = self.lambda / self.examples as f64;
        let mut sum_of_squares = 0.0;
        for weights in self.all_but_bias() {
            for (slope, weight) in gradient[weights.clone()].iter_mut().zip(&params[weights]) {
                *slope += factor * weight;
                sum_of_squares += weight * weight;
            }
        }
        factor / 2.0 * sum_of_squares
    }

    /// Where the unrolled parameters hold weights of other units than the bias.
    fn all_but_bias(&self) -> [Range<usize>; 2] {
        let Architecture { hidden, labels, .. } = self.architecture;
        let (rows, columns) = self.architecture.theta1_shape();
        let theta2 = rows * columns;
        let end = self.architecture.parameter_count();
        [hidden..theta2, theta2 + labels..end]
    }
}
