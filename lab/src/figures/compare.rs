//! Whether a file is as the code draws it, on whatever machine.
//!
//! Two processors, or two systems' `exp`, disagree in the last bits. A coordinate
//! is rounded to tenths, so such a difference can move it to the next tenth, and a
//! pixel of a picture to the next of its 256 greys, but no further. What is written
//! out for people, and everything else, must be the same.

use base64::{Engine, engine::general_purpose::STANDARD};

/// The step to which coordinates are rounded, and a hair for that step itself.
pub const TENTH: f64 = 0.1 + 1e-9;

/// The first thing in which `found` is not `drawn`, in words.
///
/// A number inside a tag may differ by `tolerance`, at least [`TENTH`].
#[must_use]
pub fn difference(found: &str, drawn: &str, tolerance: f64) -> Option<String> {
    let found: Vec<&str> = found.split_inclusive(['<', '>']).collect();
    let drawn: Vec<&str> = drawn.split_inclusive(['<', '>']).collect();
    for (found, drawn) in found.iter().zip(&drawn) {
        let same = found == drawn || (found.ends_with('>') && same_tag(found, drawn, tolerance));
        if !same {
            return Some(format!(
                "it has `{}`, drawn is `{}`",
                cut(found),
                cut(drawn)
            ));
        }
    }
    (found.len() != drawn.len())
        .then(|| format!("it has {} pieces, drawn are {}", found.len(), drawn.len()))
}

/// The beginning of a piece, which may hold a whole picture.
fn cut(piece: &str) -> String {
    piece.chars().take(80).collect()
}

fn same_tag(found: &str, drawn: &str, tolerance: f64) -> bool {
    if let (Some(found), Some(drawn)) = (picture(found), picture(drawn)) {
        return found.0 == drawn.0 && same_picture(found.1, drawn.1);
    }
    let (found, drawn) = (pieces(found), pieces(drawn));
    found.len() == drawn.len()
        && found.iter().zip(&drawn).all(|(found, drawn)| {
            found == drawn
                || matches!(
                    (found.parse::<f64>(), drawn.parse::<f64>()),
                    (Ok(found), Ok(drawn)) if (found - drawn).abs() <= tolerance
                )
        })
}

/// Numbers, and what stands between them.
fn pieces(tag: &str) -> Vec<&str> {
    let is_number = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '-');
    let mut pieces = Vec::new();
    let mut rest = tag;
    while let Some(first) = rest.chars().next() {
        let kind = is_number(first);
        let end = rest
            .find(|sign| is_number(sign) != kind)
            .unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(end);
        pieces.push(piece);
        rest = behind;
    }
    pieces
}

/// What stands before the PNG of an `<image>`, and the PNG in base64.
fn picture(tag: &str) -> Option<(&str, &str)> {
    let (before, data) = tag.split_once("data:image/png;base64,")?;
    Some((before, data.split('"').next()?))
}

fn same_picture(found: &str, drawn: &str) -> bool {
    let (Some(found), Some(drawn)) = (pixels(found), pixels(drawn)) else {
        return false;
    };
    let near = |(found, drawn): (&u8, &u8)| found.abs_diff(*drawn) <= 1;
    found.0 == drawn.0 && found.1.iter().zip(&drawn.1).all(near)
}

/// Width and height, and the grey values.
fn pixels(base64: &str) -> Option<((u32, u32), Vec<u8>)> {
    let bytes = STANDARD.decode(base64).ok()?;
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .ok()?;
    let mut grey = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut grey).ok()?;
    grey.truncate(frame.buffer_size());
    Some(((frame.width, frame.height), grey))
}
