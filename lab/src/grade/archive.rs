//! Archives: only modules are unpacked, into memory, never onto the disk.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read, Seek},
    path::Path,
};

use flate2::read::GzDecoder;
use zip::ZipArchive;

use super::submission::{
    Candidate, Found, LARGEST_MODULE, MOST_ENTRIES, is_archive, is_wanted, read_limited,
};

/// Of an archive as it was handed in. With `target/` left out they are small.
pub const LARGEST: u64 = 256 << 20;

/// Of an archive inside of another; it is read into memory.
pub const LARGEST_INNER: u64 = 64 << 20;
/// How many archives inside of another are looked into.
pub const MOST_INNER: usize = 2;

/// Of what a `.tar.gz` unpacks to: all of it passes through, to find the modules.
const LARGEST_UNPACKED: u64 = 2 << 30;

/// The file type in the mode that Unix archives keep.
const FILE_TYPE: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;

/// Looks through an archive.
///
/// # Errors
///
/// If it is none, or beyond all measure; says why.
pub fn open(path: &Path) -> Result<Found, String> {
    let file = File::open(path).map_err(|error| format!("cannot be read: {error}"))?;
    let size = file.metadata().map_or(0, |meta| meta.len());
    if size > LARGEST {
        return Err(too_large());
    }
    look_into(&path.to_string_lossy(), BufReader::new(file))
}

/// Looks through an archive that lay in another one.
///
/// # Errors
///
/// If it is none, or beyond all measure; says why.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Found, String> {
    look_into(name, Cursor::new(bytes))
}

fn look_into(name: &str, mut file: impl Read + Seek) -> Result<Found, String> {
    let mut beginning = [0; 4];
    let length = file
        .read(&mut beginning)
        .map_err(|error| error.to_string())?;
    file.rewind().map_err(|error| error.to_string())?;
    match &beginning[..length] {
        [] => Err("is an empty file".to_owned()),
        [b'P', b'K', ..] => zip(file),
        [0x1F, 0x8B, ..] => tar(GzDecoder::new(file)),
        _ if name.to_lowercase().ends_with(".tar") => tar(file),
        _ => Err("is neither a folder nor a .zip nor a .tar.gz".to_owned()),
    }
}

fn too_large() -> String {
    format!(
        "is larger than {} MB; without the folder `target` it would be small",
        LARGEST >> 20
    )
}

fn zip(file: impl Read + Seek) -> Result<Found, String> {
    let mut archive =
        ZipArchive::new(file).map_err(|error| format!("is a damaged .zip: {error}"))?;
    if archive.len() > MOST_ENTRIES {
        return Err(format!("holds more than {MOST_ENTRIES} files"));
    }
    let mut found = Found::default();
    for index in 0..archive.len() {
        let entry = match archive.by_index_raw(index) {
            Ok(entry) => entry,
            Err(error) => return Err(format!("is a damaged .zip: {error}")),
        };
        let path = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/");
        let strange = entry
            .unix_mode()
            .is_some_and(|mode| mode & FILE_TYPE != 0 && mode & FILE_TYPE != REGULAR);
        let (is_dir, encrypted) = (entry.is_dir(), entry.encrypted());
        drop(entry);
        if is_dir || !accept(&path, &mut found) {
            continue;
        }
        if is_wanted(&path) {
            let contents = if encrypted {
                Err("is encrypted".to_owned())
            } else if strange {
                Err("is a link or a device, not a file; links are not followed".to_owned())
            } else {
                archive
                    .by_index(index)
                    .map_err(|error| format!("cannot be unpacked: {error}"))
                    .and_then(|entry| read_limited(entry, LARGEST_MODULE))
            };
            found.candidates.push(Candidate { path, contents });
        } else {
            found.others.pass_by(&path);
            if is_archive(&path) && !strange && found.archives.len() < MOST_INNER {
                let entry = archive.by_index(index).map_err(|error| error.to_string());
                if let Ok(bytes) = entry.and_then(|entry| read_limited(entry, LARGEST_INNER)) {
                    found.archives.push((path, bytes));
                }
            }
        }
    }
    Ok(found)
}

fn tar(from: impl Read) -> Result<Found, String> {
    let damaged = |error: io::Error| format!("is a damaged .tar.gz: {error}");
    let limited = Limited {
        from,
        left: LARGEST_UNPACKED,
    };
    let mut archive = tar::Archive::new(limited);
    let mut found = Found::default();
    for (index, entry) in archive.entries().map_err(damaged)?.enumerate() {
        if index > MOST_ENTRIES {
            return Err(format!("holds more than {MOST_ENTRIES} files"));
        }
        let entry = entry.map_err(damaged)?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).replace('\\', "/");
        let kind = entry.header().entry_type();
        if kind.is_dir() || !accept(&path, &mut found) {
            continue;
        }
        if is_wanted(&path) {
            let contents = if kind.is_file() {
                read_limited(entry, LARGEST_MODULE)
            } else {
                Err("is a link or a device, not a file; links are not followed".to_owned())
            };
            found.candidates.push(Candidate { path, contents });
        } else {
            found.others.pass_by(&path);
            if is_archive(&path)
                && kind.is_file()
                && found.archives.len() < MOST_INNER
                && let Ok(bytes) = read_limited(entry, LARGEST_INNER)
            {
                found.archives.push((path, bytes));
            }
        }
    }
    Ok(found)
}

/// A path that leads out of the archive is never written anywhere, so it does no
/// harm; but a person should know.
fn accept(path: &str, found: &mut Found) -> bool {
    let drive = path.as_bytes().get(1) == Some(&b':');
    let outside = path.starts_with('/') || drive || path.split('/').any(|name| name == "..");
    if outside {
        let note =
            format!("the archive names a path outside of itself, which was left alone: {path}");
        found.notes.push(note);
    }
    !outside
}

/// Ends with an error where too much comes out of an archive.
struct Limited<R> {
    from: R,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            let most = LARGEST_UNPACKED >> 30;
            return Err(io::Error::other(format!(
                "it unpacks to more than {most} GB"
            )));
        }
        let room = usize::try_from(self.left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let length = self.from.read(&mut buffer[..room])?;
        self.left -= length as u64;
        Ok(length)
    }
}
