//! The files that are made from the data, on the disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    ALL, Drawing,
    compare::{TENTH, difference},
    export,
    material::Material,
};
use crate::{copy::write_at_once, failure::Failure};

/// Where the figures lie in the repository.
const FOLDER: &str = "book/figures";

/// A file as the code makes it.
#[derive(Clone, Debug)]
pub struct Made {
    /// From the repository's folder, with `/` between the names.
    pub path: String,
    /// What is in it.
    pub text: String,
    /// By how much a coordinate may be off on another machine.
    pub tolerance: f64,
}

/// Makes every file anew, in memory.
///
/// # Errors
///
/// If the data cannot be read.
pub fn make(repository: &Path) -> Result<Vec<Made>, Failure> {
    let material = Material::load(repository)?;
    let (mut files, mut captions) = (Vec::new(), CAPTIONS.to_owned());
    for &(name, draw) in ALL {
        let drawing = draw(&material);
        captions += &words(name, &drawing);
        files.push(Made {
            path: format!("{FOLDER}/{name}.svg"),
            text: drawing.svg.file(),
            tolerance: tolerance(name),
        });
    }
    let captions = (format!("{FOLDER}/captions.toml"), captions);
    let others = std::iter::once(captions).chain(export::files(&material));
    files.extend(others.map(|(path, text)| Made {
        path,
        text,
        tolerance: 0.0,
    }));
    Ok(files)
}

/// The beginning of the file of captions.
const CAPTIONS: &str = "\
# Made by `cargo lab figures`, with the numbers that it measured. The words stand
# beside the code that draws, in lab/src/figures/.
";

/// A figure's words in TOML.
fn words(name: &str, drawing: &Drawing) -> String {
    let [caption, alternative] = [&drawing.caption, &drawing.alternative]
        .map(|words| words.replace('\\', "\\\\").replace('"', "\\\""));
    format!("\n[{name}]\ncaption = \"{caption}\"\nalternative = \"{alternative}\"\n")
}

/// How far a figure's coordinates may be off.
///
/// The left arm of the V is rounding itself: each point is the norm of 38 errors
/// that another machine may draw anew. Such a norm scatters by a share of
/// 1/√(2·38); five times that, for two of them, is a factor of 1.82, which is
/// 0.26 of the 20.4 units that a power of ten takes.
fn tolerance(name: &str) -> f64 {
    if name == "gradient_check" { 5.4 } else { TENTH }
}

/// What is wrong with the files on the disk: each with a sentence.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn stale(repository: &Path, made: &[Made]) -> Result<Vec<(PathBuf, String)>, Failure> {
    let mut stale = Vec::new();
    for file in made {
        let path = path(repository, &file.path);
        let wrong = match fs::read_to_string(&path) {
            Ok(found) => difference(&found, &file.text, file.tolerance),
            Err(error) => Some(format!("it cannot be read: {error}")),
        };
        stale.extend(wrong.map(|wrong| (path, wrong)));
    }
    let folder = path(repository, FOLDER);
    let unreadable =
        |error| Failure::file("read", &folder, &error, "`git checkout book` restores it");
    for entry in fs::read_dir(&folder).map_err(unreadable)? {
        let found = entry.map_err(unreadable)?.path();
        if !made
            .iter()
            .any(|file| path(repository, &file.path) == found)
        {
            stale.push((found, "no figure has this name: delete it".to_owned()));
        }
    }
    Ok(stale)
}

/// Writes those that are not as the code makes them; returns their paths.
///
/// A file that differs only as two machines do is left as it is.
///
/// # Errors
///
/// If one cannot be written.
pub fn write(repository: &Path, made: &[Made]) -> Result<Vec<PathBuf>, Failure> {
    let mut written = Vec::new();
    for file in made {
        let path = path(repository, &file.path);
        let same = fs::read_to_string(&path)
            .is_ok_and(|found| difference(&found, &file.text, file.tolerance).is_none());
        if !same {
            write_at_once(&path, file.text.as_bytes())?;
            written.push(path);
        }
    }
    Ok(written)
}

fn path(repository: &Path, name: &str) -> PathBuf {
    repository.join(name.split('/').collect::<PathBuf>())
}
