//! Wrong in each known way: the wrong solutions with which the messages of the
//! course's tests are tried. Each costs checks of the function in which it is, and
//! of nothing that does not call it; the feedback names the mistake.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use cargo_lab::{
    anchors,
    course::SECTIONS,
    grade::{
        class::Class, compare::Outcome, exam::Exam, judge, rubric::Rubric, visible::WhichTests,
        worker,
    },
};

use super::{
    common::{LIMITS, SEED, cache, exam, submission},
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

/// What the course's tests find and the hidden ones let pass: of these a number says
/// nothing, for it is right but for the last digits.
const KEEPS_POINTS: [&str; 4] = [
    // To ten digits.
    "a slope measured by a step, a quotient of differences, instead of computed",
    // Slow or twice the work, and at most rounded otherwise.
    "values computed again that are handed in with the pass, by a forward pass of its own or by the \
     loop",
    "the examples added up one by one, as the loop does it, in place of the gradient from \
     `backpropagation`: too slow to train with",
    // The form for all at once, which it is compared with, has its own checks.
    "the loop calls the form for all examples at once: what is compared with itself is always right",
];

/// One for each mistake that has a name, section by section.
pub fn known_ways() -> Vec<KnownWay> {
    let mut names = BTreeSet::new();
    let mut ways = all_ways();
    ways.retain(|way| names.insert(way.mistake.clone()));
    ways
}

/// All that have a name, also several of one name.
fn all_ways() -> Vec<KnownWay> {
    let all = SECTIONS.into_iter().flat_map(fixtures);
    let named = all.filter_map(|fixture| match &fixture.told {
        Told::Mistake(mistake) if KEEPS_POINTS.contains(&mistake.as_str()) => None,
        Told::Mistake(mistake) => Some(KnownWay {
            section: fixture.section.number,
            text: with(&fixture),
            function: fixture.function.clone(),
            mistake: mistake.clone(),
        }),
        Told::Parts(_) => None,
    });
    named.collect()
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

/// The seeds with which every known way is tried: no luck of one class's seed.
const SEEDS: [u64; 5] = [SEED, 1, 2, 3, 1_000_000_000];

/// The exams of these seeds.
fn exams() -> Vec<Exam> {
    let prepare = |seed: &u64| {
        Exam::prepare(
            exam().toolchain.clone(),
            &cache().join("work"),
            *seed,
            LIMITS,
        )
        .unwrap_or_else(|error| panic!("{error}"))
    };
    SEEDS.iter().map(prepare).collect()
}

/// The seeds with which it does not cost a check of its own function, or costs one
/// that does not call it.
fn kept_points(way: &KnownWay, exams: &[Exam]) -> Option<String> {
    let section = SECTIONS[way.section - 1];
    let folder = exams[0].folder().unwrap();
    worker::write_isolated(folder.path(), section, &way.text).unwrap();
    let worker = worker::compile(&exams[0].toolchain, folder.path())
        .unwrap_or_else(|error| panic!("{error}"))
        .unwrap_or_else(|errors| panic!("{}: {errors:?}", way.mistake));
    let (own, reached) = (own_checks(&way.function), reached_checks(&way.function));
    let mut text = String::new();
    for exam in exams {
        let lost: Vec<&str> = judge::ask(&worker, section, exam, exam.limits, |_| true)
            .unwrap_or_else(|error| panic!("{error}"))
            .iter()
            .filter(|(_, outcome)| *outcome != Outcome::Right)
            .map(|(check, _)| check.name)
            .collect();
        let costs = own.iter().any(|check| lost.contains(check));
        if !costs || !lost.iter().all(|check| reached.contains(check)) {
            let _ = write!(text, " seed {}: {lost:?}", exam.seed);
        }
    }
    let named = format!("{section}: {} in `{}`:", way.mistake, way.function);
    (!text.is_empty()).then(|| named + &text)
}

/// Tries them two at a time.
fn assert_all(tried: &[KnownWay], complaint: impl Fn(&KnownWay) -> Option<String> + Sync) {
    let next = AtomicUsize::new(0);
    let complaints = Mutex::new(Vec::new());
    let try_all = || {
        while let Some(way) = tried.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Some(complaint) = complaint(way) {
                println!("{complaint}"); // at once: all of them take minutes
                complaints.lock().unwrap().push(complaint);
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(try_all);
        try_all();
    });
    let complaints = complaints.into_inner().unwrap();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    println!("{} wrong solutions", tried.len());
}

/// `GRADE_EVERY=5` tries every fifth, `GRADE_SECTION=7` those of section 7,
/// `GRADE_MISTAKE="column k"` those whose name has these words.
fn asked_for(mut ways: Vec<KnownWay>) -> Vec<KnownWay> {
    let number = |name| std::env::var(name).map(|text| text.parse::<usize>().unwrap());
    if let Ok(section) = number("GRADE_SECTION") {
        ways.retain(|way| way.section == section);
    }
    if let Ok(words) = std::env::var("GRADE_MISTAKE") {
        ways.retain(|way| way.mistake.contains(&words));
    }
    let every = number("GRADE_EVERY").unwrap_or(1);
    ways.into_iter().step_by(every).collect()
}

#[test]
fn some_of_the_known_ways_cost_their_checks_and_are_named() {
    let some: Vec<KnownWay> = known_ways().into_iter().step_by(30).collect();
    assert_all(&some, complaint);
}

#[test]
#[ignore = "takes minutes: cargo test -p cargo-lab --test grading -- --ignored every_known_way_costs"]
fn every_known_way_costs_its_checks_with_any_seed() {
    let exams = exams();
    assert_all(&asked_for(all_ways()), |way| kept_points(way, &exams));
}

#[test]
#[ignore = "takes 20 minutes: cargo test -p cargo-lab --test grading -- --ignored every_known_way_is"]
fn every_known_way_is_named_in_the_feedback() {
    assert_all(&asked_for(known_ways()), complaint);
}
