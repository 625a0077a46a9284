//! What the course asks of ndarray, compiled once and not at every save.
//!
//! ndarray is generic: what `a.dot(&b)` needs for numbers of type `f64` is compiled
//! in the first crate that writes it. At the low level of optimisation that the
//! dev profile has, later crates take it from there. So a save compiles little more
//! than what is yours. Nothing here is called; whatever is missing here is
//! compiled with your code.

use std::hint::black_box;

use ndarray::{
    Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut1, ArrayViewMut2, Axis, ShapeBuilder, Zip,
    array, concatenate, s,
};

/// Vectors: made, read, added up.
pub fn vectors(a: &Array1<f64>, b: &Array1<f64>) {
    black_box((a + b, a - b, a * b, a / b, -a, a * 2.0, 2.0 * a, a / 2.0));
    black_box((a.clone() + b, a.clone() - b, a.clone() * b, a.clone() / b));
    black_box((a.clone() * 2.0, a.clone() / 2.0, -a.clone()));
    black_box((a.clone() + b.clone(), a - b.clone(), a * b.clone()));
    black_box((a.clone() * b.clone(), a.clone() - b.clone(), a / b.clone()));
    black_box(a + b.clone());
    black_box((a.dot(b), a.sum(), a.mean(), a == b, a.to_vec(), a.len()));
    let mut c = Array1::zeros(a.len());
    c += a;
    c -= b;
    c *= a;
    c *= 2.0;
    c /= 2.0;
    c.assign(a);
    c.fill(1.0);
    c.scaled_add(2.0, b);
    c[0] = 1.0;
    c[1] += a[0];
    black_box(Array1::from_elem(3, 1.0));
    black_box((Array1::<f64>::ones(3), Array1::from_vec(vec![1.0])));
    black_box(Array1::from_iter(a.iter().chain(b).copied()));
    black_box(Array1::from_iter(a.iter().copied()));
    black_box(concatenate![Axis(0), array![1.0], a.view()]);
    black_box((a.slice(s![1..]), a.view().split_at(Axis(0), 1)));
    black_box((a.select(Axis(0), &[0]), c.append(Axis(0), a.view()).is_ok()));
    black_box(format!("{c} {c:?} {:?}", c.shape()));
}

/// Matrices: made, read, added up.
pub fn matrices(a: &Array2<f64>, b: &Array2<f64>) {
    black_box((a + b, a - b, a * b, a / b, -a, a * 2.0, 2.0 * a, a / 2.0));
    black_box((a.clone() + b, a.clone() - b, a.clone() * b, a.clone() / b));
    black_box((a.clone() * 2.0, a.clone() / 2.0, -a.clone()));
    black_box((a.clone() * b.clone(), a * b.clone(), a - b.clone()));
    black_box((a.clone() + b.clone(), a.clone() - b.clone()));
    black_box((a.sum(), a.sum_axis(Axis(0)), a.mean_axis(Axis(0)), a == b));
    let mut c = Array2::zeros(a.raw_dim());
    c += a;
    c -= b;
    c *= a;
    c *= 2.0;
    c /= 2.0;
    c.assign(&a.t());
    c.fill(1.0);
    c.scaled_add(2.0, &b.slice(s![.., 1..]));
    c[[0, 0]] = 1.0;
    c[[0, 1]] += a[[0, 0]];
    black_box((Array2::<f64>::zeros((2, 3)), Array2::<f64>::ones((2, 3))));
    black_box((
        Array2::<f64>::zeros((2, 3).f()),
        Array2::from_elem((2, 3), 1.0),
    ));
    black_box(Array2::from_shape_vec((2, 3), vec![0.0; 6]).is_ok());
    black_box(Array2::from_shape_vec((2, 3).f(), vec![0.0; 6]).is_ok());
    black_box(concatenate![Axis(1), Array2::ones((2, 1)), a.view()]);
    black_box(
        a.t()
            .iter()
            .chain(b.t().iter())
            .copied()
            .collect::<Array1<f64>>(),
    );
    black_box((a.select(Axis(0), &[0]), a.select(Axis(1), &[0])));
    black_box((
        a.as_standard_layout(),
        a.iter().copied().fold(0.0, f64::max),
    ));
    black_box((
        a.to_owned(),
        a.t().to_owned(),
        a.nrows(),
        a.ncols(),
        a.dim(),
    ));
    black_box(format!("{c} {c:?} {:?}", c.shape()));
}

