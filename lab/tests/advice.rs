//! What the course adds to the compiler's messages, tried on those that the
//! installed compiler gives. Run: `cargo test -p cargo-lab --test advice`.

use std::{env, fs, process::Command};

use cargo_lab::{
    advice::{PHRASES, advice},
    build::first_error,
    course,
};
use tempfile::TempDir;

/// The first error about a source text, as `check` shows it.
fn error_about(source: &str) -> String {
    let folder = TempDir::new().expect("files can be written");
    let file = folder.path().join("section.rs");
    fs::write(&file, source).expect("files can be written");
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(compiler)
        .args(["--crate-type=lib", "--emit=metadata", "--edition=2024"])
        .arg(&file)
        .current_dir(folder.path())
        .output()
        .expect("rustc runs");
    assert!(!output.status.success(), "it must not compile:\n{source}");
    first_error(&String::from_utf8_lossy(&output.stderr))
}

#[track_caller]
fn assert_advice(source: &str, expected: &str) {
    let message = error_about(source);
    let said = advice(&message).unwrap_or_default();
    assert!(said.contains(expected), "{said:?} beneath\n{message}");
}

#[track_caller]
fn assert_no_advice(source: &str) {
    let message = error_about(source);
    assert_eq!(advice(&message), None, "beneath\n{message}");
}

#[test]
fn what_is_lent_for_reading_is_not_made_mutable_in_the_signature() {
    assert_advice(
        "pub fn central_difference(\n    params: &Vec<f64>,\n    index: usize,\n) -> f64 {\n    \
         params[index] += 1e-4;\n    params[index]\n}\n",
        "Change a copy of your own",
    );
    assert_advice(
        "pub fn one_line(params: &[f64]) -> f64 {\n    params[0] = 1.0;\n    params[0]\n}\n",
        "Change a copy of your own",
    );
    // A reference of the learner's own: there the compiler is right.
    assert_no_advice(
        "pub fn own() -> f64 {\n    let mut all = vec![1.0];\n    let lent = &all;\n    \
         lent.push(2.0);\n    all.push(3.0);\n    all[0]\n}\n",
    );
    assert_no_advice(
        "pub fn own() -> f64 {\n    let all = vec![1.0];\n    all.push(2.0);\n    all[0]\n}\n",
    );
}

#[test]
fn an_argument_keeps_its_value() {
    assert_advice(
        "pub fn slope(lambda: f64, m: usize) -> f64 {\n    lambda /= m as f64;\n    lambda\n}\n",
        "a name of its own",
    );
    assert_no_advice("pub fn slope() -> f64 {\n    let sum = 0.0;\n    sum += 1.0;\n    sum\n}\n");
}

#[test]
fn other_changes_of_a_signature_are_advised_against() {
    assert_advice(
        "pub fn sum<D>(a: D, b: D) -> D {\n    a + b\n}\n",
        "stays as it is",
    );
    assert_advice("pub fn sum(a: f64) {\n    return a;\n}\n", "stays as it is");
}

#[test]
fn a_root_of_a_whole_number_is_not_to_be_rounded() {
    assert_advice(
        "pub fn epsilon(l_in: usize, l_out: usize) -> f64 {\n    6.0_f64.sqrt() / (l_in + \
         l_out).sqrt()\n}\n",
        "with `as f64`",
    );
    // Another type has the method under another name: the compiler is right.
    assert_no_advice("pub fn length(v: &[f64]) -> usize {\n    v.length()\n}\n");
}

#[test]
fn numbers_are_f64_and_no_f32() {
    assert_advice("pub fn root() -> f64 {\n    6.0.sqrt()\n}\n", "`2.0_f64`");
}

#[test]
fn whole_numbers_and_fractions_do_not_mix() {
    for product in ["a / b", "b * a", "a - &b", "b + a"] {
        assert_advice(
            &format!("pub fn mixed(a: f64, b: usize) -> f64 {{\n    {product}\n}}\n"),
            "make an f64 of the whole number",
        );
    }
    assert_no_advice("pub fn mixed(a: f64, b: &str) -> f64 {\n    a * b\n}\n");
}

// Messages about ndarray, as rustc 1.95 gave them for a learner's copy.

