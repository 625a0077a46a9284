//! What test programs print. Run: `cargo test -p cargo-lab --test libtest`.

use cargo_lab::libtest::{Failed, Run};

/// As Rust 1.95 prints it.
const OUTPUT: &str = "
running 4 tests
test at_zero ... FAILED
test needs_weights ... ignored, needs data/ex4weights.mat: see data/README.md
test refuses_zero - should panic ... ok
test smallest ... FAILED

failures:

---- at_zero stdout ----

thread 'at_zero' (12) panicked at src/cost.rs:5:9:
not yet implemented: section 2: write `cost`, see book/src/feedforward.md
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace

---- smallest stdout ----

thread 'smallest' (13) panicked at tests/s2.rs:1:2:
first try
thread 'smallest' (13) panicked at tests/s2.rs:9:1:
minimal failing input: z = 1
\ton two lines

failures:
    at_zero
    smallest

test result: FAILED. 1 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
";

#[test]
fn every_result_is_read_with_its_message() {
    let run = Run::parse(OUTPUT);
    assert_eq!(run.announced, Some(4));
    assert_eq!(run.passed, ["refuses_zero"]);
    assert_eq!(run.ignored, ["needs_weights"]);
    assert_eq!(
        run.reason.as_deref(),
        Some("needs data/ex4weights.mat: see data/README.md")
    );
    assert!(run.finished && !run.is_green());
    let panics: Vec<_> = run.failed.iter().map(|failed| failed.panic()).collect();
    assert_eq!(
        panics[0],
        (
            Some("src/cost.rs:5:9"),
            "not yet implemented: section 2: write `cost`, see book/src/feedforward.md"
        )
    );
    assert_eq!(
        panics[1],
        (
            Some("tests/s2.rs:9:1"),
            "minimal failing input: z = 1\n\ton two lines"
        ),
        "the last panic is the one to show"
    );
}

#[test]
fn a_program_that_ends_early_is_not_green() {
    let green = "running 2 tests\ntest a ... ok\ntest b ... ok\n\ntest result: ok. 2 passed;\n";
    assert!(Run::parse(green).is_green());
    for (what, output) in [
        ("nothing was printed", String::new()),
        ("no last line", green.replace("test result", "")),
        ("a result is missing", green.replace("test b ... ok\n", "")),
        (
            "no tests",
            "running 0 tests\n\ntest result: ok. 0 passed;\n".to_owned(),
        ),
        (
            "all were left out",
            "running 1 test\ntest a ... ignored\n\ntest result: ok. 0 passed;\n".to_owned(),
        ),
    ] {
        assert!(!Run::parse(&output).is_green(), "{what}");
    }
}

#[test]
fn two_runs_are_green_where_both_are() {
    let quick = || Run::parse("running 1 test\ntest a ... ok\n\ntest result: ok. 1 passed;\n");
    let green =
        "running 2 tests\ntest b ... ok\ntest c ... ignored\n\ntest result: ok. 1 passed;\n";
    let both = quick().and(Run::parse(green));
    assert_eq!((both.announced, both.results()), (Some(3), 3));
    assert!(both.is_green());
    for (what, later) in [
        ("nothing was printed", String::new()),
        ("no last line", green.replace("test result", "")),
        ("a result is missing", green.replace("test b ... ok\n", "")),
        (
            "a test failed",
            green.replace("test b ... ok", "test b ... FAILED"),
        ),
    ] {
        assert!(!quick().and(Run::parse(&later)).is_green(), "{what}");
    }
}

#[test]
fn what_a_red_test_printed_is_seen() {
    let failed = |printed: &str| Failed {
        name: "a".to_owned(),
        message: format!("{printed}thread 'a' (12) panicked at src/cost.rs:5:9:\ntwo\nlines"),
    };
    assert!(!failed("").prints());
    assert!(failed("[src/cost.rs:4:5] &a3 = 1.0\n").prints());
}
