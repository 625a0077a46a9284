//! Wrong in each known way: the wrong solutions with which the messages of the
//! course's tests are tried. Each costs checks of the function in which it is, and
//! of nothing that does not call it; the feedback names the mistake.

use cargo_lab::{
    anchors,
    course::SECTIONS,
    grade::{class::Class, compare::Outcome, rubric::Rubric, visible::WhichTests},
};

use super::{
    common::{exam, submission},
    fixture::{Fixture, Told, fixtures},
};

/// A wrong solution of one function.
pub struct KnownWay {
    pub section: usize,
    /// The module with it.
    pub text: String,
    pub function: String,
    /// What the feedback has to name.
    pub mistake: String,
}

/// One for each mistake that has a name, section by section.
pub fn known_ways() -> Vec<KnownWay> {
    let mut ways: Vec<KnownWay> = Vec::new();
    for fixture in SECTIONS.into_iter().flat_map(fixtures) {
        let Told::Mistake(mistake) = &fixture.told else {
            continue;
        };
        if ways.iter().all(|way| way.mistake != *mistake) {
            ways.push(KnownWay {
                section: fixture.section.number,
                text: with(&fixture),
                function: fixture.function.clone(),
                mistake: mistake.clone(),
            });
        }
    }
    ways
}

/// The section's solution with the wrong function in it.
fn with(fixture: &Fixture) -> String {
    let solution = fixture.section.solution();
    let module = anchors::transplant(solution, &fixture.with_anchors(), &fixture.function);
    module
        .ok()
        .flatten()
        .unwrap_or_else(|| panic!("{} fits nowhere", fixture.file))
}

/// The checks that call this function themselves: at least one of them is lost.
pub fn own_checks(function: &str) -> Vec<&str> {
    let also = match function {
        "cross_entropy" => "sure_outputs",
        "cost" => "regularized_cost",
        "sigmoid_gradient" => "far_out",
        "backpropagation_loop" => "regularized_loop",
        "cost_and_gradient" => "regularized_cost_and_gradient",
        _ => return vec![function],
    };
    vec![function, also]
}

/// The checks that may be lost: also those of the functions of the solution that
/// call this one.
pub fn reached_checks(function: &str) -> Vec<&str> {
    let callers: &[&str] = match function {
        "digit_image" | "grid_shape" => &["display_data"],
        "sigmoid" => &["feedforward", "cost"],
        "feedforward" | "cross_entropy" | "penalty" => &["cost"],
        "epsilon_init" => &["rand_initialize_weights"],
        "accumulate_example" => &["backpropagation_loop"],
        "backpropagation" => &["cost_and_gradient"],
        "add_penalty_slope" => &["backpropagation_loop", "cost_and_gradient"],
        "central_difference" => &["numerical_gradient", "check_random_parameters"],
        "quadratic_minimum" | "cubic_minimum" => &["interpolate", "fmincg"],
        "polak_ribiere" | "is_too_far" | "is_flat" | "interpolate" | "extrapolate" => &["fmincg"],
        "label_of_largest" => &["predict"],
        _ => &[],
    };
    let of_callers = callers.iter().flat_map(|caller| own_checks(caller));
    own_checks(function).into_iter().chain(of_callers).collect()
}

/// What is not as it should be, if anything.
fn complaint(way: &KnownWay) -> Option<String> {
    let submission = submission(&[(way.section, &way.text)]);
    let rubric = Rubric::load("all").unwrap();
    let class = Class {
        exam: exam(),
        rubric: &rubric,
        tests: WhichTests::UpToTheFirst,
        jobs: 1,
        kept: None,
    };
    let report = class
        .grade(&submission, 1)
        .unwrap_or_else(|error| panic!("{error}"));
    let part = &rubric.parts[way.section - 1];
    let checks = &report.sections[way.section - 1].checks;
    let lost: Vec<&str> = checks
        .iter()
        .filter(|(_, outcome)| *outcome != Outcome::Right)
        .map(|(check, _)| check.name)
        .collect();
    let kept = part
        .checks
        .iter()
        .filter(|(check, _)| !lost.contains(&check.name));
    let points: f64 = kept.map(|(_, points)| points).sum();
    let (own, reached) = (own_checks(&way.function), reached_checks(&way.function));
    let named = format!("{}: {}", SECTIONS[way.section - 1], way.mistake);
    let as_expected = own.iter().any(|check| lost.contains(check))
        && lost.iter().all(|check| reached.contains(check))
        && (report.points() - points).abs() < 0.02
        && report.mistakes() == [named.clone()]
        && report.feedback().contains(&way.mistake);
    (!as_expected).then(|| {
        format!(
            "{named} in `{}`: lost {lost:?}, {} points, {:?}",
            way.function,
            report.points(),
            report.mistakes()
        )
    })
}

/// Every so-manieth of them.
fn assert_graded_as_expected(step: usize) {
    let ways = known_ways();
    let tried = ways.iter().step_by(step);
    let complaints: Vec<String> = tried.filter_map(complaint).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn some_of_the_known_ways_cost_their_checks_and_are_named() {
    assert_graded_as_expected(30);
}

/// `GRADE_EVERY=5` tries every fifth.
#[test]
#[ignore = "takes 20 minutes: cargo test -p cargo-lab --test grading -- --ignored known_ways"]
fn every_known_way_costs_its_checks_and_is_named() {
    let every = std::env::var("GRADE_EVERY");
    assert_graded_as_expected(every.map_or(1, |text| text.parse().unwrap()));
}
