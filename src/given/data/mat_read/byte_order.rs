//! Little and big endian: how a file says which, and words in either.

use super::HEADER_BYTES;

/// The order of the bytes in a number, which each file chooses.
#[derive(Clone, Copy)]
pub(super) enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    pub(super) fn of(file: &[u8]) -> Option<Self> {
        let mark = file.get(HEADER_BYTES - 4..HEADER_BYTES)?;
        [Self::Little, Self::Big]
            .into_iter()
            .find(|order| order.mark() == mark)
    }

    /// The end of the header: version 0x0100, then "MI" as a number.
    pub(super) fn mark(self) -> [u8; 4] {
        match self {
            Self::Little => *b"\x00\x01IM",
            Self::Big => *b"\x01\x00MI",
        }
    }

    pub(super) fn word(self, bytes: [u8; 4]) -> u32 {
        match self {
            Self::Little => u32::from_le_bytes(bytes),
            Self::Big => u32::from_be_bytes(bytes),
        }
    }

    pub(super) fn words(self, bytes: &[u8]) -> Vec<u32> {
        let (words, _) = bytes.as_chunks();
        words.iter().map(|&word| self.word(word)).collect()
    }

    pub(super) fn bytes(self, word: u32) -> [u8; 4] {
        match self {
            Self::Little => word.to_le_bytes(),
            Self::Big => word.to_be_bytes(),
        }
    }
}
