//! Which files of the course a module needs beside it.

use std::collections::BTreeSet;

use crate::course::{self, FILES, SECTIONS, Section};

/// Modules that are never put beside a submission: they compute what a section
/// asks for.
const KEPT_AWAY: [&str; 1] = ["faster"];

/// Folders with packages of the course that are compiled once: all that is in them.
const PACKAGES: [&str; 3] = ["src/given/", "tests/common/", "tests/recorded/"];

/// The line with which the course's library passes on what is given.
///
/// # Panics
///
/// If it has none.
#[must_use]
pub fn given() -> &'static str {
    let library = course::text("src/lib.rs").unwrap_or_default();
    let mut lines = library.lines();
    let line = lines.find(|line| line.starts_with("pub use given::{") && line.ends_with("};"));
    line.expect("src/lib.rs passes on what is given")
}

/// The files of the packages that are compiled once: what is given, and what the
/// tests share.
pub fn files_of_packages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let belongs = |name: &str| PACKAGES.iter().any(|folder| name.starts_with(folder));
    FILES
        .iter()
        .filter(move |(name, _)| belongs(name))
        .filter_map(|(name, _)| Some((*name, course::text(name)?)))
}

/// The modules of the course that `texts` name as `crate::…` or
/// `handwritten::…`, those that these name, and so on.
#[must_use]
pub fn needed_by<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    let mut queue: Vec<String> = texts.into_iter().flat_map(named_in).collect();
    while let Some(module) = queue.pop() {
        let Some(text) = course::text(&format!("src/{module}.rs")) else {
            continue;
        };
        if KEPT_AWAY.contains(&module.as_str()) || !needed.insert(module.clone()) {
            continue;
        }
        queue.extend(named_in(text));
        for (_, text) in parts_of(&module) {
            queue.extend(named_in(text));
        }
    }
    needed
}

/// The files of a module's own modules, which are given: `src/fmincg/…`.
pub fn parts_of(module: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let folder = format!("src/{module}/");
    FILES
        .iter()
        .filter(move |(name, _)| name.starts_with(&folder))
        .filter_map(|(name, _)| Some((*name, course::text(name)?)))
}

/// The files of the modules that a test file shares with others: `tests/training/…`.
pub fn shared_by(tests: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let declared = |line: &str| line.strip_prefix("mod ")?.strip_suffix(';').map(folder_of);
    let folders: Vec<String> = tests.lines().filter_map(declared).collect();
    FILES
        .iter()
        .filter(move |(name, _)| folders.iter().any(|folder| name.starts_with(folder)))
        .filter_map(|(name, _)| Some((*name, course::text(name)?)))
}

fn folder_of(tests_module: &str) -> String {
    format!("tests/{tests_module}/")
}

/// The sections before one.
pub fn before(section: Section) -> impl Iterator<Item = Section> {
    SECTIONS
        .into_iter()
        .filter(move |other| other.number < section.number)
}

/// The section that a module belongs to.
#[must_use]
pub fn section_of(module: &str) -> Option<Section> {
    SECTIONS.into_iter().find(|section| section.stem == module)
}

/// Names after `crate::` and `handwritten::`, comments left out.
fn named_in(text: &str) -> Vec<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let mut names = Vec::new();
    for line in code {
        for path in ["crate::", "handwritten::"] {
            let mut rest = line;
            while let Some((_, after)) = rest.split_once(path) {
                // `use crate::{feedforward, network::…}`
                match after.strip_prefix('{') {
                    Some(group) => {
                        names.extend(group.split([',', '{', '}']).filter_map(first_name));
                    }
                    None => names.extend(first_name(after)),
                }
                rest = after;
            }
        }
    }
    names
}

/// The name with which a path begins: `network` of `network::bias;`.
fn first_name(path: &str) -> Option<String> {
    let path = path.trim_start();
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_');
    let name = &path[..end.unwrap_or(path.len())];
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_needs_no_later_one_and_never_the_fast_form() {
        for section in SECTIONS {
            let needed = needed_by([section.solution()]);
            for module in &needed {
                let later = section_of(module).is_some_and(|other| other.number > section.number);
                assert!(
                    !later,
                    "section {section} would get the solution of {module}"
                );
                assert_ne!(module, "faster");
            }
        }
    }

    #[test]
    fn what_is_given_lies_in_a_package() {
        assert_eq!(
            given(),
            "pub use given::{data, gradient_report, network, published};"
        );
        let files: Vec<&str> = files_of_packages().map(|(name, _)| name).collect();
        for file in [
            "src/given/Cargo.toml",
            "src/given/lib.rs",
            "src/given/data/error.rs",
            "tests/common/mod.rs",
            "tests/common/mistakes/feedforward.rs",
            "tests/recorded/lecture.csv",
        ] {
            assert!(files.contains(&file), "{file}");
        }
        assert!(!files.contains(&"src/feedforward.rs"));
    }

    #[test]
    fn modules_are_found_in_paths_and_groups() {
        let text = "use crate::network::bias;\n\
                    use handwritten::{data, picture::{Grey, Rgb}, run};\n\
                    // crate::no\n";
        // `Rgb` is no module: none of that name is found, so it does no harm.
        assert_eq!(
            named_in(text),
            ["network", "data", "picture", "Grey", "Rgb", "run"]
        );
    }
}
