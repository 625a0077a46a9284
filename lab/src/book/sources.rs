//! Where the book's numbers and pictures are read from.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::course;

/// Reads a text file of the course by its path, with `/` between the names.
pub trait Sources {
    /// The file's text, if there is such a file and it is text.
    fn text(&self, path: &str) -> Option<String>;
}

/// The course on the disk: what mdBook builds in the repository.
#[derive(Clone, Debug)]
pub struct Repository(PathBuf);

impl Repository {
    /// The repository around the folder of the book.
    #[must_use]
    pub fn around(book: &Path) -> Self {
        Self(book.join(".."))
    }
}

impl Sources for Repository {
    fn text(&self, path: &str) -> Option<String> {
        let path = self.0.join(path.split('/').collect::<PathBuf>());
        let text = fs::read_to_string(path).ok()?;
        Some(text.replace("\r\n", "\n"))
    }
}

/// The course that the program carries: what an exercise copy is made from.
#[derive(Clone, Copy, Debug)]
pub struct Carried;

impl Sources for Carried {
    fn text(&self, path: &str) -> Option<String> {
        course::text(path).map(|text| text.replace("\r\n", "\n"))
    }
}
