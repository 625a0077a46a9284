//! What a copy was made from: the course's version, and a checksum of every
//! file that was put there. So an update can tell a learner's changes from an
//! older course's text.

use std::{collections::BTreeMap, fmt::Write as _, fs, io};

use sha2::{Digest, Sha256};

use crate::{
    copy::{self, Copy},
    course,
    failure::Failure,
};

/// Where it stands in a copy.
pub const FILE: &str = ".lab/made_from";

const HEAD: &str = "\
# Written by `cargo lab`: the course's version and a checksum of each file as it was given.
# With it `cargo lab update` knows what you have changed, and keeps it. Leave it as it is.
";

/// What a copy was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The course's version, as `0.1.0`.
    pub version: String,
    checksums: BTreeMap<String, String>,
}

impl Record {
    /// A record of the files of this program's course.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        let files = files.into_iter();
        Self {
            version: course::version().to_owned(),
            checksums: files
                .map(|(name, bytes)| (name.to_owned(), checksum(bytes)))
                .collect(),
        }
    }

    /// The record of a copy, if it has one.
    ///
    /// # Errors
    ///
    /// If there is one that cannot be read.
    pub fn read(copy: &Copy) -> Result<Option<Self>, Failure> {
        let path = copy.path(FILE);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(Self::parse(&text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                let next = "delete it to go without: every file that differs is then kept";
                Err(Failure::file("read", &path, &error, next))
            }
        }
    }

    fn parse(text: &str) -> Self {
        let mut record = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(' ') {
                Some(("course", version)) => version.clone_into(&mut record.version),
                Some((checksum, name)) => {
                    record
                        .checksums
                        .insert(name.to_owned(), checksum.to_owned());
                }
                None => {}
            }
        }
        record
    }

    /// Writes it into a copy.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn write(&self, copy: &Copy) -> Result<(), Failure> {
        let mut text = format!("{HEAD}course {}\n", self.version);
        for (name, checksum) in &self.checksums {
            let _ = writeln!(text, "{checksum} {name}");
        }
        copy.write(FILE, text.as_bytes())
    }

    /// The files that were given.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.checksums.keys().map(String::as_str)
    }

    /// Whether a file was given.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.checksums.contains_key(name)
    }

    /// Whether a file was given with these contents.
    #[must_use]
    pub fn gave(&self, name: &str, contents: &[u8]) -> bool {
        self.checksums
            .get(name)
            .is_some_and(|given| *given == checksum(contents))
    }
}

/// SHA-256. A text has the same with either kind of line end: version control
/// may change them.
fn checksum(contents: &[u8]) -> String {
    let digest = Sha256::digest(with_plain_line_ends(contents));
    let mut hexadecimal = String::new();
    for byte in digest {
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}

/// A text with `\n` at the end of each line; other files as they are.
pub(crate) fn with_plain_line_ends(contents: &[u8]) -> Vec<u8> {
    match str::from_utf8(contents) {
        Ok(text) => text.replace("\r\n", "\n").into_bytes(),
        Err(_) => contents.to_owned(),
    }
}

/// As in [`copy::write_at_once`], with the folders on the way.
impl Copy {
    /// Writes a file of the copy, from its path with `/` between the names.
    ///
    /// # Errors
    ///
    /// If it cannot be written; what was there is then as it was.
    pub fn write(&self, name: &str, contents: &[u8]) -> Result<(), Failure> {
        let path = self.path(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| {
                Failure::file(
                    "make",
                    folder,
                    &error,
                    "make the copy writable and try again",
                )
            })?;
        }
        copy::write_at_once(&path, contents)
    }
}
