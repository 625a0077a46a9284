//! A section's tests as part of the library: one piece to compile in place of
//! two. What is said of them is put as if they had a target of their own, which
//! is how a learner knows them.

mod same;

use crate::course::Section;

pub(crate) use same::is_as_good;

/// The file of the course that takes them into the library.
const FILE: &str = "tests/in_one_piece/mod.rs";

/// Its module.
const MODULE: &str = "in_one_piece";

/// The feature of the course that has a section's tests compiled into the library.
pub(crate) fn feature(section: Section) -> String {
    section.test_target()
}

/// What the names of a section's tests begin with.
pub(crate) fn prefix(section: Section) -> String {
    format!("{MODULE}::{}::", section.test_target())
}

/// The names of tests and files as `cargo test` has them.
pub(crate) fn as_of_their_own(said: &str, section: Section) -> String {
    let mut plain = said.replace(&prefix(section), "");
    for path in paths() {
        plain = plain.replace(&path, "tests/");
    }
    plain
}

/// The folder of the tests as the compiler writes it, seen from `src/lib.rs`; on
/// Windows with `\` throughout.
fn paths() -> [String; 2] {
    let path = format!("src/../{}/../", FILE.trim_end_matches("/mod.rs"));
    let on_windows = path.replace('/', "\\");
    [path, on_windows]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{all_sections, text};

    #[test]
    fn names_and_files_are_as_cargo_test_has_them() {
        let section = Section::find("2").expect("section 2");
        let said = "test in_one_piece::s2_feedforward::trainings::a ... FAILED\n\
            thread 'in_one_piece::s2_feedforward::b' (7) panicked at \
            src/../tests/in_one_piece/../s2_feedforward.rs:12:9:\n\
            src\\..\\tests\\in_one_piece\\..\\common\\expect.rs:3";
        assert_eq!(
            as_of_their_own(said, section),
            "test trainings::a ... FAILED\n\
            thread 'b' (7) panicked at tests/s2_feedforward.rs:12:9:\n\
            tests/common\\expect.rs:3"
        );
    }

    #[test]
    fn the_course_takes_the_tests_of_every_section_into_the_library() {
        let takes_in = text(FILE).expect("the course has it");
        let manifest = text("Cargo.toml").expect("the course has a manifest");
        for section in all_sections() {
            let target = section.test_target();
            let line = format!("{target}: \"{target}\", \"../{target}.rs\";");
            assert!(takes_in.contains(&line), "{FILE} has no line\n{line}");
            let needs = if section.is_optional() {
                "\"beyond\""
            } else {
                ""
            };
            let feature = format!("\n{} = [{needs}]\n", feature(section));
            assert!(manifest.contains(&feature), "Cargo.toml has no{feature}");
        }
    }
}
