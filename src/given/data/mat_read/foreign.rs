//! Files that are no MAT files of version 5, by what they begin with.

use super::super::error::{Foreign, Part, Problem};
use super::{ByteOrder, HEADER_BYTES, MAX_SMALL};

/// What a file is whose header is not that of version 5.
pub(super) fn foreign(bytes: &[u8], wanted: &'static str) -> Problem {
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
