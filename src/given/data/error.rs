//! What can be wrong with a data file, in words that help to mend it.

use std::{
    error::Error,
    fmt, io,
    path::{Path, PathBuf},
};

/// A file could not be loaded or saved.
///
/// Its text names the file, the array where there is one, what was found, what
/// was expected and what to do next. What the operating system says stands
/// behind [`source`](Error::source).
#[derive(Debug)]
pub struct DataError {
    /// The file, as it was named by the caller.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: Problem,
}

impl DataError {
    pub(super) fn new(path: &Path, problem: Problem) -> Self {
        Self {
            path: path.to_owned(),
            problem,
        }
    }
}

/// What is wrong with a data file.
///
/// Rows and columns count from 1 and stand as Octave writes them, so `X(3, 5)`
/// can be looked up there as it is.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// The file cannot be opened or read.
    Read(io::Error),
    /// A folder or a device stands where the file should be.
    NotAFile,
    /// The file is not a MAT file of version 5 (which `-v6` and `-v7` write).
    NotMat {
        /// What it is instead.
        found: Foreign,
        /// The arrays that were wanted, separated by spaces.
        wanted: &'static str,
    },
    /// The file or the array is larger than this loader agrees to read.
    TooLarge {
        /// What is so large.
        part: Part,
        /// Its bytes in memory.
        bytes: u64,
        /// The largest number of bytes allowed.
        limit: u64,
    },
    /// The file ends before its last array does.
    Truncated {
        /// What is cut short.
        part: Part,
        /// How many bytes are missing.
        missing: usize,
    },
    /// The file contradicts itself or its checksum.
    Corrupt {
        /// Where the damage is.
        part: Part,
        /// What is wrong with it.
        detail: String,
    },
    /// An array is not in the file.
    MissingArray {
        /// The array that was looked for.
        name: &'static str,
        /// The arrays that are there; one that differs in case alone is first.
        present: Vec<String>,
    },
    /// An array does not hold plain real numbers.
    Type {
        /// The array.
        array: &'static str,
        /// What it is.
        found: Kind,
    },
    /// An array does not have the shape that it must have.
    Shape {
        /// The array.
        array: &'static str,
        /// Its shape.
        found: Vec<usize>,
        /// The shape that was expected, in words.
        expected: String,
    },
    /// A label is not one of the whole numbers `1..=num_labels`.
    Label {
        /// Its place in `y`, counted from 1.
        row: usize,
        /// The label.
        value: f64,
        /// The highest label.
        num_labels: usize,
    },
    /// A number is NaN or infinite.
    NotFinite {
        /// The array.
        array: &'static str,
        /// The row, counted from 1.
        row: usize,
        /// The column, counted from 1.
        column: usize,
        /// The number.
        value: f64,
    },
    /// The file to be saved exists and must not be overwritten.
    Exists,
    /// The file cannot be written.
    Write(io::Error),
}

/// A part of a MAT file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole file.
    File,
    /// The array of this name.
    Array(String),
    /// The array that starts so many bytes into the file; its name is unknown.
    ArrayAt(usize),
}

/// What a file is that is not a MAT file of version 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// No bytes at all.
    Empty,
    /// MATLAB's version 7.3, or another HDF5 file.
    Hdf5,
    /// MATLAB's version 4, which Octave calls `-v4`.
    Matlab4,
    /// Octave's text format, its default.
    OctaveText,
    /// Octave's binary format.
    OctaveBinary,
    /// A web page, as downloaded from a link to a page about the file.
    WebPage,
    /// A packed file: zip or gzip.
    Packed,
    /// What stands in a Git repository for a file kept elsewhere.
    LfsPointer,
    /// None of these.
    Unknown,
}

/// What an array is that does not hold plain real numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A cell array.
    Cell,
    /// A structure.
    Struct,
    /// An object, such as a MATLAB `string` or table, or a function handle.
    Object,
    /// Characters.
    Text,
    /// A sparse matrix.
    Sparse,
    /// Complex numbers.
    Complex,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.problem)?;
        match &self.problem {
            Problem::Read(error) if error.kind() == io::ErrorKind::NotFound => {
                let ours = self.path.file_name().is_some_and(|name| {
                    [super::DIGITS, super::WEIGHTS, super::COURSE_WEIGHTS]
                        .iter()
                        .any(|file| name == *file)
                });
                f.write_str(if ours {
                    "; data/README.md says where to get it"
                } else {
                    "; check the path"
                })
            }
            Problem::NotMat { found, wanted } if found.octave_reads_it() => {
                let name = self.path.file_name().unwrap_or_default().display();
                write!(
                    f,
                    "; save it again with -v7 (Octave, MATLAB: load {name}, then save -v7 {name} {wanted})"
                )
            }
            _ => Ok(()),
        }
    }
}

impl Error for DataError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            Problem::Read(error) | Problem::Write(error) => Some(error),
            _ => None,
        }
    }
}

