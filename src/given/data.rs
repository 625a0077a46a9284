//! Given: loading the digits, loading and saving a network's weights.
//!
//! ```text
//! data/ex4data1.mat    X 5000 × 400, y 5000 × 1       the digits
//! data/weights.mat     Theta1 25 × 401, Theta2 10 × 26  our weights
//! data/ex4weights.mat  Theta1 25 × 401, Theta2 10 × 26  the course's weights
//! ```
//!
//! The files are MAT files, as Octave, MATLAB and Python's `scipy.io.savemat`
//! save them. Whatever a file holds, it is either read or refused with a
//! [`DataError`]: nothing in it makes a program panic, print, wait or fill the
//! memory. No file and no array of more than 512 MiB is read; loading takes a
//! few times that at most. The crate matfile, which decodes the numbers, trusts
//! sizes and nesting and prints; it is handed only arrays that were unpacked and
//! checked before.
//!
//! Source: ex4.pdf, section 1.1 (`load('ex4data1.mat')`) and section 1.2
//! (`load('ex4weights.mat')`).

mod error;
mod json_write;
mod mat_read;
mod mat_write;

use std::{
    env,
    path::{Path, PathBuf},
};

use ndarray::{Array1, Array2};

pub use self::error::{DataError, Foreign, Kind, Part, Problem};
use self::mat_read::MatFile;
use crate::network::Network;

/// File name of the 5,000 digits, in [`data_directory`].
pub const DIGITS: &str = "ex4data1.mat";

/// File name of the weights that come with this project.
pub const WEIGHTS: &str = "weights.mat";

/// File name of the course's weights, which do not: see `data/README.md`.
pub const COURSE_WEIGHTS: &str = "ex4weights.mat";

/// The folder of the data files.
///
/// `cargo run`, `cargo test` and `cargo bench` name the package's folder in
/// `CARGO_MANIFEST_DIR`; its `data` is meant, from whatever folder they are
/// started. A program run without Cargo looks for `data` in the current folder.
///
/// ```
/// use given::data::{DIGITS, data_directory};
///
/// let path = data_directory().join(DIGITS);
/// assert!(path.ends_with("data/ex4data1.mat"));
/// ```
#[must_use]
pub fn data_directory() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    Path::new(&package).join("data")
}

/// Labelled images, one per row.
#[derive(Clone, Debug, PartialEq)]
pub struct Digits {
    /// The images, m × n and column-major: a row holds the n pixels of one
    /// image, itself unrolled column by column. Every pixel is finite.
    pub x: Array2<f64>,
    /// The m labels, each one of `1..=num_labels`; 10 is the digit 0.
    pub labels: Array1<usize>,
}

impl Digits {
    /// Loads the arrays `X` and `y` of a MAT file.
    ///
    /// Shapes: `X` is m × n, `y` is m × 1 or 1 × m, neither is empty. Both may
    /// be of any numeric type, and logical.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is no MAT file of version 5 or is damaged;
    /// if an array is missing, is not one of real numbers or has another shape;
    /// if a pixel is not finite or a label is not a whole number from 1 to
    /// `num_labels`.
    pub fn load(path: impl AsRef<Path>, num_labels: usize) -> Result<Self, DataError> {
        let path = path.as_ref();
        Self::read(path, num_labels).map_err(|problem| DataError::new(path, problem))
    }

    fn read(path: &Path, num_labels: usize) -> Result<Self, Problem> {
        let file = MatFile::open(path, "X y")?;
        let x = file.matrix("X")?;
        all_finite("X", &x)?;
        let y = file.matrix("y")?;
        let m = x.nrows();
        if y.dim() != (m, 1) && y.dim() != (1, m) {
            return Err(Problem::Shape {
                array: "y",
                found: y.shape().to_vec(),
                expected: format!("{m} × 1, a label for each row of X"),
            });
        }
        let labels = y
            .iter()
            .enumerate()
            .map(|(index, &value)| label(index + 1, value, num_labels))
            .collect::<Result<_, _>>()?;
        Ok(Self { x, labels })
    }

    /// The side of the images in pixels: 20 if a row holds 400.
    ///
    /// `None` if the number of pixels is not a square. Such data can be learned
    /// from all the same, just not be shown as square images.
    #[must_use]
    pub fn side(&self) -> Option<usize> {
        let side = self.x.ncols().isqrt();
        (side * side == self.x.ncols()).then_some(side)
    }
}

