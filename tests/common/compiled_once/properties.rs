//! Strategies, and [`check`] for what is drawn from them.

use std::fmt::Debug;
use std::hint::black_box;

use given::network::Architecture;
use ndarray::{Array1, Array2};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::strategy::{BoxedStrategy, Strategy};

use crate::networks::Problem;
use crate::properties::check;

/// Strategies that the tests write as they are: ranges, and lists of what is in one.
pub fn strategies() {
    keep((-1.0..1.0_f64).boxed());
    keep((0_usize..1).boxed());
    keep((0_usize..=1).boxed());
    keep((1_usize..2, 1_usize..2).boxed());
    keep(any::<u64>().boxed());
    keep(vec(0_usize..=1, 0..1).boxed());
    keep(vec(0_i32..=1, 0..=1).boxed());
    keep(vec((0_usize..=1, 0_usize..=1), 0..=1).boxed());
}

fn keep<T>(strategy: BoxedStrategy<T>) {
    drop(black_box(strategy));
}

pub fn properties() {
    one::<f64>();
    two::<f64, f64>();
    three::<f64, f64, f64>();
    one::<usize>();
    two::<usize, f64>();
    one::<(usize, usize)>();
    three::<usize, usize, u64>();
    three::<usize, Vec<(f64, Vec<f64>)>, usize>();
    one::<Architecture>();
    two::<Architecture, u64>();
    one::<Problem>();
    two::<Problem, f64>();
    one::<Array2<f64>>();
    two::<Array2<f64>, f64>();
    one::<(Array1<f64>, Array1<f64>)>();
    two::<(Array1<f64>, Array1<f64>), f64>();
    one::<Vec<usize>>();
    one::<Vec<i32>>();
    one::<Vec<(usize, usize)>>();
}

fn one<A: Debug + 'static>() {
    check(0, &[], (none::<A>(),), |_| ());
}

fn two<A: Debug + 'static, B: Debug + 'static>() {
    check(0, &[], (none::<A>(), none::<B>()), |_| ());
}

fn three<A: Debug + 'static, B: Debug + 'static, C: Debug + 'static>() {
    check(0, &[], (none::<A>(), none::<B>(), none::<C>()), |_| ());
}

fn none<T>() -> BoxedStrategy<T> {
    black_box(None).expect("nothing here is called")
}
