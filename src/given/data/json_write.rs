//! Writing matrices as JSON, for programs and pages that do not read MAT files.
//!
//! ```text
//! { "Theta1": [[row 0 …], [row 1 …], …],
//!   "Theta2": [[…], …] }
//! ```
//!
//! Every number has the fewest digits that name it and no other.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
};

use ndarray::Array2;

/// Writes finite matrices under names into one object: one row a line.
pub(super) fn write(file: File, matrices: &[(&str, &Array2<f64>)]) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    for (index, (name, matrix)) in matrices.iter().enumerate() {
        let before = if index == 0 { '{' } else { ',' };
        write!(out, "{before}\n\"{name}\": [")?;
        for (row, values) in matrix.rows().into_iter().enumerate() {
            let before = if row == 0 { "" } else { "," };
            // `{:?}` of a list of finite numbers is JSON.
            write!(out, "{before}\n{:?}", values.to_vec())?;
        }
        write!(out, "\n]")?;
    }
    writeln!(out, "\n}}")?;
    out.into_inner()?.sync_all()
}
