//! [`Expect`] for what the sections' functions give, compiled once: see
//! `given::compiled_once`, which does so for ndarray. Nothing here is called.

use std::hint::black_box;

use ndarray::{Array1, Array2};

use super::expect::{Expect, caught};
use super::mistakes::Mistake;
use super::value::Value;

pub fn expectations(
    mistake: &'static Mistake,
    list: &[usize],
    vector: &Array1<f64>,
    matrix: &Array2<f64>,
) {
    expectation(mistake, || 0.0);
    expectation(mistake, || true);
    expectation(mistake, || 0_usize);
    expectation(mistake, || (0_usize, 0_usize));
    expectation(mistake, || list.to_vec());
    expectation(mistake, || vector.clone());
    expectation(mistake, || matrix.clone());
}

fn expectation<T: Value>(mistake: &'static Mistake, value: impl Fn() -> T) {
    let expect = Expect::of("", "", value())
        .within(0.0)
        .known(mistake, value())
        .known_together([mistake, mistake], value())
        .known_panic(mistake, "")
        .remark("");
    let call: &mut dyn FnMut() -> T = &mut || value();
    black_box(expect.check_call(call).is_ok());
    black_box(caught(call).is_ok());
}
