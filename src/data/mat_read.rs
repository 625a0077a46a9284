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

use std::{
    fs::{self, File},
    io::{self, Read, Take},
    ops::Range,
    path::Path,
};

use flate2::bufread::ZlibDecoder;
use matfile::NumericData;
use ndarray::{Array2, ShapeBuilder};

use super::error::{Foreign, Kind, Part, Problem};

/// Largest file and largest array, in bytes: MNIST's 60,000 images of
/// 28 × 28 pixels fit as doubles.
const MAX_BYTES: u64 = 512 << 20;
/// Most arrays in one file: each costs a look into a zlib stream.
const MAX_ARRAYS: usize = 10_000;
/// Longest name and longest list of dimensions, in bytes.
const MAX_SMALL: u32 = 1024;

const HEADER_BYTES: usize = 128;

// Types of elements (table 1-1).
const INT8: u32 = 1;
const INT32: u32 = 5;
const UINT32: u32 = 6;
const MATRIX: u32 = 14;
const PACKED: u32 = 15;
const UTF8: u32 = 16;

/// How numbers can be stored: type of the element, bytes per number, and a
/// class (table 1-3) for which `matfile` accepts that type.
const STORED: [(u32, u32, u32); 10] = [
    (INT8, 1, 8),
    (2, 1, 9),       // uint8
    (3, 2, 10),      // int16
    (4, 2, 11),      // uint16
    (INT32, 4, 6),   // as a double: under the class int32 matfile rejects it
    (UINT32, 4, 13), // uint32
    (7, 4, 7),       // single
    (9, 8, 6),       // double
    (12, 8, 14),     // int64
    (13, 8, 15),     // uint64
];

/// The class of MATLAB's newer objects, which have no dimensions.
const OPAQUE: u32 = 17;

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

/// The inside of an array, read in order: as much as it declares, no more.
struct Element<'a> {
    order: ByteOrder,
    inside: Take<Box<dyn Read + 'a>>,
}

/// The type and the size of the bytes that follow, and how many fill them up.
struct Tag {
    kind: u32,
    size: u32,
    padding: u32,
}

impl<'a> Element<'a> {
    fn open(file: &'a MatFile, place: &Place) -> Result<Self, Problem> {
        let order = file.order;
        let bytes = &file.bytes[place.range.clone()];
        if !place.packed {
            let whole: Box<dyn Read> = Box::new(bytes);
            let inside = whole.take(bytes.len() as u64);
            return Ok(Self { order, inside });
        }
        let unpacked: Box<dyn Read> = Box::new(ZlibDecoder::new(bytes));
        let inside = unpacked.take(8);
        let mut element = Self { order, inside };
        let kind = element.word("a tag")?;
        let size = element.word("a tag")?;
        if kind != MATRIX {
            return Err(corrupt(format!(
                "an element of type {kind} is packed, expected an array"
            )));
        }
        element.inside.set_limit(size.into());
        Ok(element)
    }

    /// Flags, dimensions and name.
    fn head(&mut self) -> Result<Head, Problem> {
        let flags = self.small(&[UINT32], "flags")?;
        let &[flags, _] = self.order.words(&flags).as_slice() else {
            return Err(corrupt("it does not have flags of 8 bytes"));
        };
        let class = flags & 0xff;
        if !(1..=OPAQUE).contains(&class) {
            return Err(corrupt(format!("its class is {class}")));
        }
        let shape = if class == OPAQUE {
            Vec::new()
        } else {
            self.shape()?
        };
        let name = self.small(&[INT8, UTF8], "a name")?;
        Ok(Head {
            name: String::from_utf8_lossy(&name).into_owned(),
            class,
            complex: flags & 0x0800 != 0,
            shape,
        })
    }

    fn shape(&mut self) -> Result<Vec<usize>, Problem> {
        // Unsigned numbers are against the format, yet some programs write them.
        let bytes = self.small(&[INT32, UINT32], "dimensions")?;
        let sizes = self.order.words(&bytes);
        if sizes.len() < 2 || bytes.len() % 4 != 0 {
            let detail = format!("it has dimensions of {} bytes", bytes.len());
            return Err(corrupt(detail));
        }
        if sizes.iter().any(|&size| i32::try_from(size).is_err()) {
            return Err(corrupt("one of its dimensions is negative"));
        }
        Ok(sizes.into_iter().map(|size| size as usize).collect())
    }

