//! Which sections were solved when they were last judged, and with which files:
//! while these stay as they are, so does the answer.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fmt::Write as _,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use crate::{
    copy::{Copy, write_at_once},
    course::{self, Section, all_sections},
};

/// Where a copy remembers it from one command to the next.
const MEMORY: &str = ".lab/solved";

/// What a section is compiled from and reads, besides the modules.
const GIVEN: [&str; 8] = [
    ".cargo/config.toml",
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "data",
    "rust-toolchain.toml",
    "src",
    "tests",
];

/// Larger files are not read, only measured.
const LARGE: u64 = 1 << 20;

/// The sections that are known to be solved, each with its row's details.
pub(crate) struct Solved {
    sections: BTreeMap<String, (Files, String)>,
}

impl Solved {
    /// What a copy remembers; nothing if that cannot be read.
    pub(crate) fn of(copy: &Copy) -> Self {
        let text = fs::read_to_string(copy.path(MEMORY)).unwrap_or_default();
        let parse = |line: &str| {
            let mut parts = line.splitn(3, ' ');
            let (files, stem, details) = (parts.next()?, parts.next()?, parts.next()?);
            let files = Files(u64::from_str_radix(files, 16).ok()?);
            Some((stem.to_owned(), (files, details.to_owned())))
        };
        Self {
            sections: text.lines().filter_map(parse).collect(),
        }
    }

    /// The details of a section that was solved with just these files.
    pub(crate) fn details(&self, section: Section, files: Files) -> Option<&str> {
        let (known, details) = self.sections.get(section.stem)?;
        (*known == files).then_some(details)
    }

    /// Keeps that a section was solved with these files, as its row's details say,
    /// or that it was not. Only time depends on it, so a copy that cannot be written
    /// to is no failure.
    pub(crate) fn remember(
        &mut self,
        copy: &Copy,
        section: Section,
        files: Files,
        details: Option<&str>,
    ) {
        let stem = section.stem.to_owned();
        match details {
            Some(details) => self.sections.insert(stem, (files, details.to_owned())),
            None => self.sections.remove(&stem),
        };
        let mut text = String::new();
        for (stem, (Files(files), details)) in &self.sections {
            let _ = writeln!(text, "{files:x} {stem} {details}");
        }
        let path = copy.path(MEMORY);
        if let Some(folder) = path.parent() {
            let _ = fs::create_dir_all(folder);
        }
        let _ = write_at_once(&path, text.as_bytes());
    }
}

/// A number for the files on which a section's answer depends: all but the modules
/// of later sections, which its tests do not call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Files(u64);

/// These files as they are.
pub(crate) fn files_of(copy: &Copy, section: Section) -> Files {
    let later: Vec<PathBuf> = all_sections()
        .filter(|other| other.number > section.number)
        .map(|other| copy.path(&other.module()))
        .collect();
    let mut all = DefaultHasher::new();
    course::version().hash(&mut all);
    for name in GIVEN {
        add(&copy.path(name), &later, &mut all);
    }
    Files(all.finish())
}

fn add(path: &Path, left_out: &[PathBuf], all: &mut DefaultHasher) {
    if left_out.iter().any(|other| other == path) {
        return;
    }
    path.hash(all);
    let Ok(about) = fs::metadata(path) else {
        return;
    };
    if about.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let counts = |entry: &fs::DirEntry| is_read(entry) && !is_an_editors(&entry.file_name());
        let mut entries: Vec<PathBuf> = entries.filter(counts).map(|entry| entry.path()).collect();
        entries.sort();
        for entry in entries {
            add(&entry, left_out, all);
        }
    } else if about.len() > LARGE {
        (about.len(), about.modified().ok()).hash(all);
    } else {
        fs::read(path).ok().hash(all);
    }
}

/// A link to a folder may lead round in a circle.
fn is_read(entry: &fs::DirEntry) -> bool {
    let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
    !is_link || entry.path().is_file()
}

/// Editors write files of their own beside what is edited, and `reset` backups.
fn is_an_editors(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(['.', '#']) || name.ends_with('~') || name.ends_with(".bak")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{course::SECTIONS, start};

    const SECTION: Section = SECTIONS[1];

    fn copy() -> (tempfile::TempDir, Copy) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("copy");
        start::start(&root, None).unwrap_or_else(|failure| panic!("{failure}"));
        (folder, Copy::at(&root))
    }

    fn solve(copy: &Copy) {
        let files = files_of(copy, SECTION);
        Solved::of(copy).remember(copy, SECTION, files, Some("31 tests pass"));
        assert_eq!(known(copy).as_deref(), Some("31 tests pass"));
    }

    fn known(copy: &Copy) -> Option<String> {
        let details = Solved::of(copy)
            .details(SECTION, files_of(copy, SECTION))?
            .to_owned();
        Some(details)
    }

    fn append(copy: &Copy, name: &str) {
        let mut bytes = fs::read(copy.path(name)).unwrap_or_default();
        bytes.push(b'\n');
        fs::write(copy.path(name), bytes).expect("the copy can be written to");
    }

    #[test]
    fn what_its_tests_do_not_call_may_change() {
        let (_folder, copy) = copy();
        solve(&copy);
        for later in [
            "src/sigmoid_gradient.rs",
            "src/tuning.rs",
            "README.md",
            "src/.feedforward.rs.swp",
            "src/feedforward.rs~",
            "src/feedforward.rs.1.bak",
        ] {
            append(&copy, later);
            assert!(known(&copy).is_some(), "{later}");
        }
    }

    #[test]
    fn what_it_is_compiled_from_or_reads_may_not() {
        let (_folder, copy) = copy();
        let digits = fs::metadata(copy.path("data/ex4data1.mat")).expect("the digits");
        assert!(digits.len() > LARGE, "one of them is not read");
        for file in [
            "src/feedforward.rs",
            "src/visualization.rs",
            "src/given/network.rs",
            "src/lib.rs",
            "src/fmincg/new.rs",
            "tests/s2_feedforward.rs",
            "tests/common/expect.rs",
            "tests/common/Cargo.toml",
            "src/given/compiled_once.rs",
            "Cargo.toml",
            ".cargo/config.toml",
            "rust-toolchain.toml",
            "data/ex4weights.mat",
            "data/ex4data1.mat",
        ] {
            solve(&copy);
            append(&copy, file);
            assert_eq!(known(&copy), None, "{file}");
        }
    }

    #[test]
    fn a_section_that_turned_red_is_forgotten() {
        let (_folder, copy) = copy();
        solve(&copy);
        let files = files_of(&copy, SECTION);
        Solved::of(&copy).remember(&copy, SECTION, files, None);
        assert_eq!(known(&copy), None);
    }
}
