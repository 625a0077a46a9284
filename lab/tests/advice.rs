//! What the course adds to the compiler's messages, tried on those that the
//! installed compiler gives. Run: `cargo test -p cargo-lab --test advice`.

use std::{env, fs, process::Command};

use cargo_lab::{advice::advice, build::first_error};
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

/// Most errors need no word from the course.
#[test]
fn where_the_compiler_is_right_nothing_is_added() {
    assert_no_advice("pub fn one() -> f64 {\n    1\n}\n");
    assert_no_advice("pub fn one() -> f64 {\n    unknown\n}\n");
    assert_no_advice("pub fn one(v: Vec<f64>) -> f64 {\n    let w = v;\n    v[0] + w[0]\n}\n");
    assert_no_advice("pub fn one() -> f64 {\n    1.0;\n}\n");
    assert_no_advice("pub fn one( -> f64 {\n    1.0\n}\n");
}
