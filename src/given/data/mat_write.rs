//! Writing MAT files of version 5, as `save -v6` does: doubles, not packed.
//!
//! Octave, MATLAB and Python's `scipy.io` read them. The same matrices always give the same
//! bytes, for the header has no time stamp.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use ndarray::Array2;

use super::error::Problem;

/// Fills the first 116 of the header's 128 bytes.
const TEXT: &str = "MATLAB 5.0 MAT-file, written by Handwritten";

/// Saves what `write` writes into a file, all of it or nothing.
///
/// The bytes go into a temporary file beside it, which then takes its name.
pub(super) fn save(
    path: &Path,
    overwrite: bool,
    write: impl FnOnce(File) -> io::Result<()>,
) -> Result<(), Problem> {
    let (temporary, file) = create_beside(path).map_err(Problem::Write)?;
    let saved = write(file).and_then(|()| publish(&temporary, path, overwrite));
    // A rename leaves none, a link does.
    let _ = fs::remove_file(&temporary);
    saved.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Problem::Exists,
        _ => Problem::Write(error),
    })
}

/// A new file in the same folder, so that a rename need not copy it.
fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!(".handwritten-{}-{count}.tmp", process::id());
        let temporary = path.with_file_name(name);
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&temporary)
        {
            // Left by a process of the same number that was killed.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            file => return file.map(|file| (temporary, file)),
        }
    }
}

/// Gives the finished file its name.
fn publish(temporary: &Path, path: &Path, overwrite: bool) -> io::Result<()> {
    if overwrite {
        return fs::rename(temporary, path);
    }
    // Unlike a rename, a link never replaces a file that appeared meanwhile.
    match fs::hard_link(temporary, path) {
        // Some file systems have no links.
        Err(_) if path.symlink_metadata().is_err() => fs::rename(temporary, path),
        linked => linked,
    }
}

/// Writes matrices under names.
///
/// Fails on a matrix of 4 GiB or more: the format counts bytes in 32 bits.
pub(super) fn write(file: File, matrices: &[(&str, &Array2<f64>)]) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write!(out, "{TEXT:<116}")?;
    out.write_all(b"\0\0\0\0\0\0\0\0\x00\x01IM")?; // no subsystem; version; byte order
    for (name, matrix) in matrices {
        write_matrix(&mut out, name, matrix)?;
    }
    out.into_inner()?.sync_all()
}

fn write_matrix(out: &mut impl Write, name: &str, matrix: &Array2<f64>) -> io::Result<()> {
    let name_room = name.len().next_multiple_of(8);
    let bytes = 8 * matrix.len();
    words(out, &[14, 48 + name_room + bytes])?; // an array of this many bytes:
    words(out, &[6, 8, 6, 0])?; // flags: class double
    words(out, &[5, 8, matrix.nrows(), matrix.ncols()])?; // dimensions
    words(out, &[1, name.len()])?; // name
    write!(out, "{name:\0<name_room$}")?;
    words(out, &[9, bytes])?; // numbers, doubles
    // Rows of the transpose are columns of the matrix.
    for value in matrix.t() {
        out.write_all(&value.to_le_bytes())?;
    }
    Ok(())
}

fn words(out: &mut impl Write, words: &[usize]) -> io::Result<()> {
    for &word in words {
        let word = u32::try_from(word).map_err(io::Error::other)?;
        out.write_all(&word.to_le_bytes())?;
    }
    Ok(())
}
