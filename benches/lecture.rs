//! How long the lecture's computations take on the real digits.
//!
//! Run: `cargo bench`. All on one thread, but for `fast`, whose rows say on how
//! many. `benches/peers/compare.py` times the same in other languages.

use std::ops::ControlFlow;
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use handwritten::backpropagation::{backpropagation_loop, cost_and_gradient};
use handwritten::data::{DIGITS, Digits, data_directory};
use handwritten::faster::FastCost;
use handwritten::feedforward::one_hot;
use handwritten::fmincg::fmincg;
use handwritten::network::{Architecture, Network};
use handwritten::random_init::random_network;
use ndarray::{Array1, Array2};

fn main() {
    divan::main();
}

struct Setting {
    network: Network,
    x: Array2<f64>,
    targets: Array2<f64>,
}

const LAMBDA: f64 = 1.0;

fn setting() -> &'static Setting {
    static SETTING: OnceLock<Setting> = OnceLock::new();
    SETTING.get_or_init(|| {
        let architecture = Architecture::LECTURE;
        let path = data_directory().join(DIGITS);
        let digits = Digits::load(path, architecture.labels).expect("the digits are shipped");
        Setting {
            network: random_network(architecture, 1),
            targets: one_hot(&digits.labels, architecture.labels),
            x: digits.x,
        }
    })
}

#[divan::bench(sample_count = 30)]
fn gradient_by_the_loop(bencher: Bencher) {
    let Setting {
        network,
        x,
        targets,
    } = setting();
    bencher.bench_local(|| backpropagation_loop(black_box(network), x, targets, LAMBDA));
}

#[divan::bench(sample_count = 100)]
fn cost_and_gradient_vectorised(bencher: Bencher) {
    let Setting {
        network,
        x,
        targets,
    } = setting();
    bencher.bench_local(|| cost_and_gradient(black_box(network), x, targets, LAMBDA));
}

#[divan::bench(args = [1, 2], sample_count = 100)]
fn cost_and_gradient_fast(bencher: Bencher, threads: usize) {
    let params = setting().network.unroll();
    let mut fast = fast(threads);
    bencher.bench_local(|| fast.cost_and_gradient(black_box(&params)));
}

#[divan::bench(sample_count = 5)]
fn train_for_50_iterations(bencher: Bencher) {
    let Setting {
        network,
        x,
        targets,
    } = setting();
    let cost_function = |params: &Array1<f64>| {
        let network = Network::roll(params, Architecture::LECTURE);
        let (cost, gradient) = cost_and_gradient(&network, x, targets, LAMBDA);
        (cost, gradient.unroll())
    };
    bencher.bench_local(|| {
        fmincg(cost_function, network.unroll(), 50, |_| {
            ControlFlow::Continue(())
        })
    });
}

#[divan::bench(args = [1, 2], sample_count = 5)]
fn train_for_50_iterations_fast(bencher: Bencher, threads: usize) {
    let start = setting().network.unroll();
    // The examples are packed once for a training, so that counts too.
    bencher.bench_local(|| {
        let mut fast = fast(threads);
        let cost_function = |params: &_| fast.cost_and_gradient(params);
        fmincg(cost_function, start.clone(), 50, |_| {
            ControlFlow::Continue(())
        })
    });
}

#[divan::bench(sample_count = 10)]
fn pack_the_examples() -> FastCost {
    fast(1)
}

fn fast(threads: usize) -> FastCost {
    let Setting { x, targets, .. } = setting();
    FastCost::new(Architecture::LECTURE, x, targets, LAMBDA, threads)
}

#[divan::bench(sample_count = 10)]
fn load_the_digits() -> Digits {
    Digits::load(data_directory().join(DIGITS), Architecture::LECTURE.labels)
        .expect("the digits are shipped")
}
