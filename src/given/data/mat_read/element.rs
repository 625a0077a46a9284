//! The inside of one array: flags, dimensions, name and numbers.

use std::io::{self, Read, Take};

use flate2::bufread::ZlibDecoder;
use matfile::NumericData;

use super::{
    ByteOrder, HEADER_BYTES, Head, MAX_BYTES, MAX_SMALL, MatFile, Part, Place, Problem, corrupt,
};

// Types of elements (table 1-1).
const INT8: u32 = 1;
const INT32: u32 = 5;
const UINT32: u32 = 6;
pub(super) const MATRIX: u32 = 14;
pub(super) const PACKED: u32 = 15;
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

/// So many bytes are decoded at a time: what is needed meanwhile then stays in the
/// processor's cache, and memory is asked for once, for the numbers themselves.
/// A multiple of eight, so that no number is cut.
const PIECE: u32 = 1 << 15;

/// The class of MATLAB's newer objects, which have no dimensions.
const OPAQUE: u32 = 17;

/// The inside of an array, read in order: as much as it declares, no more.
pub(super) struct Element<'a> {
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
    pub(super) fn open(file: &'a MatFile, place: &Place) -> Result<Self, Problem> {
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
    pub(super) fn head(&mut self) -> Result<Head, Problem> {
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
    pub(super) fn numbers(&mut self, count: u64) -> Result<Vec<f64>, Problem> {
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
        let mut numbers = Vec::with_capacity((tag.size / width) as usize);
        let mut left = tag.size;
        while left > 0 {
            let size = left.min(PIECE);
            self.parse(tag.kind, class, size, size / width, &mut numbers)?;
            left -= size;
        }
        self.finish()?;
        Ok(numbers)
    }

    /// Lets `matfile` read the next `size` bytes as `count` numbers.
    fn parse(
        &mut self,
        kind: u32,
        class: u32,
        size: u32,
        count: u32,
        numbers: &mut Vec<f64>,
    ) -> Result<(), Problem> {
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
            Some(array) => {
                append(array.data(), numbers);
                Ok(())
            }
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

/// How many bytes fill `size` bytes up to a multiple of eight.
fn padding(size: u32) -> u32 {
    size.wrapping_neg() % 8
}

fn append(data: &NumericData, numbers: &mut Vec<f64>) {
    fn widen<T: Copy + Into<f64>>(values: &[T], numbers: &mut Vec<f64>) {
        numbers.extend(values.iter().map(|&value| value.into()));
    }
    match data {
        NumericData::Double { real, .. } => numbers.extend_from_slice(real),
        NumericData::Single { real, .. } => widen(real, numbers),
        NumericData::Int8 { real, .. } => widen(real, numbers),
        NumericData::UInt8 { real, .. } => widen(real, numbers),
        NumericData::Int16 { real, .. } => widen(real, numbers),
        NumericData::UInt16 { real, .. } => widen(real, numbers),
        NumericData::Int32 { real, .. } => widen(real, numbers),
        NumericData::UInt32 { real, .. } => widen(real, numbers),
        NumericData::Int64 { real, .. } => {
            numbers.extend(real.iter().map(|&value| value as f64));
        }
        NumericData::UInt64 { real, .. } => {
            numbers.extend(real.iter().map(|&value| value as f64));
        }
    }
}
