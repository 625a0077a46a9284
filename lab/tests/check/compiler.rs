//! What is said where the compiler refuses something or warns of it.

use super::{SECTIONS, Section, lab, put, row, save, solved_copy};

/// All sections are compiled together; what is solved must not look lost.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn an_error_of_the_compiler_is_said_of_the_section_in_which_it_is() {
    let (_alone, copy) = solved_copy();
    let prediction = SECTIONS[7];
    let line = put(&copy, prediction, "predict", "    x.rowz()");

    let (success, said) = lab(&copy, &["check"]);
    assert!(!success, "{said}");
    assert!(
        row(&said, SECTIONS[0]).ends_with("not judged       src/prediction.rs does not compile"),
        "{said}"
    );
    for section in &SECTIONS[1..7] {
        assert!(row(&said, *section).ends_with("not judged"), "{said}");
    }
    assert!(
        row(&said, prediction).ends_with(&format!("does not compile line {line}")),
        "{said}"
    );
    let next = format!("Next: make src/prediction.rs compile, line {line}, then run");
    assert!(said.contains(&next), "{said}");

    let (_, said) = lab(&copy, &["check", "3"]);
    assert!(
        row(&said, SECTIONS[2]).ends_with("not judged       src/prediction.rs does not compile"),
        "{said}"
    );
    // Everything in it is written: the hint is for where the error is.
    let (_, said) = lab(&copy, &["hint", "8"]);
    assert!(said.starts_with("`predict` in src/prediction.rs"), "{said}");

    // What is known to be solved does not look lost.
    save(&copy, prediction, prediction.solution());
    let (success, said) = lab(&copy, &["check"]);
    assert!(success, "{said}");
    let line = put(&copy, prediction, "predict", "    x.rowz()");
    let (_, said) = lab(&copy, &["check"]);
    for section in &SECTIONS[..7] {
        let row = row(&said, *section);
        assert!(
            row.contains(" still solved ") && row.contains(" tests pass"),
            "{said}"
        );
    }
    assert!(
        row(&said, prediction).ends_with(&format!("does not compile line {line}")),
        "{said}"
    );

    // Behind the error nothing has been looked at.
    put(&copy, SECTIONS[1], "penalty", "    lambda.rowz()");
    save(&copy, prediction, prediction.solution());
    let (_, said) = lab(&copy, &["check"]);
    assert!(row(&said, SECTIONS[0]).contains(" still solved "), "{said}");
    assert!(
        row(&said, SECTIONS[1]).contains("does not compile"),
        "{said}"
    );
    assert!(
        row(&said, SECTIONS[2]).contains("not yet reached"),
        "{said}"
    );
}

/// The tests see of a module what everybody sees, and a module nothing of the tests.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn what_cargo_test_refuses_is_not_solved() {
    let (_alone, copy) = solved_copy();
    let feedforward = SECTIONS[1];
    let solution = feedforward.solution();
    for (module, error) in [
        (
            solution.replace("pub fn cost(", "pub(crate) fn cost("),
            "E0603",
        ),
        (format!("{solution}\nuse approx as _;\n"), "E0432"),
        (format!("{solution}\nuse common as _;\n"), "E0432"),
        (
            format!("{solution}\nuse handwritten::network::Network as Same;\n"),
            "E0433",
        ),
    ] {
        save(&copy, feedforward, &module);
        let (success, said) = lab(&copy, &["check", "2"]);
        assert!(!success && said.contains(error), "{said}");
    }
    save(&copy, feedforward, solution);
    let (success, said) = lab(&copy, &["check", "2"]);
    assert!(success, "{said}");
}

/// The compiler points at the signature, where nothing is to be changed.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn a_semicolon_that_swallows_the_value_is_said_of_its_own_line() {
    let (_alone, copy) = solved_copy();
    let line = put(
        &copy,
        SECTIONS[1],
        "penalty",
        "    lambda / (2.0 * m as f64);",
    );
    let (_, said) = lab(&copy, &["check", "2"]);
    let row = row(&said, SECTIONS[1]);
    assert!(
        row.ends_with(&format!("does not compile line {line}")),
        "{said}"
    );
    assert!(said.contains("only if no `;` stands behind it"), "{said}");
    let next = format!("Next: make src/feedforward.rs compile, line {line}, then run");
    assert!(said.contains(&next), "{said}");
    let (_, said) = lab(&copy, &["hint"]);
    assert!(
        said.starts_with("`penalty` in src/feedforward.rs"),
        "{said}"
    );
}