impl Network {
    /// Loads the arrays `Theta1` and `Theta2` of a MAT file.
    ///
    /// Shapes: any that fit; `Theta2` must have one column more than `Theta1`
    /// has rows, and `Theta1` at least two columns.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is no MAT file of version 5 or is damaged;
    /// if an array is missing, is not one of real numbers or has another shape;
    /// if a weight is not finite.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, DataError> {
        let path = path.as_ref();
        let read = || {
            let file = MatFile::open(path, "Theta1 Theta2")?;
            let (theta1, theta2) = (file.matrix("Theta1")?, file.matrix("Theta2")?);
            check_weights(&theta1, &theta2)?;
            Ok(Self { theta1, theta2 })
        };
        read().map_err(|problem| DataError::new(path, problem))
    }

    /// Saves both weight matrices as the arrays `Theta1` and `Theta2` of a MAT
    /// file, bit by bit as they are.
    ///
    /// `path` holds the whole network afterwards or what it held before, even
    /// if the program is killed meanwhile; the folder must exist.
    ///
    /// # Errors
    ///
    /// If `path` exists and `overwrite` is false, if the file cannot be
    /// written, or if [`load`](Self::load) would refuse these weights.
    pub fn save(&self, path: impl AsRef<Path>, overwrite: bool) -> Result<(), DataError> {
        let path = path.as_ref();
        check_weights(&self.theta1, &self.theta2)
            .and_then(|()| {
                mat_write::save(path, overwrite, |file| {
                    mat_write::write(file, &self.matrices())
                })
            })
            .map_err(|problem| DataError::new(path, problem))
    }

    /// Exports both weight matrices as JSON, for the book's playground and for
    /// programs that do not read MAT files:
    /// `{"Theta1": [[…], …], "Theta2": [[…], …]}`, row by row.
    ///
    /// Each number is written so that reading it gives the same bits again. A
    /// file that exists is never replaced.
    ///
    /// # Errors
    ///
    /// If `path` exists or cannot be written, or if [`load`](Self::load) would
    /// refuse these weights.
    pub fn export(&self, path: impl AsRef<Path>) -> Result<(), DataError> {
        let path = path.as_ref();
        check_weights(&self.theta1, &self.theta2)
            .and_then(|()| {
                mat_write::save(path, false, |file| {
                    json_write::write(file, &self.matrices())
                })
            })
            .map_err(|problem| DataError::new(path, problem))
    }

    fn matrices(&self) -> [(&'static str, &Array2<f64>); 2] {
        [("Theta1", &self.theta1), ("Theta2", &self.theta2)]
    }
}

fn label(row: usize, value: f64, num_labels: usize) -> Result<usize, Problem> {
    if value.fract() == 0.0 && value >= 1.0 && value <= num_labels as f64 {
        // A whole number in the range of a `usize`, so the cast is exact.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Ok(value as usize)
    } else {
        Err(Problem::Label {
            row,
            value,
            num_labels,
        })
    }
}

fn check_weights(theta1: &Array2<f64>, theta2: &Array2<f64>) -> Result<(), Problem> {
    let shape = |array, theta: &Array2<f64>, expected| Problem::Shape {
        array,
        found: theta.shape().to_vec(),
        expected,
    };
    if theta1.nrows() == 0 || theta1.ncols() < 2 {
        let expected = "hidden units × (1 + inputs), at least 1 × 2".to_owned();
        return Err(shape("Theta1", theta1, expected));
    }
    if theta2.nrows() == 0 || theta2.ncols() != theta1.nrows() + 1 {
        let expected = format!(
            "labels × {}, for Theta1 is {} × {}",
            theta1.nrows() + 1,
            theta1.nrows(),
            theta1.ncols()
        );
        return Err(shape("Theta2", theta2, expected));
    }
    all_finite("Theta1", theta1)?;
    all_finite("Theta2", theta2)
}

fn all_finite(array: &'static str, matrix: &Array2<f64>) -> Result<(), Problem> {
    // A column of the matrix lies in one piece, and so is quick to look through.
    for (column, values) in matrix.columns().into_iter().enumerate() {
        if let Some(row) = values.iter().position(|value| !value.is_finite()) {
            return Err(Problem::NotFinite {
                array,
                row: row + 1,
                column: column + 1,
                value: values[row],
            });
        }
    }
    Ok(())
}
