//! Reports in the forms that course systems read.

use std::env;

use cargo_lab::grade::{
    class::Class,
    formats::{self, Classroom},
    report::Report,
    rubric::Rubric,
    visible::WhichTests,
};
use serde_json::Value;

use super::common::{exam, submission, with_body};

/// Half a submission: section 2 with a mistake, section 3 suspicious.
fn report() -> Report {
    let rubric = Rubric::load("course").unwrap();
    let class = Class {
        exam: exam(),
        rubric: &rubric,
        tests: WhichTests::None,
        jobs: 1,
        kept: None,
    };
    let wrong = with_body(2, "penalty", "0.0");
    let suspicious = with_body(
        3,
        "sigmoid_gradient",
        "let _ = std::env::var(\"HOME\"); let g = sigmoid(z); g.mapv_into(|g| g * (1.0 - g))",
    );
    let mut submission = submission(&[(2, &wrong), (3, &suspicious)]);
    submission.name = String::from("=cmd|'/c calc'!A1\u{1b}[31m");
    class
        .grade(&submission, 1)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn every_form_says_the_same_and_keeps_to_its_schema() {
    let report = report();
    assert!(
        (report.points() - 35.0).abs() < 1e-9,
        "{}",
        report.feedback()
    );
    is_a_gradescope_result(&formats::gradescope(&report));

    let classroom = Classroom {
        classroom: "ml".to_owned(),
        assignment: "ex4".to_owned(),
        assignment_type: "individual".to_owned(),
        owner: "ada".to_owned(),
        submission: "submit/2026-11-24T12-30-05Z-a1b2c3d".to_owned(),
        commit: "https://example.org/c".to_owned(),
        release: "https://example.org/r".to_owned(),
        review: "https://example.org/c".to_owned(),
    };
    let result = formats::classroom50(&report, &classroom).unwrap();
    is_a_classroom50_result(&result);
    assert_eq!(
        (&result["score"], &result["max-score"]),
        (&35.into(), &100.into())
    );
    assert_eq!(result["datetime"], "2026-11-24T12:30:05Z");
    let without_time = Classroom {
        submission: "submit/x".to_owned(),
        ..classroom
    };
    assert!(formats::classroom50(&report, &without_time).is_err());

    let table = formats::csv(&[report.to_json()]).unwrap();
    let row = table.lines().nth(1).unwrap();
    assert!(
        row.starts_with("'=cmd"),
        "a formula is not carried out: {row}"
    );
    assert!(row.contains(",35,100,30,0,5,0,0,yes,"), "{row}");
}

/// gradescope-autograders.readthedocs.io, "Autograder Specifications".
fn is_a_gradescope_result(result: &Value) {
    const VISIBILITY: [&str; 4] = ["hidden", "after_due_date", "after_published", "visible"];
    const FORMATS: [&str; 5] = ["text", "html", "simple_format", "md", "ansi"];
    let known = [
        "score",
        "execution_time",
        "output",
        "output_format",
        "test_output_format",
        "test_name_format",
        "visibility",
        "stdout_visibility",
        "extra_data",
        "tests",
        "leaderboard",
    ];
    assert!(
        keys(result).iter().all(|key| known.contains(key)),
        "{result}"
    );
    assert_eq!(result["score"], 35.0);
    assert!(VISIBILITY.contains(&result["visibility"].as_str().unwrap()));
    assert!(VISIBILITY.contains(&result["stdout_visibility"].as_str().unwrap()));
    let tests = result["tests"].as_array().unwrap();
    let known = [
        "score",
        "max_score",
        "status",
        "name",
        "name_format",
        "number",
        "output",
        "output_format",
        "tags",
        "visibility",
        "extra_data",
    ];
    for test in tests {
        assert!(keys(test).iter().all(|key| known.contains(key)), "{test}");
        assert!(test["name"].is_string() && test["output"].is_string());
        assert!(VISIBILITY.contains(&test["visibility"].as_str().unwrap()));
        assert!(FORMATS.contains(&test["output_format"].as_str().unwrap()));
        let status = test["status"].as_str();
        assert!(status.is_none_or(|status| ["passed", "failed"].contains(&status)));
        if let (Some(score), Some(most)) = (test["score"].as_f64(), test["max_score"].as_f64()) {
            assert!((0.0..=most).contains(&score));
        }
    }
    let sum: f64 = tests.iter().filter_map(|test| test["score"].as_f64()).sum();
    assert!((sum - 35.0).abs() < 1e-9);
    let hidden = tests
        .iter()
        .filter(|test| test["visibility"] == "hidden")
        .count();
    assert_eq!(
        hidden, 1,
        "what a person should look at is not shown to the student"
    );
}

/// `schemas/result-v1.schema.json` of foundation50/classroom50, rule by rule.
fn is_a_classroom50_result(result: &Value) {
    let mut required = vec![
        "schema",
        "classroom",
        "assignment",
        "assignment_type",
        "owner",
        "submission",
        "commit",
        "release",
        "review",
        "datetime",
        "score",
        "max-score",
        "tests",
    ];
    required.sort_unstable();
    let mut found = keys(result);
    found.sort_unstable();
    assert_eq!(found, required, "no key more or less");
    assert_eq!(result["schema"], "classroom50/result/v1");
    assert!(["individual", "group"].contains(&result["assignment_type"].as_str().unwrap()));
    assert!(
        result["submission"]
            .as_str()
            .unwrap()
            .starts_with("submit/")
    );
    for key in [
        "classroom",
        "assignment",
        "owner",
        "commit",
        "release",
        "review",
    ] {
        assert!(!result[key].as_str().unwrap().is_empty(), "{key}");
    }
    assert!(result["score"].as_u64().unwrap() <= result["max-score"].as_u64().unwrap());
    for test in result["tests"].as_array().unwrap() {
        assert!(!test["test-name"].as_str().unwrap().is_empty() && test["passed"].is_boolean());
        assert!(test["score"].as_u64().unwrap() <= test["max-score"].as_u64().unwrap());
    }
}

#[test]
fn nothing_that_a_submission_says_reaches_a_terminal_as_it_is() {
    let report = report();
    for text in [report.feedback(), report.to_json().to_string()] {
        assert!(!text.contains('\u{1b}'), "{text}");
    }
    assert!(report.feedback().contains("35 of 100 points"));
    let home = env::var("HOME").unwrap_or_else(|_| "/root".to_owned());
    assert!(!report.feedback().contains(&home), "{}", report.feedback());
}
