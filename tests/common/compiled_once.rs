//! [`Expect`] for what the sections' functions give, and what `arrays` does with
//! vectors and matrices, compiled once: see `given::compiled_once`, which does so for
//! ndarray. Nothing here is called.

pub mod properties;

use std::hint::black_box;

use given::gradient_report::{CheckedParameter, GradientReport};
use given::network::Gradient;
use ndarray::{Array, Array0, Array1, Array2, Array3, ArrayRef, Dimension, Zip, arr0, array};

use super::arrays::{all, any, as_numbers, first, last, mapped};
use super::expect::{Expect, called_for, caught_of};
use super::mistakes::Mistake;
use super::value::Value;
use super::{assert_same, largest_difference};

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
    expectation(mistake, || vec![true]);
    expectation(mistake, || list.to_vec());
    expectation(mistake, || vector.clone());
    expectation(mistake, || matrix.clone());
}

fn expectation<T: Value>(mistake: &'static Mistake, value: impl Fn() -> T) {
    let expect = Expect::of("", "", value())
        .within(0.0)
        .known(mistake, value())
        .known_each(vec![(mistake, value())])
        .known_together([mistake, mistake], value())
        .known_each_together(vec![([mistake, mistake], value())])
        .known_panic(mistake, "")
        .known_panic_of(mistake, &[])
        .remark("")
        .remark(String::new());
    let call: &mut dyn FnMut() -> T = &mut || value();
    black_box(expect.check_call(call).is_ok());
    Expect::of("", String::new(), value()).assert_call(call);
    black_box(caught_of(call).is_ok_and(|got| got.is_like(&called_for("", "", call))));
}

/// Calls whose results the tests compare in other ways.
pub fn calls(gradient: &Gradient, report: &GradientReport, checked: &[CheckedParameter]) {
    keep_call(|| gradient.clone());
    keep_call(|| (0.0, gradient.clone()));
    keep_call(|| report.clone());
    keep_call(|| checked.to_vec());
}

fn keep_call<T>(mut value: impl FnMut() -> T) {
    black_box(caught_of::<T>(&mut value).is_ok());
    black_box(called_for::<T>("", "", &mut value));
}

pub fn arrays(
    vector: &Array1<f64>,
    matrix: &Array2<f64>,
    labels: &Array1<usize>,
    counts: &Array2<usize>,
) {
    black_box((as_numbers(labels), as_numbers(counts)));
    entries(vector);
    entries(matrix);
    black_box((array![0.0], array![0_usize]));
    black_box([array![[0.0]], array![[0.0, 0.0]], array![[0.0, 0.0, 0.0]]]);
    black_box([
        array![[0.0, 0.0, 0.0, 0.0]],
        array![[0.0, 0.0, 0.0, 0.0, 0.0]],
    ]);
}

fn entries<D: Dimension>(a: &ArrayRef<f64, D>) {
    black_box(mapped(a, &|a| a));
    black_box((any(a, &f64::is_nan), all(a, &f64::is_finite)));
    black_box((first(a), last(a)));
    black_box(largest_difference(a, a));
    assert_same(a, a, "");
    assert_same(a, a, String::new());
}

pub fn scalars_and_cubes(scalar: &Array0<f64>, cube: &Array3<f64>) {
    assert_eq!(*scalar, arr0(0.0), "");
    assert_eq!(*cube, Array3::from_elem((2, 3, 4), 0.0), "");
    black_box((
        Array3::<f64>::zeros((2, 3, 4)),
        scalar.clone().into_scalar(),
    ));
    entry_by_entry(scalar);
    entry_by_entry(cube);
}

/// For `sigmoid`, as one may write it: it takes any number of axes.
fn entry_by_entry<D: Dimension>(a: &ArrayRef<f64, D>) {
    black_box((mapped(a, &|a| a), a.map(|a| *a), a.to_owned() + 1.0));
    let mut b = a.to_owned().mapv_into(|b| b);
    b.mapv_inplace(|b| b);
    b.map_inplace(|b| *b = 0.0);
    b.iter_mut().for_each(|b| *b = 0.0);
    for b in &mut b {
        *b += 1.0;
    }
    Zip::from(&mut b).and(a).for_each(|b, a| *b = *a);
    black_box((Array::<f64, D>::zeros(a.raw_dim()), b.clone(), -b));
}