/// The compiler complains of those who call it.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn a_changed_signature_is_said_of_the_function_and_not_of_its_callers() {
    let (_alone, copy) = solved_copy();
    let (feedforward, prediction) = (SECTIONS[1], SECTIONS[7]);
    let given = "sigmoid<D: Dimension>(z: &ArrayRef<f64, D>) -> Array<f64, D>";
    let own = "sigmoid<S: ndarray::Data<Elem = f64>, D: Dimension>(z: &ndarray::ArrayBase<S, D>) -> Array<f64, D>";
    let changed = feedforward.solution().replace(given, own);
    save(&copy, feedforward, &changed);
    let (_, said) = lab(&copy, &["check", "3"]);
    let line = changed.lines().position(|line| line.contains(own));
    let place = format!(
        "`sigmoid` in src/feedforward.rs, line {},",
        line.expect("it") + 1
    );
    assert!(
        said.contains(&format!("{place} has another signature than it had")),
        "{said}"
    );
    assert!(
        said.contains(&format!("stays as it was:\n  pub fn {given}")),
        "{said}"
    );
    assert!(
        said.contains(&format!("Next: give {place} its signature back")),
        "{said}"
    );

    // Here it is the tests that call it.
    save(&copy, feedforward, feedforward.solution());
    let given = "accuracy(predicted: &Array1<usize>, labels: &Array1<usize>) -> f64";
    let own = "accuracy(predicted: &Array1<usize>, labels: &[usize]) -> f64";
    let changed = prediction.solution().replace(given, own);
    assert_ne!(changed, prediction.solution());
    save(&copy, prediction, &changed);
    let (_, said) = lab(&copy, &["check", "8"]);
    assert!(
        said.contains("Next: give `accuracy` in src/prediction.rs, line "),
        "{said}"
    );

    // A wrong call of a function that is as it was is the caller's own.
    save(&copy, prediction, prediction.solution());
    let line = put(
        &copy,
        SECTIONS[2],
        "sigmoid_gradient",
        "    sigmoid(z, 1.0)",
    );
    let (_, said) = lab(&copy, &["check", "3"]);
    assert!(!said.contains("signature than it had"), "{said}");
    let next = format!("Next: make src/sigmoid_gradient.rs compile, line {line}, then");
    assert!(said.contains(&next), "{said}");

    // So it is where a parameter of the function was renamed, which no caller sees.
    let solution = feedforward.solution();
    let body = solution.find("pub fn sigmoid<").expect("sigmoid");
    let (before, function) = solution.split_at(body);
    let (function, after) = function.split_at(function.find("\n}").expect("its end"));
    let renamed = function
        .replacen("(z: ", "(zs: ", 1)
        .replacen('{', "{\n    let z = zs;", 1);
    assert_ne!(renamed, function);
    save(&copy, feedforward, &format!("{before}{renamed}{after}"));
    let (_, said) = lab(&copy, &["check", "3"]);
    assert!(!said.contains("signature than it had"), "{said}");
    assert!(said.contains(&next), "{said}");
}

/// What the compiler knows of a slip stands under a red answer; one that is green
/// needs no word, and what is wrong in another module has its own section.
#[test]
#[ignore = "compiles a copy: run it with --ignored"]
fn a_warning_about_the_module_stands_under_a_red_answer_alone() {
    let (_alone, copy) = solved_copy();
    let (feedforward, before) = (SECTIONS[1], SECTIONS[0]);
    let warns = "The compiler warns of";
    // Of an unused name a copy says nothing: half of it is still to be written.
    let slip = "    let half = 2.0; if lambda == f64::NAN { 0.0 } else { lambda / m as f64 }";
    let line = put(&copy, feedforward, "penalty", slip);
    for _ in 0..2 {
        // Cargo repeats it where nothing is to be compiled.
        let (success, said) = lab(&copy, &["check", "2"]);
        let expected =
            format!("{warns} src/feedforward.rs, line {line}:\n  incorrect NaN comparison");
        assert!(!success && said.contains(&expected), "{said}");
        assert!(!said.contains("half"), "{said}");
    }
    // What is computed and goes nowhere is no matter of what is to be written.
    let slip = "    lambda / m as f64 * 2.0; lambda";
    let line = put(&copy, feedforward, "penalty", slip);
    let (success, said) = lab(&copy, &["check", "2"]);
    let expected =
        format!("{warns} src/feedforward.rs, line {line}:\n  unused arithmetic operation");
    assert!(!success && said.contains(&expected), "{said}");
    let with_slip = |section: Section, line: &str| {
        let slipped = format!("{line}\n    let slip = 1.0 == f64::NAN;");
        let module = section.solution().replacen(line, &slipped, 1);
        assert_ne!(module, section.solution());
        save(&copy, section, &module);
    };
    put(&copy, feedforward, "penalty", "    lambda / m as f64");
    with_slip(before, "    let side = side_of(pixels.len());");
    let (success, said) = lab(&copy, &["check", "2"]);
    assert!(!success && !said.contains(warns), "{said}");
    with_slip(feedforward, "    let m = targets.nrows() as f64;");
    let (success, said) = lab(&copy, &["check", "2"]);
    assert!(success && !said.contains(warns), "{said}");
}
