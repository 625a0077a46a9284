//! What the course adds to the compiler's messages, tried on those that the
//! installed compiler gives. Run: `cargo test -p cargo-lab --test advice`.

use std::{env, fs, process::Command};

use cargo_lab::{
    advice::{PHRASES, advice},
    build::first_error,
    course,
    diagnostics::{place_to_mend, warning_about, without_lists},
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
fn several_indices_want_two_pairs_of_brackets_or_a_slice() {
    for index in ["1, 2", "1.., 2..", "k, 2", ":, 1", "1:, 0", "k:3, 0"] {
        let line = format!("pub fn entry(x: &[f64], k: usize) -> f64 {{\n    x[{index}]\n}}\n");
        assert_advice(&line, "`x[[1, 2]]`, with two pairs");
    }
    assert_no_advice("pub fn entry(x: &[f64]) -> f64 {\n    x[1\n}\n");
}

#[test]
fn the_product_of_numpy_is_dot() {
    for product in ["a @ b", "(a @ b) * 2.0", "2.0 * a @ b"] {
        let line = format!("pub fn product(a: f64, b: f64) -> f64 {{\n    {product}\n}}\n");
        assert_advice(&line, "is `a.dot(&b)`");
    }
}

#[test]
fn names_of_ndarray_are_named_in_the_use_lines() {
    for line in [
        "let _ = Axis(1);",
        "let _ = concatenate![1, 2];",
        "let _ = s![.., 1];",
        "let _ = Zip::from(1);",
        "let _: Array2<f64>;",
    ] {
        assert_advice(
            &format!("pub fn f() {{\n    {line}\n}}\n"),
            "`use ndarray::{",
        );
    }
    assert_no_advice("pub fn f() {\n    let _ = Axes(1);\n}\n");
}

#[test]
fn what_has_another_name_in_numpy_is_told() {
    for (expression, expected) in [
        ("len(&[1.0])", "`x.nrows()`"),
        ("2.0_f64.log()", "`x.ln()`"),
        ("sum(axis = 1)", "no names in Rust"),
        ("[2.0_f64].iter().max_by_key(|v| **v)", "with `>` in a loop"),
        ("[2.0_f64].iter().copied().max()", "with `>` in a loop"),
        ("1.0 / 3 ^ 2", "no powers"),
        ("1.0 / 3.0 ** 2.0", "no powers"),
    ] {
        let source = format!("pub fn f() {{\n    let _ = {expression};\n}}\n");
        assert_advice(&source, expected);
    }
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
            "Do it before a division",
        );
    }
    assert_no_advice("pub fn mixed(a: f64, b: &str) -> f64 {\n    a * b\n}\n");
    assert_advice(
        "pub fn mixed(b: usize) -> f64 {\n    6.0 / b\n}\n",
        "with `as f64`",
    );
    for product in ["1/2 * a", "a - 1", "2 * a"] {
        assert_advice(
            &format!("pub fn mixed(a: f64) -> f64 {{\n    {product}\n}}\n"),
            "`1.0` in place of `1`",
        );
    }
}

#[test]
fn powers_are_methods() {
    for power in [
        "a ** 2",
        "(a - 1.0) ** 2",
        "a ^ 2",
        "(a - 1.0) ^ 2",
        "a ^ a",
    ] {
        assert_advice(
            &format!("pub fn square(a: f64) -> f64 {{\n    {power}\n}}\n"),
            "`x.powi(2)`",
        );
    }
    assert_no_advice("pub fn own(a: usize) -> usize {\n    *a\n}\n");
}

/// What is to be said, and the message beneath which.
fn messages_about_arrays() -> impl Iterator<Item = (&'static str, &'static str)> {
    let blocks = include_str!("advice/messages.txt").split("\n== ").skip(1);
    blocks.map(|block| block.split_once('\n').expect("a message"))
}

#[test]
fn errors_about_arrays_say_what_to_write_or_where_to_read() {
    for (expected, message) in messages_about_arrays() {
        let said = advice(message.trim_end());
        match expected {
            "-" => assert_eq!(said, None, "beneath\n{message}"),
            expected => assert!(
                said.is_some_and(|said| said.contains(expected)),
                "{said:?} in place of {expected:?} beneath\n{message}"
            ),
        }
    }
}

