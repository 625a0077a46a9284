//! `cargo lab gradescope`: an autograder package for Gradescope.
//!
//! Its parts are those of gradescope-autograders.readthedocs.io, "Autograder
//! Specifications": `setup.sh` builds the image, `run_autograder` grades one
//! submission and writes `results/results.json`. The course with its solutions is
//! in the package, which students never get; the image keeps the grader alone.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{course::FILES, failure::Failure, grade::rubric::Rubric, start};

const SETUP: &str = include_str!("../gradescope/setup.sh");
const RUN: &str = include_str!("../gradescope/run_autograder");

/// What a package grades with.
#[derive(Clone, Debug)]
pub struct Package {
    /// Draws the hidden inputs, the same for all students.
    pub seed: u64,
    /// A preset's name or a file.
    pub rubric: String,
}

impl Package {
    /// Writes it into a folder that must not exist or be empty, and beside its
    /// files `autograder.zip`, which is what Gradescope takes.
    ///
    /// # Errors
    ///
    /// If the rubric is none, or something cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        let files = self.files()?;
        start::make(folder, |workplace| {
            for (name, contents) in &files {
                start::write(workplace, name, contents)?;
            }
            make_executable(workplace);
            let path = workplace.join("autograder.zip");
            pack(&path, &files)
                .map_err(|error| Failure::file("write", &path, &error, "make room and try again"))
        })
    }

    /// Its files, each with its path and what is in it.
    ///
    /// # Errors
    ///
    /// If the rubric is none.
    pub fn files(&self) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        Rubric::load(&self.rubric)?;
        let mut files = Vec::new();
        let rubric = match fs::read(&self.rubric) {
            Ok(text) => {
                files.push(("rubric.toml".to_owned(), text));
                "\"$root/source/rubric.toml\"".to_owned()
            }
            Err(_) => self.rubric.clone(),
        };
        let run = RUN
            .replace("{seed}", &self.seed.to_string())
            .replace("{rubric}", &rubric);
        files.push(("setup.sh".to_owned(), SETUP.as_bytes().to_vec()));
        files.push(("run_autograder".to_owned(), run.into_bytes()));
        let course = FILES
            .iter()
            .chain(LAB_FILES)
            .map(|(name, contents)| (format!("course/{name}"), contents.to_vec()));
        files.extend(course);
        Ok(files)
    }
}

/// The tool itself, which is built in the image.
const LAB_FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/lab_files.rs"));

#[cfg(unix)]
fn make_executable(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;

    for name in ["setup.sh", "run_autograder"] {
        let _ = fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755));
    }
}

/// In the archive they are executable on every system.
#[cfg(not(unix))]
fn make_executable(_: &Path) {}

fn pack(path: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let mut writer = ZipWriter::new(File::create(path)?);
    for (name, contents) in files {
        let mode = if name.contains('/') || !(name == "setup.sh" || name == "run_autograder") {
            0o644
        } else {
            0o755
        };
        writer.start_file(
            name.as_str(),
            SimpleFileOptions::default().unix_permissions(mode),
        )?;
        writer.write_all(contents)?;
    }
    writer.finish()?.sync_all()
}
