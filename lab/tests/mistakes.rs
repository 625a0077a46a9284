//! Wrong solutions, and whether the tests of the course say what is wrong.
//!
//! Each file in `mistakes/s…/` is a wrong body of one exercise function. It is
//! put into a copy whose other exercises are solved; the section must turn red,
//! and the message that a learner sees must name this mistake and no other. A
//! file without a name of its mistake says what the message has to tell instead.
//!
//! Beside them, in `mistakes/right/s…/`, lie right solutions of another shape than the
//! course's own: with them the section must be green.
//!
//! Run: `cargo test -p cargo-lab --test mistakes -- --ignored --nocapture`. It
//! compiles each section once, for all of its wrong solutions, so it is left out
//! elsewhere. `SHOW=1` prints what a learner sees, `ONLY="bias sign"` tries those whose
//! name has one of these words in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    process::Command,
};

use cargo_lab::{
    anchors,
    course::{FILES, SECTIONS, text},
};

#[path = "mistakes/fixture.rs"]
mod fixture;
#[path = "mistakes/right.rs"]
mod right;
#[path = "mistakes/trial.rs"]
mod trial;

use fixture::{Fixture, Told, fixtures, mistakes_of};
use right::right_solutions;
use trial::{Finding, Trial, copy};

#[test]
fn every_wrong_solution_fits_an_exercise_and_names_a_known_mistake() {
    let known = catalogue();
    let mut tried = BTreeSet::new();
    for fixture in SECTIONS.into_iter().flat_map(fixtures) {
        let section = fixture.section;
        let module = with(&fixture);
        assert!(
            module != section.solution(),
            "{} is the solution itself",
            fixture.file
        );
        if let Told::Mistake(name) = &fixture.told {
            let mistakes = mistakes_of(name);
            for mistake in &mistakes {
                assert!(
                    known.contains(*mistake),
                    "{}: no mistake in tests/common/mistakes is called {mistake:?}",
                    fixture.file
                );
            }
            if let [alone] = mistakes[..] {
                tried.insert(alone.to_owned());
            }
        }
    }
    let untried: Vec<_> = known.difference(&tried).collect();
    assert!(
        untried.is_empty(),
        "mistakes without a wrong solution that shows them: {untried:#?}"
    );
}

/// The section's module, solved but for one function.
fn with(fixture: &Fixture) -> String {
    let Fixture {
        file,
        section,
        function,
        ..
    } = fixture;
    match anchors::transplant(section.solution(), &fixture.with_anchors(), function) {
        Ok(Some(module)) => module,
        Ok(None) => panic!("{file}: `{function}` is no exercise of section {section}"),
        Err(error) => panic!("{file}: {error}"),
    }
}

#[test]
fn every_section_has_two_wrong_solutions_whose_mistake_has_no_name() {
    for section in SECTIONS {
        let unnamed = fixtures(section)
            .into_iter()
            .filter(|fixture| matches!(fixture.told, Told::Parts(_)));
        assert!(unnamed.count() >= 2, "section {section}");
    }
}

#[test]
fn no_wrong_solution_reaches_a_learner() {
    for (path, _) in FILES {
        assert!(!path.starts_with("lab/"), "{path} is part of a copy");
    }
}

/// The names of all mistakes, as they stand in the tests of the course.
fn catalogue() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for section in SECTIONS {
        let path = format!("tests/common/mistakes/{}.rs", section.stem);
        let source = text(&path).unwrap_or_else(|| panic!("there is no {path}"));
        let source = source.replace("\r\n", "\n");
        let list = source.split_once("mistakes! {").map(|(_, list)| list);
        let list = list.and_then(|list| Some(list.split_once("\n}")?.0));
        // NAME: "what was done", "function";
        let of_section = list
            .unwrap_or_else(|| panic!("no list in {path}"))
            .lines()
            .filter_map(|line| line.split_once(": \"")?.1.split_once("\", \""));
        names.extend(of_section.map(|(name, _)| name.to_owned()));
    }
    names
}

