//! Reading MAT files of version 5, the ones that `save -v6` and `-v7` write.
//!
//! ```text
//! file   = 128 bytes of header, then one element per array
//! array  = element of type 14: flags, dimensions, name, numbers
//! packed = element of type 15: a zlib stream that unpacks to an array
//! ```
//!
//! The crate `matfile` turns the numbers into Rust's, but it trusts the file:
//! it unpacks a stream to its end whatever that takes, descends into packed
//! elements within packed elements, multiplies dimensions unchecked and passes
//! over damaged elements in silence. It also rejects `int32` arrays, and the
//! negative whole numbers that Octave stores as `int8`. So this module walks
//! the file itself, checks every size before it uses it, and hands `matfile` a
//! small file of its own making in which nothing but the bytes of the numbers
//! is borrowed. Those cannot make `matfile` fail: any bytes are some numbers.
//!
//! Source: "MAT-File Format", chapter 1, "Level 5 MAT-File Format".

mod byte_order;
mod element;
mod foreign;

use std::{
    fs::{self, File},
    io::Read,
    ops::Range,
    path::Path,
};

use ndarray::{Array2, ShapeBuilder};

use self::{
    byte_order::ByteOrder,
    element::{Element, MATRIX, PACKED},
    foreign::foreign,
};
use super::error::{Kind, Part, Problem};

/// Largest file and largest array, in bytes: MNIST's 60,000 images of
/// 28 × 28 pixels fit as doubles.
const MAX_BYTES: u64 = 512 << 20;
/// Most arrays in one file: each costs a look into a zlib stream.
const MAX_ARRAYS: usize = 10_000;
/// Longest name and longest list of dimensions, in bytes.
const MAX_SMALL: u32 = 1024;

const HEADER_BYTES: usize = 128;

/// A MAT file in memory: its arrays are listed but not yet unpacked.
pub(super) struct MatFile {
    bytes: Vec<u8>,
    order: ByteOrder,
    arrays: Vec<(Head, Place)>,
}

/// What an array says of itself before its numbers.
struct Head {
    name: String,
    class: u32,
    complex: bool,
    shape: Vec<usize>,
}

/// Where an array lies in the file.
struct Place {
    range: Range<usize>,
    packed: bool,
}

impl MatFile {
    /// Reads a file and lists its arrays.
    ///
    /// `wanted` names the arrays that are to be looked up, for the error that
    /// tells how to save them.
    pub(super) fn open(path: &Path, wanted: &'static str) -> Result<Self, Problem> {
        let bytes = read(path)?;
        let Some(order) = ByteOrder::of(&bytes) else {
            return Err(foreign(&bytes, wanted));
        };
        let mut file = Self {
            bytes,
            order,
            arrays: Vec::new(),
        };
        file.list()?;
        Ok(file)
    }

    /// The real numbers of an array, column-major as they are stored.
    ///
    /// Of several arrays with that name the last one counts, as in Octave.
    pub(super) fn matrix(&self, name: &'static str) -> Result<Array2<f64>, Problem> {
        let of_that_name = |(head, _): &&(Head, Place)| head.name == name;
        let Some((head, place)) = self.arrays.iter().rfind(of_that_name) else {
            return Err(self.missing(name));
        };
        if let Some(found) = head.kind() {
            return Err(Problem::Type { array: name, found });
        }
        let &[rows @ (1..), columns @ (1..)] = head.shape.as_slice() else {
            return Err(Problem::Shape {
                array: name,
                found: head.shape.clone(),
                expected: "rows × columns, at least 1 × 1".to_owned(),
            });
        };
        let numbers = self
            .numbers(place, rows as u64 * columns as u64)
            .map_err(|problem| problem.of(Part::Array(name.to_owned())))?;
        Array2::from_shape_vec((rows, columns).f(), numbers)
            .map_err(|error| corrupt(error.to_string()))
    }

    fn list(&mut self) -> Result<(), Problem> {
        let mut start = HEADER_BYTES;
        while start < self.bytes.len() {
            if self.arrays.len() == MAX_ARRAYS {
                return Err(corrupt(format!("it holds more than {MAX_ARRAYS} arrays")));
            }
            let (place, missing) = self.place(start)?;
            let head = Element::open(self, &place)
                .and_then(|mut element| element.head())
                .map_err(|problem| problem.of(Part::ArrayAt(start)));
            if missing > 0 {
                return Err(Problem::Truncated {
                    part: head.map_or(Part::ArrayAt(start), |head| Part::Array(head.name)),
                    missing,
                });
            }
            start = place.range.end;
            self.arrays.push((head?, place));
        }
        Ok(())
    }

    /// The array whose tag is at `start`, and how many of its bytes are missing.
    fn place(&self, start: usize) -> Result<(Place, usize), Problem> {
        let length = self.bytes.len();
        let Some(&[kind, size]) = self
            .bytes
            .get(start..start + 8)
            .map(|tag| self.order.words(tag))
            .as_deref()
        else {
            return Err(Problem::Truncated {
                part: Part::File,
                missing: start + 8 - length,
            });
        };
        if kind != MATRIX && kind != PACKED {
            let detail = format!("at byte {start} is an element of type {kind}, expected an array");
            return Err(corrupt(detail));
        }
        let end = (start + 8).saturating_add(size as usize);
        let place = Place {
            range: start + 8..end.min(length),
            packed: kind == PACKED,
        };
        Ok((place, end.saturating_sub(length)))
    }

    fn numbers(&self, place: &Place, count: u64) -> Result<Vec<f64>, Problem> {
        let mut element = Element::open(self, place)?;
        element.head()?;
        element.numbers(count)
    }

    fn missing(&self, name: &'static str) -> Problem {
        let mut present: Vec<String> = self
            .arrays
            .iter()
            .map(|(head, _)| head.name.clone())
            .filter(|present| !present.is_empty()) // MATLAB's own notes have no name
            .collect();
        present.sort_by_key(|present| !present.eq_ignore_ascii_case(name));
        Problem::MissingArray { name, present }
    }
}

impl Head {
    /// What the array is, if it is not one of plain real numbers.
    ///
    /// Logical arrays pass: they are stored as the numbers 0 and 1.
    fn kind(&self) -> Option<Kind> {
        match self.class {
            1 => Some(Kind::Cell),
            2 => Some(Kind::Struct),
            4 => Some(Kind::Text),
            5 => Some(Kind::Sparse),
            6..=15 if self.complex => Some(Kind::Complex),
            6..=15 => None,
            _ => Some(Kind::Object),
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    // Asked first: opening a pipe would wait for somebody to write into it.
    let metadata = fs::metadata(path).map_err(Problem::Read)?;
    if !metadata.is_file() {
        return Err(Problem::NotAFile);
    }
    if metadata.len() > MAX_BYTES {
        return Err(Problem::TooLarge {
            part: Part::File,
            bytes: metadata.len(),
            limit: MAX_BYTES,
        });
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_BYTES).read_to_end(&mut bytes))
        .map_err(Problem::Read)?;
    Ok(bytes)
}

fn corrupt(detail: impl Into<String>) -> Problem {
    Problem::Corrupt {
        part: Part::File,
        detail: detail.into(),
    }
}
