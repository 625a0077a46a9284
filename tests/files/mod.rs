//! Files for tests: a folder that goes away again, and small MAT files.

// Each test file compiles it for itself and uses a part of it.
#![allow(dead_code, unreachable_pub)]

use std::fs;
use std::path::{Path, PathBuf};

use handwritten::data::Digits;
use ndarray::Array2;

/// A folder of its own for one test; it is deleted when the test ends.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes the folder among Cargo's files for tests, empty.
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder); // of a run that was killed
        fs::create_dir_all(&folder).expect("Cargo's folder for tests can be written to");
        Self(folder)
    }

    /// A path in the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Saves images and labels as Octave would with `save -v6`.
pub fn save_digits(path: &Path, digits: &Digits) {
    let labels = digits.labels.mapv(|label| label as f64);
    let y = labels.insert_axis(ndarray::Axis(1));
    let mut bytes = format!("{:<124}", "MATLAB 5.0 MAT-file, by a test").into_bytes();
    bytes.extend(*b"\x00\x01IM");
    for (name, matrix) in [("X", &digits.x), ("y", &y)] {
        bytes.extend(element(14, &matrix_content(name, matrix)));
    }
    fs::write(path, bytes).expect("the folder of the test can be written to");
}

fn matrix_content(name: &str, matrix: &Array2<f64>) -> Vec<u8> {
    let number = |number: usize| u32::try_from(number).expect("a small matrix").to_le_bytes();
    let shape = [number(matrix.nrows()), number(matrix.ncols())].concat();
    let numbers: Vec<u8> = matrix
        .t()
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect();
    [
        element(6, &[6, 0, 0, 0, 0, 0, 0, 0]), // of class double
        element(5, &shape),
        element(1, name.as_bytes()),
        element(9, &numbers),
    ]
    .concat()
}

/// Type and length, then the bytes, filled up to a multiple of eight.
fn element(kind: u32, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("a small matrix");
    let mut bytes = [kind.to_le_bytes(), length.to_le_bytes()].concat();
    bytes.extend(content);
    bytes.resize(bytes.len().next_multiple_of(8), 0);
    bytes
}
