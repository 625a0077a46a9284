//! Where programs are compiled and run, and what a killed grader left there.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use tempfile::{Builder, TempDir};

use crate::failure::Failure;

/// What the folder of a run is called, with random letters behind it.
const RUN: &str = "run-";

/// The file in it that stays locked while the run goes on.
const IN_USE: &str = "in_use";

/// The file that is locked while folders are made or cleared.
const DOOR: &str = "lock";

/// The folder of one run of the grader, removed when it is dropped.
///
/// A run that is killed removes nothing, but the system releases its lock. So the
/// next run knows what may be cleared, also where ids of processes say nothing:
/// they are given out again, and containers do not see each other's.
#[derive(Debug)]
pub(super) struct Workplace {
    _in_use: File, // comes first: Windows removes no open file
    folder: TempDir,
}

impl Workplace {
    /// Makes the folder of this run in `home`, and removes those whose run no
    /// longer lives.
    ///
    /// # Errors
    ///
    /// If `home` cannot be written to.
    pub(super) fn open(home: &Path) -> Result<Self, Failure> {
        Self::make(home).map_err(|error| cannot_write(home, &error))
    }

    fn make(home: &Path) -> io::Result<Self> {
        fs::create_dir_all(home)?;
        let door = File::create(home.join(DOOR))?;
        // Without locks, as on some network drives, nothing is ever cleared.
        if door.lock().is_ok() {
            clear(home);
        }
        let folder = Builder::new().prefix(RUN).tempdir_in(home)?;
        let in_use = File::create(folder.path().join(IN_USE))?;
        let _ = in_use.lock();
        Ok(Self {
            _in_use: in_use,
            folder,
        })
    }

    /// A new folder for one program, removed when it is dropped.
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    pub(super) fn folder(&self) -> Result<TempDir, Failure> {
        let home = self.folder.path();
        let folder = Builder::new().prefix("w").tempdir_in(home);
        folder.map_err(|error| cannot_write(home, &error))
    }

    /// The folder of this run.
    #[cfg(test)]
    fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes the folders whose run no longer lives. What cannot be removed now is
/// tried again by the next run.
fn clear(home: &Path) {
    for run in runs(home) {
        let is_over = File::open(run.join(IN_USE)).is_ok_and(|file| file.try_lock().is_ok());
        if is_over {
            let _ = fs::remove_dir_all(&run);
        }
    }
}

/// The folders of runs in `home`; links are none.
fn runs(home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(home).into_iter().flatten().flatten();
    let of_runs = entries.filter(|entry| {
        entry.file_type().is_ok_and(|kind| kind.is_dir())
            && entry.file_name().to_string_lossy().starts_with(RUN)
    });
    of_runs.map(|entry| entry.path()).collect()
}

fn cannot_write(folder: &Path, error: &io::Error) -> Failure {
    let next = "name a folder that you may write to: --cache DIR";
    Failure::file("write to", folder, error, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a killed run leaves: its folder, with a file that nobody locks.
    fn left_behind(home: &Path) -> PathBuf {
        let folder = home.join("run-dead");
        fs::create_dir_all(folder.join("wabc").join("src")).unwrap();
        fs::write(folder.join(IN_USE), "").unwrap();
        fs::write(folder.join("wabc").join("worker"), "a program").unwrap();
        folder
    }

    #[test]
    fn what_a_killed_run_left_is_cleared_and_nothing_else() {
        let home = TempDir::new().unwrap();
        let alive = Workplace::open(home.path()).unwrap();
        let program = alive.folder().unwrap();
        let dead = left_behind(home.path());
        let others = [
            home.path().join("notes"),
            home.path().join("run-of-a-friend"),
        ];
        for other in &others {
            fs::create_dir(other).unwrap(); // holds no file that could be locked
        }

        let next = Workplace::open(home.path()).unwrap();
        assert!(!dead.exists());
        assert!(program.path().is_dir(), "in use");
        assert!(others.iter().all(|other| other.is_dir()));

        drop(program);
        let gone = [alive.path().to_owned(), next.path().to_owned()];
        drop((alive, next));
        assert!(
            gone.iter().all(|folder| !folder.exists()),
            "removed by itself"
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let home = TempDir::new().unwrap();
        let elsewhere = TempDir::new().unwrap();
        let dead = left_behind(elsewhere.path());
        std::os::unix::fs::symlink(&dead, home.path().join("run-link")).unwrap();
        Workplace::open(home.path()).unwrap();
        assert!(dead.join("wabc").join("worker").is_file());
    }
}