impl Problem {
    /// Says in which part of the file a problem was found.
    pub(super) fn of(mut self, array: Part) -> Self {
        if let Self::Corrupt { part, .. } | Self::TooLarge { part, .. } = &mut self {
            *part = array;
        }
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Read(error) => f.write_str(match error.kind() {
                io::ErrorKind::NotFound => "there is no such file",
                io::ErrorKind::PermissionDenied => {
                    "reading it is not permitted; check the permissions of the file"
                }
                _ => "cannot be read",
            }),
            Self::NotAFile => f.write_str("is not a file but a folder or a device; name a file"),
            Self::NotMat { found, .. } => write!(f, "{found}"),
            Self::TooLarge { part, bytes, limit } => write!(
                f,
                "{part} takes {bytes} bytes, at most {limit} are read; save fewer rows"
            ),
            Self::Truncated { part, missing } => write!(
                f,
                "{part} is cut short: {missing} bytes are missing at the end; copy or download the file again"
            ),
            Self::Corrupt { part, detail } => write!(
                f,
                "{part} is damaged: {detail}; copy or download the file again"
            ),
            Self::MissingArray { name, present } => missing_array(f, name, present),
            Self::Type { array, found } => {
                write!(f, "{array} is {found}, expected real numbers; ")?;
                match found.to_numbers() {
                    Some(function) => write!(f, "save {function}({array}) as {array}"),
                    None => write!(f, "save what holds its numbers as {array}"),
                }
            }
            Self::Shape {
                array,
                found,
                expected,
            } => write!(f, "{array} is {}, expected {expected}", by(found)),
            Self::Label {
                row,
                value,
                num_labels,
            } => {
                write!(
                    f,
                    "y({row}) is {value}, expected a whole number from 1 to {num_labels}"
                )?;
                if *value == 0.0 {
                    f.write_str("; the course labels the digit 0 as 10")?;
                }
                Ok(())
            }
            Self::NotFinite {
                array,
                row,
                column,
                value,
            } => write!(
                f,
                "{array}({row}, {column}) is {value}, expected a finite number"
            ),
            Self::Exists => f.write_str(
                "exists already and is left as it is; choose another name or allow overwriting",
            ),
            Self::Write(error) => f.write_str(match error.kind() {
                io::ErrorKind::NotFound => {
                    "cannot be written because its folder does not exist; make the folder first"
                }
                io::ErrorKind::PermissionDenied => {
                    "writing it is not permitted; check the permissions of the folder"
                }
                _ => "cannot be written",
            }),
        }
    }
}

fn missing_array(f: &mut fmt::Formatter, name: &str, present: &[String]) -> fmt::Result {
    /// So many names are listed; a saved workspace may have thousands.
    const LISTED: usize = 10;
    let Some(first) = present.first() else {
        return write!(
            f,
            "holds no arrays, expected {name:?}; save {name} into the file"
        );
    };
    write!(f, "there is no array {name:?}, only {first:?}")?;
    for other in &present[1..present.len().min(LISTED)] {
        write!(f, ", {other:?}")?;
    }
    if present.len() > LISTED {
        write!(f, " and {} more", present.len() - LISTED)?;
    }
    if first.eq_ignore_ascii_case(name) {
        write!(f, "; upper and lower case differ: rename {first} to {name}")
    } else {
        write!(f, "; save {name} into the file")
    }
}

/// A shape as "5000 × 400".
fn by(shape: &[usize]) -> String {
    let sizes: Vec<String> = shape.iter().map(usize::to_string).collect();
    sizes.join(" × ")
}

impl Foreign {
    fn octave_reads_it(self) -> bool {
        matches!(
            self,
            Self::Hdf5 | Self::Matlab4 | Self::OctaveText | Self::OctaveBinary
        )
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::File => f.write_str("the file"),
            Self::Array(name) => write!(f, "the array {name:?}"),
            Self::ArrayAt(start) => write!(f, "the array at byte {start}"),
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty; copy or download the file again",
            Self::Hdf5 => "is a MATLAB 7.3 (HDF5) file, expected version 7 or 6",
            Self::Matlab4 => "is a MATLAB 4 file, expected version 7 or 6",
            Self::OctaveText => "is in Octave's text format, expected a MAT file",
            Self::OctaveBinary => "is in Octave's binary format, expected a MAT file",
            Self::WebPage => {
                "is a web page, expected a MAT file; download the file itself (its \"raw\" link)"
            }
            Self::Packed => "is a packed file (zip or gzip), expected a MAT file; unpack it first",
            Self::LfsPointer => "is a Git LFS pointer, expected a MAT file; run git lfs pull",
            Self::Unknown => "is not a MAT file; check its name, or copy or download it again",
        })
    }
}

impl Kind {
    /// The function of Octave and MATLAB that makes real numbers of it.
    fn to_numbers(self) -> Option<&'static str> {
        match self {
            Self::Cell => Some("cell2mat"),
            Self::Text => Some("str2num"),
            Self::Sparse => Some("full"),
            Self::Complex => Some("real"),
            Self::Struct | Self::Object => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Cell => "a cell array",
            Self::Struct => "a structure",
            Self::Object => "an object or a function handle",
            Self::Text => "text",
            Self::Sparse => "a sparse matrix",
            Self::Complex => "complex",
        })
    }
}
