//! Compiled dependencies of the repository, for a copy that was made there.
//!
//! A common target folder would be shorter, but wrong: Cargo tells packages of
//! one name apart by their place in the workspace, which is the same for the
//! course and its copies, so one would be taken for the other. What comes from
//! the registry is recognised by version, features and compiler alone, and
//! Cargo checks that: files that do not fit cost some room and nothing else.

use std::{
    env,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use crate::course;

/// The folders in which Cargo keeps what it has compiled.
const FOLDERS: [&str; 3] = [".fingerprint", "build", "deps"];

/// Whether a file is of a package of the repository: these must not be taken for the
/// copy's.
fn is_of_the_repository(stem: &str) -> bool {
    let package = stem.strip_prefix("lib").unwrap_or(stem);
    ["cargo", "cargo_lab"].contains(&package) || course::PACKAGES.contains(&package)
}

/// Copies them into the new folder's `target/debug`; returns the bytes.
///
/// Nothing depends on it, so where it does not work it is left out.
pub(crate) fn compiled_dependencies(folder: &Path) -> u64 {
    let Some(from) = profile_of_this_run() else {
        return 0;
    };
    let to = folder.join("target").join("debug");
    let tests = test_programs(&from);
    let mut bytes = 0;
    for name in FOLDERS {
        let keep = |entry: &OsStr| !is_ours(entry, &tests);
        let Ok(copied) = copy(&from.join(name), &to.join(name), &keep) else {
            let _ = fs::remove_dir_all(folder.join("target"));
            return 0;
        };
        bytes += copied;
    }
    bytes
}

/// `target/debug`, if this program lies in it.
fn profile_of_this_run() -> Option<PathBuf> {
    let program = env::current_exe().ok()?;
    let profile = program.parent()?;
    let is_it = profile.ends_with("debug") && profile.join(".fingerprint").is_dir();
    is_it.then(|| profile.to_owned())
}

/// Names without extension of what was compiled from `tests/` and `benches/`.
fn test_programs(profile: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(profile.join(".fingerprint"))
        .into_iter()
        .flatten()
        .flatten()
    {
        let package = entry.file_name();
        if !is_of_the_repository(&stem(&package)) {
            continue;
        }
        for file in fs::read_dir(entry.path()).into_iter().flatten().flatten() {
            let file = file.file_name();
            let file = file.to_string_lossy();
            let target = ["test-integration-test-", "bench-", "bin-", "test-bin-"]
                .iter()
                .find_map(|kind| file.strip_prefix(kind));
            names.extend(target.map(|target| target.replace('-', "_")));
        }
    }
    names
}

fn is_ours(entry: &OsStr, tests: &[String]) -> bool {
    let stem = stem(entry);
    is_of_the_repository(&stem) || tests.contains(&stem.replace('-', "_"))
}

/// `libndarray` of `libndarray-0123456789abcdef.rlib`.
fn stem(file: &OsStr) -> String {
    let name = file.to_string_lossy();
    name.split(['-', '.']).next().unwrap_or_default().to_owned()
}

/// Copies a folder with the times of its files, by which Cargo knows what is fresh.
fn copy(from: &Path, to: &Path, keep: &dyn Fn(&OsStr) -> bool) -> io::Result<u64> {
    fs::create_dir_all(to)?;
    let mut bytes = 0;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if !keep(&entry.file_name()) {
            continue;
        }
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            bytes += copy(&entry.path(), &target, &|_| true)?;
        } else {
            bytes += fs::copy(entry.path(), &target)?;
            let modified = entry.metadata()?.modified()?;
            fs::File::options()
                .write(true)
                .open(&target)?
                .set_modified(modified)?;
        }
    }
    Ok(bytes)
}
