//! What was handed in: of all its files the eight modules, and nothing else.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read,
    path::Path,
};

use sha2::{Digest, Sha256};

use super::{archive, text};
use crate::{
    course::{SECTIONS, Section},
    failure::Failure,
};

/// A module is a few kilobytes; nobody writes this much.
pub const LARGEST_MODULE: u64 = 1 << 20;

/// Entries of an archive or folder that are looked at.
pub const MOST_ENTRIES: usize = 50_000;

/// Folders that hold nothing of a submission.
const SKIPPED: [&str; 5] = ["target", ".git", "__MACOSX", "node_modules", ".idea"];

/// How deep folders may lie in each other.
const DEEPEST: usize = 24;

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
            let mut found = Found::default();
            walk(path, "", 0, &mut 0, &mut found).map(|()| found)
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
        self.notes = found.notes;
        self.notes.sort();
        self.notes.dedup();
        for section in SECTIONS {
            let module = choose(section, &found.candidates);
            if let Some(module) = module {
                self.modules.insert(section.number, module);
            }
        }
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
    let mut names: Vec<&str> = path.split('/').collect();
    let file = names.pop().unwrap_or_default();
    let skipped = names.iter().any(|name| SKIPPED.contains(name));
    !skipped
        && SECTIONS
            .iter()
            .any(|section| file == format!("{}.rs", section.stem))
}

/// Whether a path may be that of an archive inside a submission.
#[must_use]
pub fn is_archive(path: &str) -> bool {
    let lower = path.to_lowercase();
    let skipped = path.split('/').any(|name| SKIPPED.contains(&name));
    !skipped
        && [".zip", ".tar.gz", ".tgz"]
            .iter()
            .any(|end| lower.ends_with(end))
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

fn walk(
    folder: &Path,
    inside: &str,
    depth: usize,
    entries: &mut usize,
    found: &mut Found,
) -> Result<(), String> {
    if depth > DEEPEST {
        return Err(format!("holds more than {DEEPEST} folders in each other"));
    }
    let listing = fs::read_dir(folder).map_err(|error| format!("cannot be read: {error}"))?;
    let mut listing: Vec<_> = listing.flatten().collect();
    listing.sort_by_key(fs::DirEntry::file_name);
    for entry in listing {
        *entries += 1;
        if *entries > MOST_ENTRIES {
            return Err(format!("holds more than {MOST_ENTRIES} files"));
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{inside}{name}");
        // Not followed: the type of the link itself.
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                walk(
                    &entry.path(),
                    &format!("{path}/"),
                    depth + 1,
                    entries,
                    found,
                )?;
            }
        } else if is_wanted(&path) {
            let contents = if kind.is_file() {
                File::open(entry.path())
                    .map_err(|error| format!("cannot be read: {error}"))
                    .and_then(|file| read_limited(file, LARGEST_MODULE))
            } else {
                Err("is a link or a device, not a file; links are not followed".to_owned())
            };
            found.candidates.push(Candidate { path, contents });
        } else if kind.is_file() && is_archive(&path) && found.archives.len() < archive::MOST_INNER
        {
            let file = File::open(entry.path()).map_err(|error| error.to_string());
            if let Ok(bytes) = file.and_then(|file| read_limited(file, archive::LARGEST_INNER)) {
                found.archives.push((path, bytes));
            }
        }
    }
    Ok(())
}

/// Course systems put each archive into a folder, or into an archive, again.
fn with_inner_archives(mut found: Found) -> Result<Found, String> {
    if !found.candidates.is_empty() || found.archives.is_empty() {
        return Ok(found);
    }
    for (path, bytes) in std::mem::take(&mut found.archives) {
        let inner = archive::read(&path, bytes).map_err(|why| format!("{path}: {why}"))?;
        found.notes.extend(inner.notes);
        found
            .candidates
            .extend(inner.candidates.into_iter().map(|candidate| Candidate {
                path: format!("{path}/{}", candidate.path),
                ..candidate
            }));
    }
    Ok(found)
}

/// The module among the files of its name: those in a folder `src` first; of
/// several with the same text any.
fn choose(section: Section, candidates: &[Candidate]) -> Option<Module> {
    let file = format!("{}.rs", section.stem);
    let named = |candidate: &&Candidate| candidate.path.split('/').next_back() == Some(&file);
    let all: Vec<&Candidate> = candidates.iter().filter(named).collect();
    let in_src = |candidate: &&&Candidate| candidate.path.rsplit('/').nth(1) == Some("src");
    let in_src: Vec<&Candidate> = all.iter().filter(in_src).copied().collect();
    let chosen = if in_src.is_empty() { all } else { in_src };
    let first = chosen.first()?;
    if chosen.iter().any(|other| other.contents != first.contents) {
        let paths = chosen.iter().map(|candidate| candidate.path.clone());
        return Some(Module::Several(paths.collect()));
    }
    Some(match &first.contents {
        Err(why) => Module::Unreadable(format!("{} {why}", first.path)),
        Ok(bytes) => match text::decode(bytes) {
            Ok(text) => Module::Text {
                text: text.text,
                note: text.note,
            },
            Err(why) => Module::Unreadable(format!("{} {why}", first.path)),
        },
    })
}