    /// The numbers, which end the element.
    fn numbers(&mut self, count: u64) -> Result<Vec<f64>, Problem> {
        let tag = self.tag("numbers")?;
        let Some(&(_, width, class)) = STORED.iter().find(|(kind, ..)| *kind == tag.kind) else {
            return Err(corrupt(format!("it has numbers of type {}", tag.kind)));
        };
        if count.checked_mul(width.into()) != Some(tag.size.into()) {
            return Err(corrupt(format!(
                "it declares {count} numbers of {width} bytes and {} bytes in all",
                tag.size
            )));
        }
        if u64::from(tag.size) > self.inside.limit() {
            return Err(corrupt("it ends before its numbers do"));
        }
        if count > MAX_BYTES / 8 {
            return Err(Problem::TooLarge {
                part: Part::File,
                bytes: count * 8,
                limit: MAX_BYTES,
            });
        }
        let numbers = self.parse(tag.kind, class, tag.size, tag.size / width)?;
        self.finish()?;
        Ok(numbers)
    }

    /// Lets `matfile` read the next `size` bytes as `count` numbers.
    fn parse(&mut self, kind: u32, class: u32, size: u32, count: u32) -> Result<Vec<f64>, Problem> {
        const NAME: u32 = u32::from_ne_bytes(*b"nnnn"); // the same in either byte order
        let padding = padding(size);
        let mut before = vec![b' '; HEADER_BYTES - 4];
        before.extend(self.order.mark());
        for word in [
            [MATRIX, 56 + size + padding],
            [UINT32, 8],
            [class, 0],
            [INT32, 8],
            [count, 1],
            [INT8, 8],
            [NAME, NAME],
            [kind, size],
        ]
        .as_flattened()
        {
            before.extend(self.order.bytes(*word));
        }
        let file = before
            .as_slice()
            .chain(self.inside.by_ref().take(size.into()))
            .chain(io::repeat(0).take(padding.into()));
        let parsed = matfile::MatFile::parse(file).ok();
        match parsed.as_ref().and_then(|parsed| parsed.arrays().first()) {
            Some(array) => Ok(to_f64(array.data())),
            None => Err(corrupt("numbers cannot be unpacked")),
        }
    }

    /// Checks that the array ends here and that its checksum holds.
    fn finish(&mut self) -> Result<(), Problem> {
        let left = self.inside.limit();
        if left >= 8 {
            return Err(corrupt(format!("{left} bytes follow its numbers")));
        }
        let mut more = [0];
        let ended = io::copy(&mut self.inside, &mut io::sink())
            // The checksum is verified when the stream is asked for more.
            .and_then(|_| self.inside.get_mut().read(&mut more));
        match ended {
            Ok(0) => Ok(()),
            Ok(_) => Err(corrupt("more is packed than it declares")),
            Err(_) => Err(corrupt("numbers cannot be unpacked")),
        }
    }

    /// A sub-element of few bytes: of one of these types.
    fn small(&mut self, kinds: &[u32], what: &str) -> Result<Vec<u8>, Problem> {
        let tag = self.tag(what)?;
        if !kinds.contains(&tag.kind) {
            return Err(corrupt(format!("it has {what} of type {}", tag.kind)));
        }
        if tag.size > MAX_SMALL {
            return Err(corrupt(format!("it has {what} of {} bytes", tag.size)));
        }
        let mut bytes = vec![0; (tag.size + tag.padding) as usize];
        self.fill(&mut bytes, what)?;
        bytes.truncate(tag.size as usize);
        Ok(bytes)
    }

    fn tag(&mut self, what: &str) -> Result<Tag, Problem> {
        let word = self.word(what)?;
        let (kind, size) = (word & 0xffff, word >> 16);
        if size == 0 {
            let size = self.word(what)?;
            let padding = padding(size);
            return Ok(Tag {
                kind,
                size,
                padding,
            });
        }
        // The short form: up to four bytes stand in the tag itself.
        let Some(padding) = 4_u32.checked_sub(size) else {
            return Err(corrupt(format!("it has {what} of no known type")));
        };
        Ok(Tag {
            kind,
            size,
            padding,
        })
    }

    fn word(&mut self, what: &str) -> Result<u32, Problem> {
        let mut bytes = [0; 4];
        self.fill(&mut bytes, what)?;
        Ok(self.order.word(bytes))
    }

    fn fill(&mut self, bytes: &mut [u8], what: &str) -> Result<(), Problem> {
        if bytes.len() as u64 > self.inside.limit() {
            return Err(corrupt(format!("it ends before {what}")));
        }
        self.inside
            .read_exact(bytes)
            .map_err(|_| corrupt(format!("{what} cannot be unpacked")))
    }
}