#[test]
fn the_headings_that_are_pointed_at_stand_in_the_chapter() {
    let (chapter, headings) = PHRASES;
    let text = course::text(chapter).expect("the chapter");
    for heading in headings {
        assert!(
            text.lines().any(|line| line == format!("## {heading}")),
            "{heading}"
        );
    }
    let all = messages_about_arrays().filter_map(|(_, message)| advice(message.trim_end()));
    let places = all.filter_map(|said| said.split_once(&format!("\n{chapter}, \"")));
    let mut pointed_at: Vec<&str> = places
        .map(|(_, heading)| heading.trim_end_matches("\"."))
        .collect();
    pointed_at.sort_unstable();
    pointed_at.dedup();
    let mut headings = headings.to_vec();
    headings.sort_unstable();
    assert_eq!(pointed_at, headings);
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

#[test]
fn to_the_types_of_other_packages_nothing_is_added() {
    let add = "{ type Output = Self; fn add(self, _: Self) -> Self { self } }";
    assert_advice(
        "impl Vec<f64> { pub fn twice(&self) {} }\n",
        "a trait of your own",
    );
    assert_advice(
        &format!("impl std::ops::Add for Vec<f64> {add}\n"),
        "a trait of your own",
    );
    // It mends what it is said of.
    let own = "pub trait Twice { fn twice(&self) -> f64; }\n\
               impl Twice for Vec<f64> { fn twice(&self) -> f64 { 2.0 * self[0] } }\n";
    assert_no_advice(&format!("{own}pub fn one() -> f64 {{\n    1\n}}\n"));
}

/// The compiler points at the signature, where mostly nothing is to be changed.
#[test]
fn the_line_of_a_semicolon_is_the_one_to_mend() {
    for (source, line) in [
        ("pub fn one() -> f64 {\n    1.0;\n}\n", 2),
        (
            "pub fn one(\n    a: f64,\n) -> f64 {\n    let b = a;\n\n    a + b;\n}\n",
            6,
        ),
    ] {
        assert_advice(source, "only if no `;` stands behind it");
        let place = place_to_mend(&error_about(source));
        assert_eq!(place.map(|(_, line)| line), Some(line), "{source}");
    }
    for (source, line) in [
        (
            "pub fn one(a: bool) -> f64 {\n    if a {\n        1.0\n    } else {\n        2.0;\n    }\n}\n",
            5,
        ),
        (
            "pub fn all() -> Vec<f64> {\n    (0..3)\n        .map(|i| {\n            f64::from(i);\n        })\n        .collect()\n}\n",
            4,
        ),
        ("pub fn one() -> f64 {\n    1\n}\n", 2),
    ] {
        let place = place_to_mend(&error_about(source));
        assert_eq!(place.map(|(_, line)| line), Some(line), "{source}");
    }
    // Of a function of the learner's own it may be the signature that is wrong.
    let own = "pub fn show(a: f64) -> f64 {\n    println!(\"{a}\");\n}\n";
    assert_advice(own, "its last expression");
    assert!(!advice(&error_about(own)).is_some_and(|said| said.contains("signature")));
    // Nothing is said of a `;` where there is no value to begin with.
    assert_advice(
        "pub fn one() -> f64 {\n    let a = 1.0;\n}\n",
        "its last expression",
    );
}

/// Most errors need no word from the course.
#[test]
fn where_the_compiler_is_right_nothing_is_added() {
    assert_no_advice("pub fn one() -> f64 {\n    1\n}\n");
    assert_no_advice("pub fn one() -> f64 {\n    unknown\n}\n");
    assert_no_advice("pub fn one(v: Vec<f64>) -> f64 {\n    let w = v;\n    v[0] + w[0]\n}\n");
    assert_no_advice("pub fn one( -> f64 {\n    1.0\n}\n");
}

/// `cargo test` shows the lists of types; a screen has 24 lines.
#[test]
fn lists_of_other_types_are_left_out() {
    for (_, message) in messages_about_arrays() {
        let shown = without_lists(message.trim_end());
        assert!(!shown.contains("following other types"), "{shown}");
        assert!(!shown.contains("` implements `"), "{shown}");
        assert!(!shown.contains("unsafe impl"), "{shown}");
        let lines = |text: &str| text.lines().take(6).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(&shown), lines(message), "where it is, and what");
    }
    let with_more = "error[E0277]: a\n  --> src/a.rs:1:1\n   = help: the following other types \
                     implement trait `B`:\n             c\n           and 4 others\n   = note: d\n\n\
                     and one more error: `cargo test` shows it.";
    assert_eq!(
        without_lists(with_more),
        "error[E0277]: a\n  --> src/a.rs:1:1\n   = note: d\n\nand one more error: `cargo test` shows it."
    );
}

#[test]
fn a_warning_about_the_module_at_work_is_told_in_short() {
    let messages = "\
warning: variable `Delta` should have a snake case name
   --> src/fmincg.rs:220:9
    |
220 |     let Delta = 1.0;
    |         ^^^^^ help: convert the identifier to snake case: `delta`
    |
    = note: `#[warn(non_snake_case)]` (part of `#[warn(nonstandard_style)]`) on by default

warning: incorrect NaN comparison, NaN cannot be directly compared to itself
   --> src/fmincg.rs:222:8
    |
222 |     if t == f64::NAN { t = gap / 2.0 }
    |        ^^^^^^^^^^^^^
    |
    = note: `#[warn(invalid_nan_comparisons)]` on by default
help: use `f32::is_nan()` or `f64::is_nan()` instead
    |
222 -     if t == f64::NAN { t = gap / 2.0 }
222 +     if t.is_nan() { t = gap / 2.0 }
    |

warning: `handwritten` (lib test) generated 2 warnings
";
    let said = warning_about("src/fmincg.rs", messages);
    assert_eq!(
        said.as_deref(),
        Some(
            "The compiler warns of src/fmincg.rs, line 222:\n  incorrect NaN comparison, NaN cannot \
             be directly compared to itself\n  help: use `f32::is_nan()` or `f64::is_nan()` instead"
        )
    );
    assert_eq!(warning_about("src/prediction.rs", messages), None);
}
