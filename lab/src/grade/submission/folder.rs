//! Looks through a folder.

use std::{
    fs::{self, File},
    path::Path,
};

use super::{
    Candidate, Found, LARGEST_MODULE, MOST_ENTRIES, SKIPPED, is_archive, is_wanted, read_limited,
};
use crate::grade::archive;

/// How deep folders may lie in each other.
const DEEPEST: usize = 24;

/// What is in a folder and in those inside of it.
pub(super) fn open(path: &Path) -> Result<Found, String> {
    let mut found = Found::default();
    walk(path, "", 0, &mut 0, &mut found).map(|()| found)
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
        } else if kind.is_file() {
            if is_archive(&path) && found.archives.len() < archive::MOST_INNER {
                let file = File::open(entry.path()).map_err(|error| error.to_string());
                if let Ok(bytes) = file.and_then(|file| read_limited(file, archive::LARGEST_INNER))
                {
                    found.archives.push((path.clone(), bytes));
                }
            }
            found.others.pass_by(&path);
        }
    }
    Ok(())
}