/// The order of the bytes in a number, which each file chooses.
#[derive(Clone, Copy)]
enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    fn of(file: &[u8]) -> Option<Self> {
        let mark = file.get(HEADER_BYTES - 4..HEADER_BYTES)?;
        [Self::Little, Self::Big]
            .into_iter()
            .find(|order| order.mark() == mark)
    }

    /// The end of the header: version 0x0100, then "MI" as a number.
    fn mark(self) -> [u8; 4] {
        match self {
            Self::Little => *b"\x00\x01IM",
            Self::Big => *b"\x01\x00MI",
        }
    }

    fn word(self, bytes: [u8; 4]) -> u32 {
        match self {
            Self::Little => u32::from_le_bytes(bytes),
            Self::Big => u32::from_be_bytes(bytes),
        }
    }

    fn words(self, bytes: &[u8]) -> Vec<u32> {
        let (words, _) = bytes.as_chunks();
        words.iter().map(|&word| self.word(word)).collect()
    }

    fn bytes(self, word: u32) -> [u8; 4] {
        match self {
            Self::Little => word.to_le_bytes(),
            Self::Big => word.to_be_bytes(),
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

/// What a file is whose header is not that of version 5.
fn foreign(bytes: &[u8], wanted: &'static str) -> Problem {
    const HDF5: &[u8] = b"\x89HDF\r\n\x1a\n";
    const SIGNATURES: [(&[u8], Foreign); 11] = [
        (b"MATLAB 7.3", Foreign::Hdf5),
        (HDF5, Foreign::Hdf5),
        (b"# Created by Octave", Foreign::OctaveText),
        (b"# name:", Foreign::OctaveText),
        (b"Octave-1", Foreign::OctaveBinary),
        (b"<!DOCTYPE", Foreign::WebPage),
        (b"<!doctype", Foreign::WebPage),
        (b"<html", Foreign::WebPage),
        (b"PK\x03\x04", Foreign::Packed),
        (b"\x1f\x8b", Foreign::Packed),
        (b"version https://git-lfs", Foreign::LfsPointer),
    ];
    if bytes.starts_with(b"MATLAB 5.0") && bytes.len() < HEADER_BYTES {
        return Problem::Truncated {
            part: Part::File,
            missing: HEADER_BYTES - bytes.len(),
        };
    }
    let signature = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.trim_ascii_start().starts_with(start));
    let found = match signature {
        _ if bytes.is_empty() => Foreign::Empty,
        Some((_, found)) => *found,
        // MATLAB puts a header of 512 bytes before its HDF5 files.
        None if bytes.get(512..520) == Some(HDF5) => Foreign::Hdf5,
        None if is_matlab4(bytes) => Foreign::Matlab4,
        None => Foreign::Unknown,
    };
    Problem::NotMat { found, wanted }
}

/// Whether a file starts like one of MATLAB 4: five numbers, then a name that
/// a zero ends. ("MAT-File Format", chapter 2.)
fn is_matlab4(bytes: &[u8]) -> bool {
    [ByteOrder::Little, ByteOrder::Big]
        .into_iter()
        .any(|order| {
            let Some((head, rest)) = bytes.split_at_checked(20) else {
                return false;
            };
            // The decimal digits of the type: order, 0, storage, kind of matrix.
            let &[kind, _rows, _columns, complex, name] = order.words(head).as_slice() else {
                return false;
            };
            let digits = [kind / 1000, kind / 100 % 10, kind / 10 % 10, kind % 10];
            digits
                .iter()
                .zip([4, 0, 5, 2])
                .all(|(&digit, most)| digit <= most)
                && complex <= 1
                && (2..=MAX_SMALL).contains(&name)
                && rest.get(name as usize - 1) == Some(&0)
        })
}

/// How many bytes fill `size` bytes up to a multiple of eight.
fn padding(size: u32) -> u32 {
    size.wrapping_neg() % 8
}

fn corrupt(detail: impl Into<String>) -> Problem {
    Problem::Corrupt {
        part: Part::File,
        detail: detail.into(),
    }
}

fn to_f64(data: &NumericData) -> Vec<f64> {
    fn widen<T: Copy + Into<f64>>(values: &[T]) -> Vec<f64> {
        values.iter().map(|&value| value.into()).collect()
    }
    match data {
        NumericData::Double { real, .. } => real.clone(),
        NumericData::Single { real, .. } => widen(real),
        NumericData::Int8 { real, .. } => widen(real),
        NumericData::UInt8 { real, .. } => widen(real),
        NumericData::Int16 { real, .. } => widen(real),
        NumericData::UInt16 { real, .. } => widen(real),
        NumericData::Int32 { real, .. } => widen(real),
        NumericData::UInt32 { real, .. } => widen(real),
        NumericData::Int64 { real, .. } => real.iter().map(|&value| value as f64).collect(),
        NumericData::UInt64 { real, .. } => real.iter().map(|&value| value as f64).collect(),
    }
}
