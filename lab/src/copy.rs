//! An exercise copy on the disk.

use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::{course::Section, failure::Failure};

/// The folder of a learner.
#[derive(Clone, Debug)]
pub struct Copy {
    root: PathBuf,
    /// Where Cargo is to keep what it compiles, if not where it would.
    target: Option<PathBuf>,
}

impl Copy {
    /// The copy in which the command was given: the current folder or one above.
    ///
    /// # Errors
    ///
    /// If there is none, or the course itself in its place.
    pub fn here() -> Result<Self, Failure> {
        let current = env::current_dir().map_err(|error| {
            Failure::new(
                format!("the current folder cannot be read: {error}"),
                "change into your exercise copy and try again",
            )
        })?;
        Self::around(&current)
    }

    /// The copy in a folder, which is taken for one unseen.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            root: folder.to_owned(),
            target: None,
        }
    }

    /// The same copy, compiled into another folder.
    #[must_use]
    pub fn compiled_into(self, target: PathBuf) -> Self {
        Self {
            target: Some(target),
            ..self
        }
    }

    /// What Cargo has to be told about where to compile.
    pub(crate) fn target_arguments(&self) -> Vec<&OsStr> {
        let folder = self.target.as_deref().map(Path::as_os_str);
        folder.map_or_else(Vec::new, |folder| vec![OsStr::new("--target-dir"), folder])
    }

    fn around(folder: &Path) -> Result<Self, Failure> {
        for root in folder.ancestors() {
            let Ok(manifest) = fs::read_to_string(root.join("Cargo.toml")) else {
                continue;
            };
            if !manifest
                .lines()
                .any(|line| line == "name = \"handwritten\"")
            {
                continue;
            }
            if root.join("lab").join("Cargo.toml").is_file() {
                return Err(Failure::new(
                    format!(
                        "{} is the course itself, not an exercise copy",
                        root.display()
                    ),
                    "make a copy with `cargo lab start`, then change into it: `cd workbook`",
                ));
            }
            return Ok(Self::at(root));
        }
        Err(Failure::new(
            format!("{} is not in an exercise copy", folder.display()),
            "make one with `cargo lab start`, then change into it: `cd workbook`",
        ))
    }

    /// The folder with its `Cargo.toml`.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file of the copy, from its path with `/` between the names.
    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        self.root.join(file.split('/').collect::<PathBuf>())
    }

    /// What a learner has made of a section's module.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn module(&self, section: Section) -> Result<String, Failure> {
        let path = self.path(&section.module());
        fs::read_to_string(&path).map_err(|error| {
            let next = format!(
                "`cargo lab reset {}` puts the exercise there again",
                section.number
            );
            Failure::file("read", &path, &error, &next)
        })
    }

    /// Replaces a section's module and keeps what was there in a backup.
    ///
    /// The result names the backup, if there was something to keep.
    ///
    /// # Errors
    ///
    /// If a file cannot be written; the module is then as it was.
    pub fn replace_module(&self, section: Section, text: &str) -> Result<Option<PathBuf>, Failure> {
        let path = self.path(&section.module());
        if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(None);
        }
        let backup = if path.exists() {
            Some(back_up(&path)?)
        } else {
            None
        };
        write_at_once(&path, text.as_bytes())?;
        Ok(backup)
    }
}

/// Copies a file beside itself under a name that is free: `cost.rs.1.bak`.
///
/// # Errors
///
/// If it cannot be written.
pub(crate) fn back_up(path: &Path) -> Result<PathBuf, Failure> {
    let next = "nothing was changed; make the folder writable and try again";
    for number in 1.. {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{number}.bak"));
        let backup = PathBuf::from(name);
        // `create_new` so that a backup is never overwritten.
        match fs::File::create_new(&backup) {
            Ok(_) => {
                fs::copy(path, &backup)
                    .map_err(|error| Failure::file("write", &backup, &error, next))?;
                return Ok(backup);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Failure::file("write", &backup, &error, next)),
        }
    }
    unreachable!("there are numbers enough")
}

/// Writes a file beside its place and moves it there, so that it is never half written.
///
/// # Errors
///
/// If it cannot be written or moved.
pub fn write_at_once(path: &Path, contents: &[u8]) -> Result<(), Failure> {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let beside = PathBuf::from(name);
    let next = "make room or make the folder writable, then try again";
    fs::write(&beside, contents)
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|error| {
            let _ = fs::remove_file(&beside);
            Failure::file("write", path, &error, next)
        })
}