const RESHAPE: &str = "\
error[E0599]: no method named `reshape` found for reference `&ArrayRef<f64, Dim<[usize; 1]>>` in the current scope
   --> src/visualization.rs:43:12
    |
 43 |     pixels.reshape((20, 20)).to_owned()
    |            ^^^^^^^
    |
help: there is a method `shape` with a similar name, but with different arguments
   --> /registry/ndarray-0.17.2/src/impl_methods.rs:151:5
    |
151 |     pub fn shape(&self) -> &[usize]
    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^";

const LENT: &str = "\
error[E0596]: cannot borrow `*p` as mutable, as it is behind a `&` reference
  --> src/gradient_checking.rs:54:25
   |
54 |     let mut p = params; p[index] += 1e-4; cost(&p)
   |                         ^ `p` is a `&` reference, so it cannot be borrowed as mutable
   |
help: consider specifying this binding's type
   |
54 |     let mut p: &mut ArrayBase<OwnedRepr<f64>, Dim<[usize; 1]>, f64> = params; p[index] += 1e-4; cost(&p)
   |              ++++++++++++++++++++++++++++++++++++++++++++++++++++++";

const OF_TWO_ROWS: &str = "\
error[E0369]: cannot subtract `ArrayBase<ViewRepr<&f64>, Dim<[usize; 1]>, f64>` from `ArrayBase<ViewRepr<&f64>, Dim<[usize; 1]>, f64>`
   --> src/backpropagation.rs:129:28
    |
129 |     let d = pass.a3.row(0) - targets.row(0); todo!()
    |             -------------- ^ -------------- ArrayBase<ViewRepr<&f64>, Dim<[usize; 1]>, f64>";

const MOVED: &str = "\
error[E0507]: cannot move out of `pass.a2` which is behind a shared reference
   --> src/backpropagation.rs:129:97
    |
129 |     let x = delta3.dot(&t) * pass.a2 * 2.0;
    |                              ^^^^^^^ move occurs because `pass.a2` has type `ArrayBase<OwnedRepr<f64>, Dim<[usize; 2]>, f64>`, which does not implement the `Copy` trait";

/// A line of ndarray's own source in a message is no suggestion.
#[test]
fn errors_about_arrays_point_into_the_chapter_about_them() {
    let said = |message| advice(message).unwrap_or_default();
    assert!(
        said(RESHAPE).contains("\"The phrases\""),
        "{}",
        said(RESHAPE)
    );
    assert!(
        said(LENT).contains("Change a copy of your own"),
        "{}",
        said(LENT)
    );
    for message in [OF_TWO_ROWS, MOVED] {
        assert!(
            said(message).contains("\"Who owns the result"),
            "{}",
            said(message)
        );
    }
    let (chapter, headings) = PHRASES;
    let text = course::text(chapter).expect("the chapter");
    for heading in headings {
        assert!(
            text.lines().any(|line| line == format!("## {heading}")),
            "{heading}"
        );
    }
    for message in [RESHAPE, OF_TWO_ROWS] {
        let (_, place) = said(message).split_once('\n').expect("a line of its own");
        let (file, heading) = place.split_once(", \"").expect("a heading");
        let heading = heading.trim_end_matches("\".");
        assert_eq!(file, chapter);
        assert!(headings.contains(&heading), "{heading}");
    }
}

#[test]
fn functions_of_one_number_are_methods() {
    assert_advice(
        "pub fn root() -> f64 {\n    sqrt(6)\n}\n",
        "`6.0_f64.sqrt()`",
    );
    assert_advice(
        "pub fn none() -> f64 {\n    zeros((2, 3))[0]\n}\n",
        "The phrases",
    );
    assert_no_advice("pub fn own() -> f64 {\n    slope(6)\n}\n");
}

/// Most errors need no word from the course.
#[test]
fn where_the_compiler_is_right_nothing_is_added() {
    assert_no_advice("pub fn one() -> f64 {\n    1\n}\n");
    assert_no_advice("pub fn one() -> f64 {\n    unknown\n}\n");
    assert_no_advice("pub fn one(v: Vec<f64>) -> f64 {\n    let w = v;\n    v[0] + w[0]\n}\n");
    assert_no_advice("pub fn one() -> f64 {\n    1.0;\n}\n");
    assert_no_advice("pub fn one( -> f64 {\n    1.0\n}\n");
}
