//! Which folders and archives are graded.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::ArgMatches;

use crate::{
    failure::Failure,
    grade::{report::words::clean, submission::is_archive},
};

/// Files of the class's folder that are no submission: nobody gets points for
/// them, so whoever reads the grades has to know.
pub(super) fn named(not_graded: &[PathBuf]) -> String {
    if not_graded.is_empty() {
        return String::new();
    }
    let names: Vec<String> = not_graded.iter().map(|it| clean(&name_in(it))).collect();
    let names = names.join("\n  ");
    format!("\nNot graded, because they are no folder, .zip or .tar.gz:\n  {names}\n")
}

/// What is graded, and what lies beside it.
pub(super) struct HandedIn {
    /// Folders and archives, each a submission.
    pub(super) paths: Vec<PathBuf>,
    /// Other files of the class's folder.
    pub(super) not_graded: Vec<PathBuf>,
}

/// What is handed in, as the command names it.
pub(super) fn handed_in(arguments: &ArgMatches) -> Result<HandedIn, Failure> {
    let named = arguments.get_many::<PathBuf>("submissions");
    let mut paths: Vec<PathBuf> = named.into_iter().flatten().cloned().collect();
    // Before minutes of compiling.
    for path in &paths {
        fs::metadata(path).map_err(|error| {
            let next = "name a folder, a .zip or a .tar.gz that holds a submission";
            Failure::file("read", path, &error, next)
        })?;
    }
    let mut not_graded = Vec::new();
    if let Some(class) = arguments.get_one::<PathBuf>("class") {
        let listing = fs::read_dir(class).map_err(|error| {
            Failure::file(
                "read",
                class,
                &error,
                "unpack what your course system gave you, and name the folder that holds the submissions",
            )
        })?;
        let mut entries: Vec<PathBuf> = listing.flatten().map(|entry| entry.path()).collect();
        entries.retain(|path| !name_in(path).starts_with('.'));
        entries.sort();
        let (entries, others): (Vec<PathBuf>, Vec<PathBuf>) = entries
            .into_iter()
            .partition(|path| path.is_dir() || is_archive(&name_in(path)));
        for other in &others {
            eprintln!(
                "Not graded: {}, which is no folder, .zip or .tar.gz",
                other.display()
            );
        }
        not_graded = others;
        if entries.is_empty() {
            return Err(Failure::new(
                format!("{} holds neither folders nor archives", class.display()),
                "name the folder that holds the submissions, one folder or archive each",
            ));
        }
        paths.extend(entries);
    }
    Ok(HandedIn { paths, not_graded })
}

fn name_in(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
