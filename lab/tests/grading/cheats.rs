//! Right for the inputs that are known, and for no others: no points.

use cargo_lab::grade::{
    compare::Outcome,
    judge::{Judged, State, judge},
    visible::WhichTests,
};

use super::common::{exam, section_of, submission, with_body};

fn judged(section: usize, text: &str) -> Judged {
    let submission = submission(&[(section, text)]);
    let all =
        judge(&submission, exam(), WhichTests::None, 1).unwrap_or_else(|error| panic!("{error}"));
    all.into_iter().nth(section - 1).expect("eight sections")
}

/// Compiled, every check judged, and none of them right.
fn assert_no_points(judged: &Judged) {
    assert_eq!(judged.state, State::Judged);
    assert!(!judged.checks.is_empty());
    for (check, outcome) in &judged.checks {
        assert_ne!(*outcome, Outcome::Right, "{}", check.name);
    }
}

fn is_pointed_out(judged: &Judged, what: &str) -> bool {
    judged
        .findings
        .iter()
        .any(|finding| finding.what.contains(what))
}

/// The course publishes the slope at -1, -0.5, 0, 0.5 and 1.
#[test]
fn published_numbers_typed_in_bring_nothing_and_are_pointed_out() {
    let body = "    let known = [(0.0, 0.25), (0.5, 0.235004), (1.0, 0.196612)];
        z.mapv(|z: f64| {
            let found = known.iter().find(|(known, _)| z.abs() == *known);
            found.map_or(0.0, |(_, slope)| *slope)
        })";
    let judged = judged(3, &with_body(3, "sigmoid_gradient", body));
    assert_no_points(&judged);
    assert!(is_pointed_out(&judged, "0.235004"), "{:?}", judged.findings);
}

/// The solution, where the network has a shape that the course uses; elsewhere
/// what it gives for another network.
#[test]
fn what_is_right_for_the_shapes_of_the_course_alone_brings_nothing() {
    let guard = "    let unknown = Network::new(
        Array2::zeros(network.theta1.dim()),
        Array2::zeros(network.theta2.dim()),
    );
    let network = match network.theta1.dim() {
        (25, 401) | (5, 4) | (2, 3) | (4, 3) => network,
        _ => &unknown,
    };\n";
    let mut text = section_of(5).solution().to_owned();
    for function in [
        "accumulate_example",
        "backpropagation_loop",
        "backpropagation",
        "cost_and_gradient",
        "add_penalty_slope",
    ] {
        let start = format!("// ANCHOR: solution_{function}\n");
        assert!(text.contains(&start), "{function}");
        text = text.replace(&start, &format!("{start}{guard}"));
    }
    let judged = judged(5, &text);
    assert_no_points(&judged);
}

/// Answers by a fingerprint of the input, for inputs that are known.
#[test]
fn a_look_up_by_fingerprint_brings_nothing_and_is_pointed_out() {
    let body = "    use std::hash::{DefaultHasher, Hash, Hasher};
        let fingerprint = |values: &[f64]| {
            let mut hasher = DefaultHasher::new();
            values.iter().for_each(|value| value.to_bits().hash(&mut hasher));
            hasher.finish()
        };
        let inputs: [&[f64]; 3] = [&[0.0], &[-1.0, -0.5, 0.0, 0.5, 1.0], &[1.0]];
        let known: Vec<u64> = inputs.into_iter().map(fingerprint).collect();
        let input: Vec<f64> = z.iter().copied().collect();
        if known.contains(&fingerprint(&input)) {
            z.mapv(|z: f64| (-z).exp() / (1.0 + (-z).exp()).powi(2))
        } else {
            z.mapv(|_| 0.0)
        }";
    let judged = judged(3, &with_body(3, "sigmoid_gradient", body));
    assert_no_points(&judged);
    assert!(
        is_pointed_out(&judged, "`DefaultHasher`"),
        "{:?}",
        judged.findings
    );
}
