//! Whether one piece answers as two would.
//!
//! Inside the library the tests see a little more than outside: what is `pub(crate)`,
//! the library under its own name, the packages that only tests use, what is there
//! `cfg(test)`. Where the copy's code has none of the words for it, nothing of this
//! can matter. Where it has one, or a given file on which it depends is not the
//! course's, two pieces are compiled, as `cargo test` does.

use std::{fs, path::Path};

use crate::{
    copy::Copy,
    course::{self, Section},
    start::ALLOWANCE,
};

use super::{FILE, MODULE, feature};

/// Whether the tests of a section may be compiled into a copy's library.
pub(crate) fn is_as_good(copy: &Copy, section: Section) -> bool {
    let manifest = fs::read_to_string(copy.path("Cargo.toml")).unwrap_or_default();
    manifest.contains(&format!("\n{} = [", feature(section)))
        && is_given(&copy.path(FILE), FILE)
        && is_given(&copy.path(LIBRARY), LIBRARY)
        && all_is_plain(&copy.path("src"), "src", &words(course_manifest()))
}

const LIBRARY: &str = "src/lib.rs";

fn course_manifest() -> &'static str {
    course::text("Cargo.toml").unwrap_or_default()
}

/// Whether a file's code is that of the course.
fn is_given(path: &Path, name: &str) -> bool {
    let (Some(given), Ok(text)) = (course::text(name), fs::read_to_string(path)) else {
        return false;
    };
    code(&text) == code(given)
}

/// The lines that are neither empty nor a comment nor what every copy has.
fn code(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    let says_something = |line: &&str| !line.is_empty() && !line.starts_with("//");
    lines
        .filter(says_something)
        .filter(|line| *line != ALLOWANCE)
        .collect()
}

/// Whether each file of a folder is the course's, or has none of the words.
fn all_is_plain(folder: &Path, name: &str, words: &[String]) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().all(|entry| {
        let Ok(file) = entry.file_name().into_string() else {
            return false;
        };
        let name = format!("{name}/{file}");
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => all_is_plain(&entry.path(), &name, words),
            Ok(_) if entry.path().extension() != Some("rs".as_ref()) || name == LIBRARY => true,
            _ => is_given(&entry.path(), &name) || is_plain(&entry.path(), words),
        }
    })
}

/// What only the tests may use, and the words with which code asks where it is.
fn words(manifest: &str) -> Vec<String> {
    let table = manifest.split("\n[dev-dependencies]\n").nth(1);
    let lines = table.unwrap_or_default().lines();
    let lines = lines.take_while(|line| !line.starts_with('['));
    let packages = lines.filter_map(|line| line.split_once(" = "));
    let mut words: Vec<String> = packages.map(|(name, _)| name.replace('-', "_")).collect();
    words.extend(["handwritten", MODULE, "cfg", "cfg_attr", "include", "path"].map(str::to_owned));
    words
}

fn is_plain(path: &Path, words: &[String]) -> bool {
    let Ok(text) = fs::read_to_string(path) else {
        return false;
    };
    let in_a_word = |c: char| c.is_alphanumeric() || c == '_';
    code(&text).iter().all(|line| {
        let mut found = line.split(|c| !in_a_word(c));
        let is_narrow = line
            .split("pub")
            .skip(1)
            .any(|it| it.trim_start().starts_with('('));
        !is_narrow && !found.any(|word| words.iter().any(|known| known == word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{course::SECTIONS, start};

    fn copy() -> (tempfile::TempDir, Copy) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("copy");
        start::start(&root, None).unwrap_or_else(|failure| panic!("{failure}"));
        (folder, Copy::at(&root))
    }

    fn change(copy: &Copy, name: &str, change: impl FnOnce(&str) -> String) -> bool {
        let path = copy.path(name);
        let before = fs::read_to_string(&path).expect("a given file");
        fs::write(&path, change(&before)).expect("the copy can be written to");
        let is_as_good = is_as_good(copy, SECTIONS[1]);
        fs::write(&path, before).expect("the copy can be written to");
        is_as_good
    }

    #[test]
    fn what_the_tests_would_not_see_from_outside_is_compiled_as_seen_from_outside() {
        let (_folder, copy) = copy();
        let module = "src/feedforward.rs";
        for line in [
            "use handwritten::network::Network as N;",
            "pub(crate) fn a() {}",
            "pub (in crate::feedforward) fn a() {}",
            "use approx as _;",
            "#[cfg(test)] fn a() {}",
            "const A: bool = cfg!(test);",
            "include!(\"a.rs\");",
            "#[path = \"a\"] mod a;",
        ] {
            let with = |text: &str| format!("{text}\n{line}\n");
            assert!(!change(&copy, module, with), "{line}");
        }
        let without_a_module =
            |text: &str| text.replace("pub mod feedforward;", "mod feedforward;");
        assert!(!change(&copy, "src/lib.rs", without_a_module));
        let without_tests = |text: &str| text.replace("mod in_one_piece;", "");
        assert!(!change(&copy, "src/lib.rs", without_tests));
        let older = |text: &str| text.replace("\ns2_feedforward = [", "\nsomething = [");
        assert!(!change(&copy, "Cargo.toml", older));
    }

    #[test]
    fn what_learners_write_is_compiled_in_one_piece() {
        let (_folder, copy) = copy();
        assert!(is_as_good(&copy, SECTIONS[1]), "as it is given");
        let allowed = |text: &str| text.replace(start::ALLOWANCE, "");
        assert!(change(&copy, "src/lib.rs", allowed), "when all is green");
        let own = |text: &str| {
            format!("{text}\n// handwritten\npub fn pub_cfg(x: f64) -> f64 {{ (x) }}\n")
        };
        assert!(change(&copy, "src/feedforward.rs", own));
        for section in SECTIONS {
            fs::write(copy.path(&section.module()), section.solution()).expect("a copy");
        }
        assert!(is_as_good(&copy, SECTIONS[1]), "as it is solved");
    }
}
