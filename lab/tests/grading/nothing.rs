//! Submissions in which there is nothing to judge: no silent zeros.

use std::fs;

use cargo_lab::{
    course::SECTIONS,
    grade::{
        class::{self, Class},
        formats,
        judge::{State, judge},
        rubric::Rubric,
        visible::WhichTests,
    },
    handout,
};
use tempfile::TempDir;

use super::common::{exam, submission};

/// What is handed in, and what a person has to read about it.
const NOTHING: [(&str, &str, &str); 4] = [
    (
        "ada",
        "homework.docx",
        "none of the eight files was found, so there are no points; found: homework.docx",
    ),
    (
        "bob",
        "lib/Feedforward.rs",
        "src/feedforward.rs is missing, so it has no points; not judged: lib/Feedforward.rs",
    ),
    (
        "eve",
        "src/fmincg.rs",
        "src/fmincg.rs could not be read: src/fmincg.rs holds bytes of 0",
    ),
    (
        "zoe",
        "work.zip",
        "the submission work.zip: is a damaged .zip",
    ),
];

#[test]
fn a_submission_without_points_for_its_place_or_form_is_seen_by_a_person() {
    let folder = TempDir::new().unwrap();
    let paths = NOTHING.map(|(name, file, _)| {
        let path = folder.path().join(name).join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, b"PK\0\0 no program").unwrap();
        folder.path().join(name)
    });
    let rubric = Rubric::load("all").unwrap();
    let class = Class {
        exam: exam(),
        rubric: &rubric,
        tests: WhichTests::None,
        jobs: 2,
        kept: None,
    };
    let reports = class
        .grade_all(&paths)
        .unwrap_or_else(|error| panic!("{error}"));
    let summary = class::summary(&reports, exam().walls);
    let table = formats::csv(&reports).unwrap();
    for ((name, _, says), report) in NOTHING.iter().zip(&reports) {
        assert_eq!(report["points"], 0.0, "{name}");
        let lines = report["for_a_person"].as_array().unwrap();
        let line = lines.iter().find_map(|line| {
            let line = line.as_str()?;
            line.starts_with(says).then_some(line)
        });
        let line = line.unwrap_or_else(|| panic!("{name}: {says:?} is not in {lines:?}"));
        assert!(
            summary.contains(&format!("  {name}: {line}\n")),
            "{summary}"
        );
        let row = summary.lines().find(|row| row.starts_with(name)).unwrap();
        assert!(row.ends_with("   a person should look"), "{row}");
        let row = table.lines().find(|row| row.starts_with(name)).unwrap();
        assert!(row.contains(",yes,"), "{row}");
    }
    let feedback = reports[1]["feedback"].as_str().unwrap();
    let (_, notes) = feedback
        .split_once("\nAbout what was handed in:\n\n")
        .unwrap_or_else(|| panic!("the student is not told: {feedback}"));
    assert!(notes.contains(&format!("  {}\n", NOTHING[1].2)), "{notes}");
    let feedback = reports[0]["feedback"].as_str().unwrap();
    assert!(
        feedback.contains("None of the course's eight files was found.\nHand in a folder"),
        "{feedback}"
    );
}

/// Those that were not chosen for a hand-out come back as they were given.
#[test]
fn a_section_as_a_hand_out_gives_it_is_not_started() {
    let later = SECTIONS.map(|section| (section.number, handout::unwritten(section)));
    let later: Vec<(usize, &str)> = later
        .iter()
        .map(|(number, text)| (*number, text.as_str()))
        .collect();
    let judged = judge(&submission(&later), exam(), WhichTests::None, 1);
    for judged in judged.unwrap_or_else(|error| panic!("{error}")) {
        assert_eq!(judged.state, State::NotStarted, "{}", judged.section);
    }
}
