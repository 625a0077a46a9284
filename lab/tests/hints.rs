//! The hints. Run: `cargo test -p cargo-lab --test hints`.

use cargo_lab::{
    anchors,
    course::{SECTIONS, all_sections, text as course_text},
    hint::{LEVELS, parse, text},
};

#[test]
fn every_exercise_has_a_hint_of_each_level_and_in_the_modules_order() {
    for section in all_sections() {
        let hints = parse(text(section));
        let names: Vec<&String> = hints.iter().map(|(name, _)| name).collect();
        assert_eq!(
            names,
            section.exercises().iter().collect::<Vec<_>>(),
            "hints of section {section}"
        );
        for (name, levels) in &hints {
            assert_eq!(levels.len(), LEVELS.len(), "hints for `{name}`");
        }
        let words: Vec<&str> = text(section)
            .lines()
            .filter(|line| !line.starts_with([' ', '#']))
            .filter_map(|line| line.split_once(": ").map(|(word, _)| word))
            .collect();
        let expected: Vec<&str> = hints.iter().flat_map(|_| LEVELS).collect();
        assert_eq!(words, expected, "levels of section {section}, in order");
    }
}

/// `check` asks for the functions in the order of the module, a learner reads
/// about them in that of the chapter.
#[test]
fn a_chapter_explains_the_functions_in_the_modules_order() {
    for section in SECTIONS {
        let path = format!("book/src/{}.md", section.stem);
        let chapter = course_text(&path).expect("a chapter for every section");
        let headings = chapter
            .lines()
            .filter_map(|line| line.strip_prefix("### `")?.split('`').next());
        let exercises = section.exercises();
        let explained: Vec<&str> = headings
            .filter(|name| exercises.iter().any(|known| known == name))
            .collect();
        assert_eq!(explained, exercises, "{path}");
    }
}

/// A hint is read, not pasted: no statement, call chain or formula in Rust.
#[test]
fn hints_have_no_code() {
    for section in all_sections() {
        let hints = text(section);
        for code in [
            "let ", "&", "::", "()", " = ", "|", "[", "{", " * ", ".dot", ".map",
        ] {
            assert!(
                !hints.contains(code),
                "hints of section {section} contain {code:?}"
            );
        }
        let source = section.solution();
        for exercise in anchors::exercises(source).unwrap() {
            for line in anchors::body(source, &exercise).lines() {
                let line = line.split("//").next().unwrap_or_default().trim();
                assert!(
                    line.len() < 12 || !hints.contains(line),
                    "hints of section {section} contain a line of `{}`: {line}",
                    exercise.name
                );
            }
        }
    }
}
