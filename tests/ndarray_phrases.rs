//! The phrases of the chapter "From Octave and NumPy to ndarray".
//! Run: `cargo test --test ndarray_phrases`.

// Small whole numbers and halves are exact.
#![allow(clippy::float_cmp)]

use handwritten::network::{Architecture, Network};
use ndarray::{Array1, Array2, ArrayRef1, Axis, ShapeBuilder, Zip, array, concatenate, s};

fn x() -> Array2<f64> {
    array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
}

#[test]
fn the_table_of_phrases_says_what_ndarray_does() {
    let (x, y) = (x(), array![[0.0, 1.0, 0.0], [1.0, 0.0, 2.0]]);
    assert_eq!(x.dim(), (2, 3));
    assert_eq!(x[[1, 2]], 6.0);
    assert_eq!(x.row(1), array![4.0, 5.0, 6.0]);
    assert_eq!(x.column(2), array![3.0, 6.0]);
    assert_eq!(x.slice(s![.., 1..]), array![[2.0, 3.0], [5.0, 6.0]]);
    assert_eq!(Array2::<f64>::zeros((2, 3)).sum(), 0.0);
    assert_eq!(x.t(), array![[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]);
    assert_eq!(x.dot(&y.t()), array![[2.0, 7.0], [5.0, 16.0]]);
    assert_eq!(&x * &y, array![[0.0, 2.0, 0.0], [4.0, 0.0, 12.0]]);
    assert_eq!(2.0 * &x, &x + &x);
    assert_eq!(x.mapv(f64::exp)[[0, 0]], 1f64.exp());
    assert_eq!(x.mapv(f64::ln)[[0, 0]], 0.0);
    assert_eq!(x.nrows(), 2);
    assert_eq!(3.0_f64.powi(2), 9.0);
    assert_eq!(x.mapv(|x| x.powi(2)), &x * &x);
    assert_eq!(x.sum(), 21.0);
    assert_eq!(x.sum_axis(Axis(0)), array![5.0, 7.0, 9.0]);
    let (mut a, b) = (array![3.0_f64, 4.0], array![1.0, 1.0]);
    assert_eq!(a.dot(&a).sqrt(), 5.0);
    a.scaled_add(2.0, &b);
    assert_eq!(a, array![5.0, 6.0]);
    assert_eq!(a.iter().copied().fold(f64::MIN, f64::max), 6.0);
    assert_eq!(a.to_vec(), [5.0, 6.0]);
    assert_eq!(a.sum() / a.len() as f64, 5.5);
    assert_eq!(x.sum_axis(Axis(1)), array![6.0, 15.0]);
    assert_eq!(
        x.select(Axis(0), &[1, 0]),
        array![[4.0, 5.0, 6.0], [1.0, 2.0, 3.0]]
    );
    let equal = Zip::from(&x).and(&x.t().t()).map_collect(f64::eq);
    assert!(equal.iter().all(|&equal| equal));
    let equal = Zip::from(&x).and(&y).map_collect(f64::eq);
    assert!(!equal.iter().any(|&equal| equal));
    assert!(x == x.clone() && x != y);
}

#[test]
fn a_vector_becomes_a_column() {
    let a = array![1.0, 2.0];
    assert_eq!(a.insert_axis(Axis(1)), array![[1.0], [2.0]]);
}

#[test]
fn matrices_are_joined_along_an_axis() {
    let (x, y) = (x(), array![[7.0], [8.0]]);
    let side_by_side = array![[1.0, 2.0, 3.0, 7.0], [4.0, 5.0, 6.0, 8.0]];
    assert_eq!(concatenate![Axis(1), x, y], side_by_side);
    let (x, y) = (array![[1.0, 2.0]], array![[3.0, 4.0], [5.0, 6.0]]);
    let one_above_the_other = array![[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]];
    assert_eq!(concatenate![Axis(0), x, y], one_above_the_other);
}

#[test]
fn each_entry_is_kept_within_bounds() {
    let within = array![[2.0, 2.0, 3.0], [4.0, 5.0, 5.0]];
    assert_eq!(x().mapv(|x| x.clamp(2.0, 5.0)), within);
}

#[test]
fn an_assigning_operator_borrows_its_right_side() {
    let (mut x, g) = (array![2.0, 4.0], array![0.5, 0.25]);
    x *= &(1.0 - &g);
    assert_eq!(x, array![1.0, 3.0]);
    x += &g;
    assert_eq!(x, array![1.5, 3.25]);
}

#[test]
#[should_panic(expected = "ShapeError/IncompatibleShape: incompatible shapes")]
fn a_sum_of_arrays_that_do_not_fit_names_no_shape() {
    let _ = x() + array![1.0, 2.0];
}

#[test]
fn a_row_of_a_matrix_stored_by_column_is_no_slice() {
    let by_columns = x().reversed_axes();
    assert!(by_columns.row(1).as_slice().is_none(), "2 and 5");
    assert_eq!(by_columns.row(1).to_vec(), [2.0, 5.0]);
}

/// A function of a row.
fn f(row: &ArrayRef1<f64>) -> f64 {
    row.sum()
}

#[test]
fn rows_are_walked_and_written_as_the_table_says() {
    let mut x = x();
    let mut sums = Vec::new();
    for (i, row) in x.rows().into_iter().enumerate() {
        sums.push((i, row.sum()));
    }
    assert_eq!(sums, [(0, 6.0), (1, 15.0)]);
    x.column_mut(0).assign(&array![7.0, 8.0]);
    assert_eq!(x, array![[7.0, 2.0, 3.0], [8.0, 5.0, 6.0]]);
    let y = array![[1.0, 1.0], [2.0, 2.0]];
    let mut part = x.slice_mut(s![.., 1..]);
    part += &y;
    assert_eq!(x, array![[7.0, 3.0, 4.0], [8.0, 7.0, 8.0]]);
    let mut sums = Vec::new();
    for (a, b) in x.rows().into_iter().zip(y.rows()) {
        sums.push(a.sum() + b.sum());
    }
    assert_eq!(sums, [16.0, 27.0]);
    let sums: Array1<f64> = x.rows().into_iter().map(|row| f(&row)).collect();
    assert_eq!(sums, array![14.0, 23.0]);
    let mut next = 0.0;
    let draw = || {
        next += 1.0;
        next
    };
    assert_eq!(
        Array2::from_shape_simple_fn((2, 3), draw),
        array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
    );
}

#[test]
#[allow(clippy::explicit_iter_loop)] // `&mut x` says less of what the items are
fn entries_are_walked_and_written_as_the_table_says() {
    let mut x = x();
    for v in x.iter_mut() {
        *v *= 2.0;
    }
    assert_eq!(x, array![[2.0, 4.0, 6.0], [8.0, 10.0, 12.0]]);
}

#[test]
fn a_copy_stays_as_it_was() {
    let (mut x, mut a) = (x(), array![1.0, 2.0]);
    let (row, b) = (x.row(1).to_owned(), a.clone());
    x.fill(0.0);
    a.fill(0.0);
    let lent: &ArrayRef1<f64> = &a;
    let own: Array1<f64> = lent.to_owned();
    assert_eq!(own, a);
    assert_eq!((row, b), (array![4.0, 5.0, 6.0], array![1.0, 2.0]));
}

#[test]
fn an_array_a_row_and_a_slice_become_one_type() {
    // ANCHOR: array_ref
    fn above(a: &ArrayRef1<f64>, b: Array1<f64>) -> Array1<f64> {
        b - a
    }
    let (x, b) = (array![[1.0, 2.0], [3.0, 4.0]], array![10.0, 10.0]);
    assert_eq!(above(&b, b.clone()), array![0.0, 0.0]); // an array
    assert_eq!(above(&x.row(1), b.clone()), array![7.0, 6.0]); // a row
    assert_eq!(above(&x.slice(s![.., 1]), b), array![8.0, 6.0]); // a slice
    // ANCHOR_END: array_ref
}

#[test]
fn a_matrix_unrolls_column_by_column_through_its_transpose() {
    // ANCHOR: unroll
    let x = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let by_rows: Array1<f64> = x.iter().copied().collect();
    let by_columns: Array1<f64> = x.t().iter().copied().collect();
    assert_eq!(by_rows, array![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
    assert_eq!(by_columns, array![1.0, 4.0, 2.0, 5.0, 3.0, 6.0]); // X(:)
    // ANCHOR_END: unroll
}

#[test]
fn a_vector_is_reshaped_column_by_column() -> Result<(), ndarray::ShapeError> {
    // ANCHOR: reshape
    let v = vec![1.0, 4.0, 2.0, 5.0, 3.0, 6.0];
    let by_columns = Array2::from_shape_vec((2, 3).f(), v.clone())?;
    assert_eq!(by_columns, array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
    let by_rows = Array2::from_shape_vec((2, 3), v)?; // without `f`
    assert_eq!(by_rows, array![[1.0, 4.0, 2.0], [5.0, 3.0, 6.0]]);
    // ANCHOR_END: reshape
    Ok(())
}

#[test]
fn a_vector_is_added_to_every_row_or_to_every_column() {
    // ANCHOR: broadcast
    let z = array![[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]; // 2 examples, 3 units
    let bias = array![10.0, 20.0, 30.0]; // 3 units
    assert_eq!(&z + &bias, array![[10.0, 20.0, 30.0], [11.0, 21.0, 31.0]]);
    // ANCHOR_END: broadcast
    // ANCHOR: broadcast_column
    let per_example = array![5.0, 7.0]; // 2 examples
    let column = per_example.insert_axis(Axis(1)); // 2 × 1
    assert_eq!(&z + &column, array![[5.0, 5.0, 5.0], [8.0, 8.0, 8.0]]);
    // ANCHOR_END: broadcast_column
}

#[test]
fn a_view_looks_into_the_matrix_and_may_change_it_if_it_says_so() {
    // ANCHOR: views
    let mut x = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let without_first = x.slice(s![.., 1..]); // looks, copies nothing
    assert_eq!(without_first.sum(), 16.0);
    let mut last = x.slice_mut(s![.., 2..]); // changes x
    last.fill(0.0);
    assert_eq!(x, array![[1.0, 2.0, 0.0], [4.0, 5.0, 0.0]]);
    let copy = x.row(0).to_owned(); // memory of its own
    x.fill(9.0);
    assert_eq!(copy, array![1.0, 2.0, 0.0]);
    // ANCHOR_END: views
}

#[test]
fn an_operator_borrows_or_uses_up_its_operands() {
    // ANCHOR: owners
    let g = array![0.0_f64, 0.5, 1.0];
    let slope = &g * (1.0 - &g); // g is borrowed: it is still there
    assert_eq!(slope, array![0.0, 0.25, 0.0]);
    let twice = slope * 2.0; // slope is used up: its memory is reused
    assert_eq!((g[1], twice[1]), (0.5, 0.5));
    // ANCHOR_END: owners
}

#[test]
fn what_is_changed_in_place_borrows_the_other() {
    // ANCHOR: in_place
    let (mut g, h) = (array![1.0, 2.0], array![3.0, 4.0]);
    g *= &h; // entry by entry, into g
    g += 1.0; // to each entry
    assert_eq!(g, array![4.0, 9.0]);
    assert_eq!(2.0 * &g.slice(s![1..]), array![18.0]); // a view is borrowed as well
    // ANCHOR_END: in_place
    assert_eq!(2.0 * &x().row(0), array![2.0, 4.0, 6.0]);
    assert_eq!(1.0 - &h, array![-2.0, -3.0]);
}

#[test]
fn a_glued_column_is_a_copy_of_everything() {
    let x = x();
    let ones = Array2::ones((2, 1));
    let glued = concatenate![Axis(1), ones, x];
    assert_eq!(glued, array![[1.0, 1.0, 2.0, 3.0], [1.0, 4.0, 5.0, 6.0]]);
}

#[test]
#[should_panic(expected = "inputs 2 × 3 and 2 × 3 are not compatible for matrix multiplication")]
fn a_product_of_matrices_that_do_not_fit_names_both_shapes() {
    let _ = x().dot(&x());
}

#[test]
fn the_networks_weights_unroll_and_roll() {
    // ANCHOR: unroll_and_roll
    let network = Network::new(
        array![[1.0, 3.0, 5.0], [2.0, 4.0, 6.0]], // 2 hidden units, 1 + 2 inputs
        array![[7.0, 8.0, 9.0]],                  // 1 output, 1 + 2 hidden units
    );
    let params = network.unroll(); // [Theta1(:); Theta2(:)]
    assert_eq!(params, array![1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
    let architecture = Architecture {
        inputs: 2,
        hidden: 2,
        labels: 1,
    };
    assert_eq!(Network::roll(&params, architecture), network);
    // ANCHOR_END: unroll_and_roll
}
