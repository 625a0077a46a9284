//! A whole program: it loads the digits, trains for 50 iterations and says how
//! many digits it reads.
//!
//! Run: `cargo bench --bench whole_process`. `benches/peers/compare.py` times the
//! process, from its start to its end, beside a NumPy script that does the same.

use std::ops::ControlFlow;
use std::thread;

use handwritten::data::{DIGITS, Digits, data_directory};
use handwritten::faster::{FastCost, MAX_THREADS};
use handwritten::feedforward::one_hot;
use handwritten::fmincg::fmincg;
use handwritten::network::{Architecture, Network};
use handwritten::prediction::{accuracy, predict};
use handwritten::random_init::random_network;

fn main() {
    let architecture = Architecture::LECTURE;
    let path = data_directory().join(DIGITS);
    let digits = Digits::load(path, architecture.labels).expect("the digits are shipped");
    let targets = one_hot(&digits.labels, architecture.labels);
    let threads = thread::available_parallelism().map_or(1, |count| count.get().min(MAX_THREADS));
    let mut fast = FastCost::new(architecture, &digits.x, &targets, 1.0, threads);
    let minimum = fmincg(
        |params: &_| fast.cost_and_gradient(params),
        random_network(architecture, 1).unroll(),
        50,
        |_| ControlFlow::Continue(()),
    );
    let network = Network::roll(&minimum.params, architecture);
    let percent = accuracy(&predict(&network, &digits.x), &digits.labels);
    println!("{percent:.2} % after {} evaluations", minimum.evaluations);
}
