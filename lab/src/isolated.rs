//! One module of a learner among the course's own others: so its tests judge
//! this module alone.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    build,
    copy::Copy,
    course::{self, FILES, Section, text},
    failure::Failure,
    manifest, start,
};

/// Where it lies in a copy.
const FOLDER: &str = "target/isolated";

/// Cargo tells two packages of one name in one target folder apart by this, so
/// both can share what is compiled of their dependencies.
const VERSION: &str = "isolated";

/// Folders of the course that the tests of a section do without.
const LEFT_OUT: [&str; 2] = ["book/", "data/rebuild"];

/// The package in which a learner's module is judged, brought up to date.
///
/// # Errors
///
/// If the module cannot be read, or a file not be written.
pub fn place(copy: &Copy, section: Section) -> Result<Copy, Failure> {
    let module = copy.module(section)?;
    let folder = copy.path(FOLDER);
    fill(&folder, section, &module)?;
    let weights = "data/ex4weights.mat"; // the learner's own, if any
    if let Ok(bytes) = fs::read(copy.path(weights)) {
        write_if_other(&folder, weights, &bytes)?;
    }
    let target = build::target_directory(copy)?;
    Ok(Copy::at(&folder).compiled_into(target))
}

/// Makes `folder` the course with one module of another hand: its own tests,
/// its own solutions of all other sections. Files that are so already stay as
/// they are, so that Cargo compiles only what is new.
///
/// # Errors
///
/// If a file cannot be written.
pub fn fill(folder: &Path, section: Section, module: &str) -> Result<(), Failure> {
    let mut names = BTreeSet::new();
    for (name, bytes) in FILES {
        if LEFT_OUT.iter().any(|left_out| name.starts_with(left_out)) {
            continue;
        }
        names.insert(*name);
        match in_isolation(name) {
            _ if *name == section.module() => write_if_other(folder, name, module.as_bytes())?,
            Some(text) => write_if_other(folder, name, text.as_bytes())?,
            None => write_if_other(folder, name, bytes)?,
        }
    }
    for part in ["src", "tests"] {
        remove_others(folder, part, &names);
    }
    Ok(())
}

/// The text of a file that is not as in the course.
fn in_isolation(name: &str) -> Option<String> {
    let text = text(name)?;
    match name {
        "Cargo.toml" => Some(with_own_version(&manifest::for_copy(text, &[]))),
        _ if name.ends_with("/Cargo.toml") => Some(with_own_version(&manifest::of_part(text))),
        "Cargo.lock" => Some(with_own_version(&manifest::lock_for_copy(
            text,
            "handwritten",
        ))),
        // Cargo reads the copy's, which lies further up.
        ".cargo/config.toml" => Some(String::new()),
        // A module that is not finished leaves arguments unused.
        "src/lib.rs" => Some(start::with_allowance(text)),
        _ => None,
    }
}

/// Marks the versions of the copy's own packages, in a manifest or the lock file.
fn with_own_version(text: &str) -> String {
    let mut marked = text.to_owned();
    for package in course::PACKAGES {
        let version = format!("name = {package:?}\nversion = \"");
        if let Some(start) = marked.find(&version).map(|at| at + version.len())
            && let Some(length) = marked[start..].find('"')
        {
            marked.insert_str(start + length, &format!("-{VERSION}"));
        }
    }
    marked
}

fn write_if_other(folder: &Path, name: &str, contents: &[u8]) -> Result<(), Failure> {
    let path = folder.join(name.split('/').collect::<PathBuf>());
    if fs::read(&path).is_ok_and(|there| there == contents) {
        return Ok(());
    }
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(&path, contents))
        .map_err(|error| {
            let next = "make room or make the folder writable, then try again";
            Failure::file("write", &path, &error, next)
        })
}

/// An older course may have left files that this one does not know.
fn remove_others(folder: &Path, part: &str, names: &BTreeSet<&str>) {
    for entry in fs::read_dir(folder.join(part))
        .into_iter()
        .flatten()
        .flatten()
    {
        let Ok(file) = entry.file_name().into_string() else {
            continue;
        };
        let name = format!("{part}/{file}");
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_others(folder, &name, names);
        } else if !names.contains(name.as_str()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
