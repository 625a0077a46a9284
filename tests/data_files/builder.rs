//! Files for the tests: those of other programs, and those built byte by byte.

#![expect(clippy::unwrap_used, reason = "a test may fail here")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    thread,
};

use flate2::{Compression, write::ZlibEncoder};
use handwritten::data::{DataError, Digits};

pub(super) fn data_file(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data_files");
    folder.join(name).with_extension("mat")
}

/// A new folder for one test.
pub(super) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("data")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a file into a folder of the test that runs.
pub(super) fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let test = thread::current().name().unwrap_or("main").to_owned();
    let path = folder(&test).join(name);
    fs::write(&path, bytes).unwrap();
    path
}

pub(super) fn load_bytes(bytes: &[u8]) -> Result<Digits, DataError> {
    Digits::load(written("digits.mat", bytes), 10)
}

/// Why digits are refused: the message without the file's name.
pub(super) fn refused(bytes: &[u8]) -> String {
    let error = load_bytes(bytes).unwrap_err();
    let message = without_folder(&error);
    let message = message.strip_prefix("digits.mat: ");
    message.expect("a message begins with the file").to_owned()
}

/// A message as it is, but for the folder that depends on the machine.
pub(super) fn without_folder(error: &DataError) -> String {
    let folder = error.path.parent().unwrap().join("");
    let message = error.to_string();
    let message = message.strip_prefix(&folder.display().to_string());
    message.expect("a message begins with the file").to_owned()
}

/// Writes the parts of a MAT file in either order of bytes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Order {
    Little,
    Big,
}

impl Order {
    pub(super) fn file(self, elements: &[Vec<u8>]) -> Vec<u8> {
        let mut file = b"MATLAB 5.0 MAT-file".to_vec();
        file.resize(124, b' ');
        file.extend(match self {
            Self::Little => b"\x00\x01IM",
            Self::Big => b"\x01\x00MI",
        });
        file.extend(elements.concat());
        file
    }

    pub(super) fn word(self, word: u32) -> [u8; 4] {
        match self {
            Self::Little => word.to_le_bytes(),
            Self::Big => word.to_be_bytes(),
        }
    }

    pub(super) fn element(self, kind: u32, bytes: &[u8]) -> Vec<u8> {
        let size = u32::try_from(bytes.len()).unwrap();
        let mut element = [self.word(kind), self.word(size)].concat();
        element.extend(bytes);
        element.resize(element.len().next_multiple_of(8), 0);
        element
    }

    pub(super) fn array(
        self,
        name: &str,
        class: u32,
        shape: &[u32],
        kind: u32,
        numbers: &[u8],
    ) -> Vec<u8> {
        let flags = [self.word(class), self.word(0)].concat();
        let shape: Vec<u8> = shape.iter().flat_map(|&size| self.word(size)).collect();
        let parts = [
            self.element(6, &flags),
            self.element(5, &shape),
            self.element(1, name.as_bytes()),
            self.element(kind, numbers),
        ];
        self.element(14, &parts.concat())
    }

    /// An element in packed form. Unlike others it is not filled up.
    pub(super) fn packed(self, element: &[u8]) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(element).unwrap();
        let bytes = packer.finish().unwrap();
        let size = u32::try_from(bytes.len()).unwrap();
        [&self.word(15)[..], &self.word(size), &bytes].concat()
    }
}

pub(super) fn flags(class: u32) -> Vec<u8> {
    let order = Order::Little;
    order.element(6, &[order.word(class), order.word(0)].concat())
}

pub(super) fn name(name: &str) -> Vec<u8> {
    Order::Little.element(1, name.as_bytes())
}

/// A matrix of doubles, its values column by column.
pub(super) fn double(name: &str, shape: [u32; 2], values: &[f64]) -> Vec<u8> {
    let numbers: Vec<u8> = values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    Order::Little.array(name, 6, &shape, 9, &numbers)
}

pub(super) fn ones(name: &str, shape: [u32; 2]) -> Vec<u8> {
    double(name, shape, &vec![1.0; (shape[0] * shape[1]) as usize])
}

pub(super) fn x_of_one() -> Vec<u8> {
    double("X", [1, 1], &[0.25])
}

pub(super) fn y_of_one() -> Vec<u8> {
    double("y", [1, 1], &[1.0])
}
