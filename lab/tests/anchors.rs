//! The anchors of the eight modules, and what stripping leaves of them.
//! Run: `cargo test -p cargo-lab --test anchors`.

use std::collections::BTreeMap;

use cargo_lab::{
    anchors::{AnchorError, body, exercises, restore, strip, transplant},
    course::{FILES, OPTIONAL, all_sections, text},
};

const ONE: &str = "\
// ANCHOR: signature_double
/// Twice as much.
fn double(x: f64) -> f64 {
    // ANCHOR_END: signature_double
    // ANCHOR: solution_double
    // Step 1: add it
    // to itself.
    x + x // no step
    // A remark, no step.
    // ANCHOR_END: solution_double
}
";

fn problem(source: &str) -> String {
    exercises(source)
        .expect_err("these anchors are not in order")
        .to_string()
}

#[test]
fn a_stub_keeps_the_signature_the_fences_and_the_steps_only() {
    let stub = strip(ONE, |name| format!("write {name}")).unwrap();
    let expected = "\
// ANCHOR: signature_double
/// Twice as much.
fn double(x: f64) -> f64 {
    // ANCHOR_END: signature_double
    // ANCHOR: solution_double
    // Step 1: add it
    // to itself.
    todo!(\"write double\");
    // ANCHOR_END: solution_double
}
";
    assert_eq!(stub, expected);
}

#[test]
fn the_books_other_anchors_are_let_through_and_checked_too() {
    let with = format!("// ANCHOR: constants\n// ANCHOR_END: constants\n{ONE}");
    assert_eq!(exercises(&with).unwrap().len(), 1);
    let twice = with.clone() + "// ANCHOR: constants\n// ANCHOR_END: constants\n";
    assert_eq!(
        problem(&twice),
        "line 14: there are two anchors `constants`"
    );
}

#[test]
fn line_ends_of_windows_stay() {
    let windows = ONE.replace('\n', "\r\n");
    let stub = strip(&windows, |_| String::new()).unwrap();
    assert_eq!(
        stub.matches('\n').count(),
        stub.matches("\r\n").count(),
        "every line must end as it did: {stub:?}"
    );
    assert_eq!(restore(&stub, &windows).unwrap(), windows);
}

#[test]
fn an_empty_solution_can_be_stripped_and_restored() {
    let body = "    // Step 1: add it\n    // to itself.\n    x + x // no step\n    // A remark, no step.\n";
    let empty = ONE.replace(body, "");
    let stub = strip(&empty, |_| "write it".to_owned()).unwrap();
    assert!(stub.contains("\n    todo!(\"write it\");\n"), "{stub}");
    assert_eq!(restore(&stub, &empty).unwrap(), empty);
}

#[test]
fn a_transplanted_function_leaves_the_others_alone() {
    let two = format!("{ONE}{}", ONE.replace("double", "twice"));
    let stub = strip(&two, |_| String::new()).unwrap();
    let solved = transplant(&stub, &two, "twice").unwrap().unwrap();
    let (first, second) = solved.split_at(solved.find("signature_twice").unwrap());
    assert!(
        first.contains("todo!") && !first.contains("x + x"),
        "{first}"
    );
    assert!(
        second.contains("x + x") && !second.contains("todo!"),
        "{second}"
    );
    assert_eq!(transplant(&stub, &two, "thrice"), Ok(None));
}

#[test]
fn damaged_anchors_are_named_with_their_line() {
    for (damage, with, expected) in [
        (
            "    // ANCHOR_END: solution_double\n",
            "",
            "line 5: `solution_double` is never closed",
        ),
        (
            "    // ANCHOR: solution_double\n",
            "",
            "line 9: `solution_double` ends without a start",
        ),
        (
            "    // ANCHOR_END: signature_double\n",
            "",
            "line 4: `solution_double` starts inside `signature_double`, open since line 1",
        ),
        (
            "// ANCHOR_END: solution_double",
            "// ANCHOR_END: solution_duble",
            "line 10: `solution_duble` ends, but `solution_double` is open since line 5",
        ),
        (
            "// ANCHOR: solution_double\n",
            "// ANCHOR: solution_double\n    // ANCHOR: solution_x\n",
            "line 6: `solution_x` starts inside `solution_double`, open since line 5",
        ),
        (
            "    // ANCHOR: solution_double\n",
            "    let y = x;\n    // ANCHOR: solution_double\n",
            "line 6: `solution_double` does not follow directly on `ANCHOR_END: signature_double`",
        ),
        (
            "signature_double",
            "header_double",
            "line 5: `solution_double` does not follow directly",
        ),
    ] {
        let found = problem(&ONE.replace(damage, with));
        assert!(
            found.starts_with(expected),
            "expected {expected}\nfound {found}"
        );
    }
    let twice = format!("{ONE}{ONE}");
    assert_eq!(
        problem(&twice),
        "line 12: there are two anchors `signature_double`"
    );
    let alone = &ONE[..ONE.find("    // ANCHOR: solution").unwrap()];
    assert_eq!(
        problem(alone),
        "line 1: `signature_double` is not followed by its solution"
    );
}

#[test]
fn every_section_has_exercises_with_unique_names_and_their_functions() -> Result<(), AnchorError> {
    let mut names = Vec::new();
    for section in all_sections() {
        let source = section.solution();
        let exercises =
            exercises(source).inspect_err(|error| eprintln!("{}: {error}", section.module()))?;
        assert!(
            !exercises.is_empty(),
            "{} has no exercise",
            section.module()
        );
        for exercise in exercises {
            let name = exercise.name;
            let (_, signature) = source
                .split_once(&format!("// ANCHOR: signature_{name}\n"))
                .unwrap();
            let (signature, _) = signature.split_once("// ANCHOR_END").unwrap();
            assert!(
                signature.contains(&format!("fn {name}("))
                    || signature.contains(&format!("fn {name}<")),
                "{}: the region signature_{name} has no `fn {name}`",
                section.module()
            );
            assert!(!names.contains(&name), "two exercises are called `{name}`");
            names.push(name);
        }
    }
    Ok(())
}

#[test]
fn no_other_file_has_anchors_of_exercises() {
    for (name, bytes) in FILES {
        if !name.starts_with("src/") {
            continue; // the book shows how they look
        }
        let is_section = all_sections().any(|section| section.module() == *name);
        let source = String::from_utf8_lossy(bytes);
        assert!(
            is_section || !source.contains("// ANCHOR: solution_"),
            "{name} is no section's module"
        );
    }
}

#[test]
fn stripping_and_restoring_is_byte_identical() {
    for section in all_sections() {
        let stub = section.stub();
        assert_ne!(
            stub,
            section.solution(),
            "{} was not stripped",
            section.module()
        );
        let restored = restore(&stub, section.solution()).unwrap();
        assert!(
            restored == section.solution(),
            "{} differs",
            section.module()
        );
    }
}

#[test]
fn a_stub_names_what_to_do_and_is_as_rustfmt_would_have_it() {
    for section in all_sections() {
        let stub = section.stub();
        for name in section.exercises() {
            let start = format!("todo!(\"section {}: write `{name}`", section.number);
            let line = stub.lines().find(|line| line.trim().starts_with(&start));
            let line = line.unwrap_or_else(|| panic!("{}: no {start}", section.module()));
            assert!(line.chars().count() <= 100, "too long for rustfmt: {line}");
            let file = line
                .split_whitespace()
                .last()
                .unwrap()
                .trim_end_matches("\");");
            assert!(
                text(file).is_some(),
                "{line} points at a file that is not there"
            );
        }
    }
}

#[test]
fn an_optional_module_has_no_example_that_plain_cargo_test_would_run() {
    for section in OPTIONAL {
        let source = section.solution();
        let examples = source.lines().filter(|line| line.trim() == "/// ```");
        // Every second fence closes a block, such as one of text.
        let blocks = source.lines().filter(|line| line.trim() == "/// ```text");
        assert_eq!(
            examples.count(),
            blocks.count(),
            "{}: a doctest of a stub fails, and the eight sections would not be green",
            section.module()
        );
    }
}

/// Lines of solutions that stand elsewhere in a copy too.
const KNOWN: [&str; 10] = [
    // They name things and tell nothing.
    "let m = x.nrows();",
    "let m = x.nrows() as f64;",
    "let minimum = fmincg(",
    "(cost, gradient)",
    "let right = predicted",
    // A given function does the same with the same helper.
    "let (a, b) = cubic_coefficients(here, third, gap);",
    // The tests of section 5 need central differences before section 6.
    "let mut nudged = params.clone();",
    "(0..params.len())",
    // A call of section 2, which the tests of section 5 need to see the parts.
    "let pass = feedforward(network, x);",
    // The tests of the given report measure with it.
    "let norm = |v: Array1<f64>| v.dot(&v).sqrt();",
];

#[test]
fn no_line_of_a_solution_remains_in_a_copy() {
    let mut copy: BTreeMap<String, &str> = BTreeMap::new();
    for (name, bytes) in FILES {
        let section = all_sections().find(|section| section.module() == *name);
        let text = match section {
            Some(section) => section.stub(),
            None => String::from_utf8(bytes.to_vec()).unwrap_or_default(), // data
        };
        for line in text.lines() {
            copy.entry(without_comment(line).to_owned()).or_insert(name);
        }
    }
    let mut found = Vec::new();
    for section in all_sections() {
        let source = section.solution();
        for exercise in exercises(source).unwrap() {
            let lines = body(source, &exercise).lines().map(without_comment);
            // Shorter lines are braces, names, the ends of chains.
            for line in lines.filter(|line| line.len() >= 16 && !KNOWN.contains(line)) {
                if let Some(file) = copy.get(line) {
                    found.push(format!("{file} has a line of `{}`: {line}", exercise.name));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn without_comment(line: &str) -> &str {
    line.split("//").next().unwrap_or_default().trim()
}

/// An exercise is one idea; what is longer is given, with holes.
#[test]
fn no_exercise_is_longer_than_15_lines() {
    for section in all_sections() {
        let source = section.solution();
        for exercise in exercises(source).unwrap() {
            let lines = exercise.lines.len();
            assert!(
                lines <= 15,
                "{section}: `{}` has {lines} lines",
                exercise.name
            );
        }
    }
}