/// Products of matrices and vectors, whole or in part.
pub fn products(a: &Array2<f64>, b: &Array2<f64>, v: &Array1<f64>, part: &ArrayView2<f64>) {
    black_box((a.dot(b), a.t().dot(b), a.dot(&b.t()), a.t().dot(&b.t())));
    black_box((a.dot(part), part.dot(b), a.dot(&part.t()), part.t().dot(a)));
    black_box((a.dot(v), part.dot(v), a.t().dot(v), part.t().dot(v)));
    black_box((
        a.row(0).dot(v),
        a.row(0).dot(&b.row(0)),
        v.dot(&a.column(0)),
    ));
    let column = v.view().insert_axis(Axis(1));
    black_box((column.dot(&v.view().insert_axis(Axis(0))), a.dot(b) + v));
    black_box((a.dot(b) + a.column(0), a + v, a.dot(v) * v, part * 2.0));
    black_box((part + a, part - a, part * a, a.dot(b) * part));
}

/// Rows, columns and other pieces.
pub fn pieces(a: &Array2<f64>, v: &Array1<f64>, c: &mut Array2<f64>) {
    black_box((
        a.slice(s![.., 1..]),
        a.slice(s![1.., ..]),
        a.slice(s![0..2, 1..3]),
    ));
    black_box((
        a.slice(s![0, ..]),
        a.slice(s![.., 0]),
        a.row(0),
        a.column(0),
    ));
    black_box((
        a.row(0).to_owned(),
        a.column(0).to_owned(),
        a.index_axis(Axis(0), 1),
    ));
    c.slice_mut(s![.., 1..]).assign(a);
    c.slice_mut(s![0..2, 1..3]).assign(a);
    let mut part: ArrayViewMut2<f64> = c.slice_mut(s![.., 1..]);
    part += a;
    part *= 2.0;
    part.scaled_add(2.0, &a.slice(s![.., 1..]));
    let mut column: ArrayViewMut1<f64> = c.column_mut(0);
    column.assign(v);
    column.assign(&a.sum_axis(Axis(0)));
    column.fill(1.0);
    c.row_mut(0).assign(v);
    for (row, other) in a.rows().into_iter().zip(c.rows()) {
        black_box::<(ArrayView1<f64>, ArrayView1<f64>)>((row, other));
        black_box((row.to_vec(), row.to_owned(), row.sum(), row.len()));
    }
    for row in c.rows_mut() {
        black_box(row);
    }
    for row in a.outer_iter() {
        black_box(row);
    }
    for ((row, column), &value) in a.indexed_iter() {
        black_box((row, column, value));
    }
    for (index, &value) in v.indexed_iter() {
        black_box((index, value));
    }
    for column in a.columns() {
        black_box(column);
    }
}

/// Several matrices, number by number.
pub fn number_by_number(a: &Array2<f64>, b: &Array2<f64>, c: &mut Array2<f64>) {
    let add = |sum: f64, a: &f64, b: &f64| sum + a * b;
    black_box(Zip::from(a).and(b).fold(0.0, add));
    black_box(
        Zip::from(a)
            .and(b)
            .and(&*c)
            .fold(0.0, |sum, a, b, c| sum + a * b * c),
    );
    black_box(Zip::from(a).and(b).map_collect(|a, b| a * b));
    Zip::from(c).and(a).and(b).for_each(|c, a, b| *c = a * b);
    black_box((
        a.mapv(f64::exp),
        a.mapv(f64::abs),
        a.clone().mapv_into(f64::exp),
    ));
    black_box((a.row(0).mapv(f64::exp), a.row(0).mapv(f64::abs)));
}

/// Counts, and labels: whole numbers.
pub fn labels(a: &Array1<usize>, b: &Array1<usize>) {
    black_box((a == b, a.len(), a[0], a.to_vec(), a.clone()));
    black_box((
        Array2::<usize>::zeros((3, 3)),
        Array1::from_vec(vec![1_usize]),
        Array1::<usize>::zeros(3),
    ));
    black_box(a.iter().copied().collect::<Array1<usize>>());
    for (&label, &guess) in a.iter().zip(b) {
        black_box((label, guess));
    }
    let mut counts = Array2::<usize>::zeros((3, 3));
    counts[[0, 0]] += 1;
    counts[(a[0], b[0])] += counts[(0, 0)];
    black_box((counts.sum(), counts.row(0).sum(), counts.diag().sum()));
    black_box(counts.column(0).sum());
    black_box(format!("{counts} {counts:?} {:?}", counts.shape()));
    black_box(format!("{a} {a:?}"));
}
