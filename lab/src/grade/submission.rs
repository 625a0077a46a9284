//! What was handed in: of all its files the eight modules, and nothing else.

mod folder;
mod places;

use std::{collections::BTreeMap, fs, io::Read, path::Path};

use sha2::{Digest, Sha256};

pub use self::places::Others;
use super::archive;
use crate::{course::SECTIONS, failure::Failure};

/// A module is a few kilobytes; nobody writes this much.
pub const LARGEST_MODULE: u64 = 1 << 20;

/// Entries of an archive or folder that are looked at.
pub const MOST_ENTRIES: usize = 50_000;

/// Folders that hold nothing of a submission.
const SKIPPED: [&str; 5] = ["target", ".git", "__MACOSX", "node_modules", ".idea"];

/// What was handed in under one name.
#[derive(Clone, Debug, Default)]
pub struct Submission {
    /// Of the student, or whatever the folder or archive is called.
    pub name: String,
    /// What was found for each section, by its number.
    pub modules: BTreeMap<usize, Module>,
    /// What a person should know about the whole.
    pub notes: Vec<String>,
    /// Why nothing at all could be read, if so.
    pub unreadable: Option<String>,
}

/// What was found for one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Module {
    /// Its text.
    Text {
        /// The text.
        text: String,
        /// How it is not plain UTF-8.
        note: Option<&'static str>,
    },
    /// There is a file, but it cannot be read; why.
    Unreadable(String),
    /// There are several files that differ; where.
    Several(Vec<String>),
}

/// A file of that name, with its place in the submission.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its path, with `/` between the names.
    pub path: String,
    /// What is in it, or why it was not read.
    pub contents: Result<Vec<u8>, String>,
}

/// What was found while looking through a folder or an archive.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Files that may be modules.
    pub candidates: Vec<Candidate>,
    /// Archives inside, with what is in them.
    pub archives: Vec<(String, Vec<u8>)>,
    /// Files that were not read.
    pub others: Others,
    /// What a person should know.
    pub notes: Vec<String>,
}

impl Submission {
    /// Reads a folder, a `.zip` or a `.tar.gz`.
    ///
    /// What is wrong with it is part of the result: one bad submission must not
    /// stop a class.
    ///
    /// # Errors
    ///
    /// If there is nothing of that name.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let meta = fs::metadata(path).map_err(|error| {
            Failure::file(
                "read",
                path,
                &error,
                "name a folder, a .zip or a .tar.gz that holds a submission",
            )
        })?;
        let found = if meta.is_dir() {
            folder::open(path)
        } else {
            archive::open(path)
        };
        let mut submission = Self {
            name: name_of(path),
            ..Self::default()
        };
        match found.and_then(with_inner_archives) {
            Ok(found) => submission.take(found),
            Err(why) => submission.unreadable = Some(why),
        }
        Ok(submission)
    }

    fn take(&mut self, found: Found) {
        let (modules, notes) = places::sort(&found);
        self.modules = modules;
        self.notes = found.notes;
        self.notes.extend(notes);
        self.notes.sort();
        self.notes.dedup();
    }

    /// The text of a section's module, if it could be read.
    #[must_use]
    pub fn text(&self, section: usize) -> Option<&str> {
        match self.modules.get(&section) {
            Some(Module::Text { text, .. }) => Some(text),
            _ => None,
        }
    }

    /// A fingerprint of what is judged: the texts of the eight modules.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for section in SECTIONS {
            match self.modules.get(&section.number) {
                Some(Module::Text { text, .. }) => {
                    digest.update((text.len() as u64).to_le_bytes());
                    digest.update(text.as_bytes());
                }
                other => digest.update(format!("{other:?}")),
            }
        }
        digest.update(format!("{:?} {:?}", self.unreadable, self.notes));
        digest
            .finalize()
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    }
}

/// The name of a submission: `ada` of `…/ada`, `ada.zip` and `ada.tar.gz`.
#[must_use]
pub fn name_of(path: &Path) -> String {
    let whole = path
        .canonicalize()
        .ok()
        .and_then(|path| Some(path.file_name()?.to_owned()))
        .or_else(|| Some(path.file_name()?.to_owned()))
        .unwrap_or_default();
    let name = whole.to_string_lossy();
    let lower = name.to_lowercase();
    let end = [".tar.gz", ".tgz", ".tar", ".zip"]
        .into_iter()
        .find(|end| lower.ends_with(end));
    name[..name.len() - end.map_or(0, str::len)].to_owned()
}

/// Whether a path may be that of a module.
#[must_use]
pub fn is_wanted(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let is_module = SECTIONS
        .iter()
        .any(|section| file.strip_suffix(".rs") == Some(section.stem));
    is_module && !is_left_alone(path)
}

/// Whether a path may be that of an archive inside a submission.
#[must_use]
pub fn is_archive(path: &str) -> bool {
    let lower = path.to_lowercase();
    let ends = [".zip", ".tar.gz", ".tgz"];
    ends.iter().any(|end| lower.ends_with(end)) && !is_left_alone(path)
}

/// Whether a path lies where nothing of a submission is: in a folder of tools, or
/// among the tests, which have files of the same names as the modules.
fn is_left_alone(path: &str) -> bool {
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    folders.iter().any(|folder| SKIPPED.contains(folder))
        || folders.windows(2).any(|pair| pair == ["tests", "common"])
}

/// Reads as much as a module may have; says so if there is more.
///
/// # Errors
///
/// If it cannot be read or is too large; says why.
pub fn read_limited(mut from: impl Read, limit: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    from.by_ref()
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("cannot be read: {error}"))?;
    if bytes.len() as u64 > limit {
        return Err(format!("is larger than {} KB", limit >> 10));
    }
    Ok(bytes)
}

/// Course systems put each archive into a folder, or into an archive, again.
fn with_inner_archives(mut found: Found) -> Result<Found, String> {
    if !found.candidates.is_empty() || found.archives.is_empty() {
        return Ok(found);
    }
    for (path, bytes) in std::mem::take(&mut found.archives) {
        let inner = archive::read(&path, bytes).map_err(|why| format!("{path}: {why}"))?;
        found.notes.extend(inner.notes);
        found.others.extend(&path, &inner.others);
        found
            .candidates
            .extend(inner.candidates.into_iter().map(|candidate| Candidate {
                path: format!("{path}/{}", candidate.path),
                ..candidate
            }));
    }
    Ok(found)
}
