//! What a submission gets: the reference everything, a mistake what it costs.

use cargo_lab::{
    course,
    grade::{
        catalogue::CHECKS,
        compare::Outcome,
        judge::{Chain, Judged, State, judge},
        submission::Submission,
        visible::WhichTests,
    },
};

use super::{
    common::{changed, exam, section_of, solved, submission, with, with_body},
    mistakes::{Mistake, mistakes},
};

fn judged(submission: &Submission) -> Vec<Judged> {
    judge(submission, exam(), WhichTests::None, 2).unwrap_or_else(|error| panic!("{error}"))
}

/// The checks that are not right, with what became of them.
fn lost(judged: &[Judged]) -> Vec<(&'static str, &Outcome)> {
    let checks = judged.iter().flat_map(|judged| &judged.checks);
    let lost = checks.filter(|(_, outcome)| *outcome != Outcome::Right);
    lost.map(|(check, outcome)| (check.name, outcome)).collect()
}

#[test]
fn the_reference_gets_every_check_right_alone_and_together() {
    let judged = judged(&submission(&solved()));
    assert_eq!(lost(&judged), []);
    for section in &judged {
        assert_eq!(
            (&section.state, &section.chain),
            (&State::Judged, &Chain::Holds),
            "{}",
            section.section
        );
    }
    let checks: usize = judged.iter().map(|judged| judged.checks.len()).sum();
    assert_eq!(checks, CHECKS.len());
}

/// What Octave computed for the course's submission inputs, which are case 0.
fn recorded(name: &str) -> Vec<f64> {
    let file = course::text("tests/recorded/small_networks.csv").expect("the recorded figures");
    let line = file
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{name},")));
    let values = line.expect("the figure").split(',');
    values
        .map(|value| value.parse().expect("a number"))
        .collect()
}

fn assert_close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!(
            (found - expected).abs() < 1e-12,
            "{found} is not {expected}"
        );
    }
}

#[test]
fn the_expected_answers_are_those_of_octave_where_it_was_asked() {
    let exam = exam();
    let cost = recorded("submission_cost_lambda_0");
    assert_close(&exam.answers("cost")[0], &cost);
    let regularized = exam
        .answers("regularized_cost")
        .last()
        .expect("the course's own lambda");
    assert_close(
        regularized,
        &[recorded("submission_cost_lambda_1.5")[0] - cost[0]],
    );
    for check in ["backpropagation_loop", "backpropagation"] {
        let answer = &exam.answers(check)[0];
        assert_eq!(
            (answer[0], answer[1], answer[14], answer[15]),
            (4.0, 3.0, 4.0, 5.0)
        );
        let gradient = [&answer[2..14], &answer[16..]].concat();
        assert_close(&gradient, &recorded("submission_gradient_lambda_0"));
    }
}

#[test]
fn a_wrong_section_does_not_sink_the_others() {
    let wrong = with_body(2, "sigmoid", "z.mapv(|z| 1.0 / (1.0 + (-2.0 * z).exp()))");
    let judged = judged(&with(2, &wrong));
    let wrong: Vec<usize> = judged
        .iter()
        .filter(|judged| !judged.is_right())
        .map(|judged| judged.section.number)
        .collect();
    assert_eq!(wrong, [2]);
    let breaks: Vec<usize> = judged
        .iter()
        .filter(|judged| judged.chain == Chain::Breaks)
        .map(|judged| judged.section.number)
        .collect();
    assert_eq!(
        breaks,
        [3, 5, 8],
        "they are right alone, but stand on the wrong sigmoid"
    );
}

/// As `cargo test` lets them, also where the reference does not.
#[test]
fn every_section_may_use_what_is_given() {
    let given = "#[allow(unused_imports)]\nuse crate::{data as _, gradient_report::GradientReport as _, \
                 network::Network as _, published::RELATIVE_DIFFERENCE as _};\n";
    let modules: Vec<(usize, String)> = (1..=8)
        .map(|number| (number, section_of(number).solution().to_owned() + given))
        .collect();
    let modules: Vec<(usize, &str)> = modules.iter().map(|(n, text)| (*n, &**text)).collect();
    for judged in judged(&submission(&modules)) {
        assert!(judged.is_right(), "{judged:?}");
        assert_eq!(judged.chain, Chain::Holds);
    }
}

#[test]
fn a_section_may_use_what_its_writer_added_to_an_earlier_one() {
    let solution = |number: usize| section_of(number).solution();
    let helper = format!(
        "{}\npub fn counted(m: usize) -> f64 {{ m as f64 }}\n",
        solution(1)
    );
    let wrong = changed(4, "(l_out, 1 + l_in).f()", "(l_out, 1 + l_in)");
    let uses = changed(
        5,
        "gradient.theta1_grad /= m as f64;",
        "gradient.theta1_grad /= crate::visualization::counted(m);",
    );
    let (two, three) = (solution(2), solution(3));
    let modules = [(1, &*helper), (2, two), (3, three), (4, &wrong), (5, &uses)];
    let judged = judged(&submission(&modules));
    let right: Vec<bool> = judged.iter().map(Judged::is_right).collect();
    assert_eq!(
        right[..5],
        [true, true, true, false, true],
        "{:?}",
        judged[4]
    );
    assert_eq!(judged[4].chain, Chain::Holds);
}

#[test]
fn each_mistake_costs_its_own_check() {
    for Mistake {
        section,
        text,
        costs,
    } in mistakes()
    {
        let judged = judged(&submission(&[(section, &text)]));
        let names: Vec<&str> = lost(&judged).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, costs, "section {section}: {:?}", judged[section - 1]);
    }
}
