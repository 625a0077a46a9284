//! What stops a command, in words for the person who gave it.

use std::{error::Error, fmt, io, path::Path};

/// What was found, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    found: String,
    next: String,
}

impl Failure {
    /// `found` says what is in the way, with the names of files; `next` how to go on.
    #[must_use]
    pub fn new(found: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            found: found.into(),
            next: next.into(),
        }
    }

    /// A file or folder that cannot be read, written, made or removed.
    #[must_use]
    pub fn file(action: &str, path: &Path, error: &io::Error, next: &str) -> Self {
        Self::new(format!("cannot {action} {}: {error}", path.display()), next)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.found, self.next)
    }
}

impl Error for Failure {}