/// Tries all wrong solutions of a section; says on the terminal what came of it.
fn try_section(number: usize) {
    let section = SECTIONS[number - 1];
    let mut all = fixtures(section);
    if let Ok(only) = env::var("ONLY") {
        let is_asked_for = |name: &str| only.split_whitespace().any(|part| name.contains(part));
        all.retain(|fixture| is_asked_for(&fixture.name));
    }
    let right = right_solutions(section);
    let trial = Trial::prepare(section, &all, &right);
    let (mut named, mut narrowed, mut wrongly, mut other) = (0, 0, 0, 0);
    let mut complaints = Vec::new();
    for fixture in &all {
        let finding = trial.run(fixture);
        match &finding {
            Finding::Named => named += 1,
            Finding::Narrowed => narrowed += 1,
            Finding::NamedWrongly(_) => wrongly += 1,
            Finding::NotTold(_) | Finding::Green | Finding::Broken(_) => other += 1,
        }
        if let Some(complaint) = finding.complaint() {
            complaints.push(format!("{}: {complaint}", fixture.file));
        }
    }
    println!(
        "section {section}: {} wrong solutions; {named} named, {narrowed} without a name narrowed \
         down, {wrongly} named wrongly, {other} otherwise amiss",
        all.len()
    );
    complaints.extend(with_wrong_figures(&trial, &all));
    println!("and {} right ones of another shape", right.len());
    complaints.extend(right.iter().filter_map(|right| trial.refusal(right)));
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
    if let Some(first) = all.iter().find(|it| matches!(it.told, Told::Mistake(_))) {
        shows_it_in_lab_check(first);
    }
}

/// What to say of mistakes whose figures are not those of the list.
///
/// Of several wrong solutions with the same mistake, one is enough.
fn with_wrong_figures(trial: &Trial, fixtures: &[Fixture]) -> Vec<String> {
    let mut complaints = Vec::new();
    for (mistake, of_mistake) in by_mistake(fixtures) {
        let tried = of_mistake
            .iter()
            .map(|fixture| trial.has_the_figures(fixture, mistake));
        let errors: Vec<String> = tried.filter_map(Result::err).collect();
        if errors.len() == of_mistake.len() {
            complaints.extend(errors);
        }
    }
    complaints
}

fn by_mistake(fixtures: &[Fixture]) -> BTreeMap<&str, Vec<&Fixture>> {
    let mut by_mistake: BTreeMap<&str, Vec<&Fixture>> = BTreeMap::new();
    for fixture in fixtures {
        if let Told::Mistake(name) = &fixture.told {
            by_mistake.entry(name).or_default().push(fixture);
        }
    }
    by_mistake
}

/// The same by the way that a learner goes: the file in the copy, `cargo lab check`.
fn shows_it_in_lab_check(fixture: &Fixture) {
    let section = fixture.section;
    let copy = copy();
    fs::write(copy.join(section.module()), with(fixture)).expect("the copy can be written to");
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-lab"))
        .args(["check", &section.number.to_string(), "--seconds", "600"])
        .current_dir(&copy)
        .env("CARGO_TARGET_DIR", target_of(&copy))
        .output()
        .expect("cargo-lab runs");
    fs::write(copy.join(section.module()), section.solution()).expect("as before");
    let said = String::from_utf8_lossy(&output.stdout);
    let Told::Mistake(name) = &fixture.told else {
        unreachable!("{} has a name", fixture.file);
    };
    let joined = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(joined.contains(name), "{name} was expected:\n{said}");
    assert_eq!(output.status.code(), Some(1), "{said}");
}

fn target_of(copy: &Path) -> std::path::PathBuf {
    copy.with_file_name("target")
}

macro_rules! sections {
    ($($name:ident: $number:literal),*) => {$(
        #[test]
        #[ignore = "compiles a section for its wrong solutions: run it with --ignored"]
        fn $name() {
            try_section($number);
        }
    )*};
}

sections! {
    the_mistakes_of_section_1_are_named: 1,
    the_mistakes_of_section_2_are_named: 2,
    the_mistakes_of_section_3_are_named: 3,
    the_mistakes_of_section_4_are_named: 4,
    the_mistakes_of_section_5_are_named: 5,
    the_mistakes_of_section_6_are_named: 6,
    the_mistakes_of_section_7_are_named: 7,
    the_mistakes_of_section_8_are_named: 8
}
