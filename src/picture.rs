//! Given: grey pictures to and from PNG files.
//!
//! A picture is a matrix with row 0 on top. [`load_png`] reads every kind of
//! PNG as grey values from 0, black, to 1, white. What the program draws
//! carries a mark, [`MARK`], and only what carries it is ever replaced: a
//! person's own file is safe whatever its name.

use std::{
    error::Error,
    fmt,
    fs::{self, File},
    io::{self, BufReader, Read, Write},
    path::{Path, PathBuf},
};

use ndarray::{Array2, ArrayRef2};
use png::{BitDepth, ColorType, Decoder, DecodingError, Encoder, Transformations};

/// Stands near the beginning of every picture that this program draws.
pub const MARK: &str = "drawn by handwritten";

/// So many bytes from the beginning of a file the mark is looked for.
const MARK_WITHIN: u64 = 1024;

/// The largest picture that is read, in pixels: photographs are smaller.
pub const MAX_PIXELS: u64 = 25_000_000;

/// The longest side of a picture that is read, in pixels.
pub const MAX_SIDE: u32 = 20_000;

/// The grey values of a PNG file, from 0, black, to 1, white.
///
/// Colours become grey by their brightness; what is transparent lies on white.
///
/// # Errors
///
/// If the file cannot be read, is no PNG, is damaged, has more than
/// [`MAX_PIXELS`] pixels, or a side of more than [`MAX_SIDE`].
pub fn load_png(path: impl AsRef<Path>) -> Result<Array2<f64>, PictureError> {
    let path = path.as_ref();
    read(path).map_err(|problem| PictureError::new(path, problem))
}

fn read(path: &Path) -> Result<Array2<f64>, Problem> {
    // Opening a named pipe would wait for somebody to write.
    if !fs::metadata(path).map_err(Problem::Read)?.is_file() {
        return Err(Problem::NotAFile);
    }
    let file = File::open(path).map_err(Problem::Read)?;
    let mut decoder = Decoder::new(BufReader::new(file));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let info = decoder.read_header_info().map_err(damaged)?;
    let (width, height) = (info.width, info.height);
    if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Problem::TooLarge { width, height });
    }
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size();
    let mut bytes = vec![0; size.ok_or(Problem::TooLarge { width, height })?];
    let frame = reader.next_frame(&mut bytes).map_err(damaged)?;
    let channels = frame.color_type.samples();
    let pixels = bytes[..frame.buffer_size()].chunks_exact(channels);
    let grey = pixels.map(|pixel| grey(frame.color_type, pixel)).collect();
    Array2::from_shape_vec((frame.height as usize, frame.width as usize), grey)
        .map_err(|error| Problem::Damaged(error.to_string()))
}

/// The brightness of one pixel of one byte per channel, on a white ground.
fn grey(kind: ColorType, pixel: &[u8]) -> f64 {
    let channel = |index: usize| f64::from(pixel[index]) / 255.0;
    // The weights of red, green and blue in ITU-R BT.601.
    let brightness = || 0.299 * channel(0) + 0.587 * channel(1) + 0.114 * channel(2);
    let on_white = |value: f64, alpha: f64| alpha * value + (1.0 - alpha);
    match kind {
        // A palette is never left: it has been expanded to colours.
        ColorType::Grayscale | ColorType::Indexed => channel(0),
        ColorType::GrayscaleAlpha => on_white(channel(0), channel(1)),
        ColorType::Rgb => brightness(),
        ColorType::Rgba => on_white(brightness(), channel(3)),
    }
}

fn damaged(error: DecodingError) -> Problem {
    match error {
        DecodingError::IoError(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            Problem::Read(error)
        }
        DecodingError::Format(ref format) if format.to_string().contains("signature") => {
            Problem::NotPng
        }
        error => Problem::Damaged(error.to_string()),
    }
}

/// A picture as the bytes of a PNG file with 8 bits of grey.
///
/// `black` and `white` are the values that become black and white; what lies
/// beyond them is cut off. Each pixel becomes `scale` × `scale` pixels.
///
/// # Panics
///
/// If the picture is empty or `scale` is 0.
#[must_use]
pub fn png_bytes(picture: &ArrayRef2<f64>, black: f64, white: f64, scale: usize) -> Vec<u8> {
    assert!(!picture.is_empty() && scale > 0, "an empty picture");
    let (rows, columns) = picture.dim();
    // Rounded and between 0 and 255, so the cast is exact; NaN becomes 0.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let byte = |value: f64| {
        let share = (value - black) / (white - black);
        (255.0 * share.clamp(0.0, 1.0)).round() as u8
    };
    let grey: Vec<u8> = (0..rows * scale)
        .flat_map(|row| (0..columns * scale).map(move |column| (row / scale, column / scale)))
        .map(|place| byte(picture[place]))
        .collect();
    let side = |pixels: usize| u32::try_from(pixels * scale).expect("a side below 2³²");
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, side(columns), side(rows));
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    let written = encoder
        .add_text_chunk("Software".to_owned(), MARK.to_owned())
        .and_then(|()| encoder.write_header())
        .and_then(|mut writer| writer.write_image_data(&grey));
    written.expect("writing to memory cannot fail");
    bytes
}

/// Says whether [`save`] would write to `path`.
///
/// # Errors
///
/// If something stands there that this program has not drawn.
pub fn may_save(path: impl AsRef<Path>) -> Result<(), PictureError> {
    let path = path.as_ref();
    let carries_mark = || -> io::Result<bool> {
        let mut start = Vec::new();
        let file = File::open(path)?;
        file.take(MARK_WITHIN).read_to_end(&mut start)?;
        Ok(start
            .windows(MARK.len())
            .any(|part| part == MARK.as_bytes()))
    };
    // Of the link itself, for one that leads nowhere is something, too.
    let problem = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => Problem::Write(error),
        Ok(found) if found.is_file() && carries_mark().unwrap_or(false) => return Ok(()),
        Ok(_) => Problem::NotOurs,
    };
    Err(PictureError::new(path, problem))
}

/// Writes a picture that carries [`MARK`], in place of an older one if need be.
///
/// `path` holds the whole picture afterwards or what it held before.
///
/// # Errors
///
/// If something stands there that this program has not drawn, or if the file
/// cannot be written.
pub fn save(path: impl AsRef<Path>, bytes: &[u8]) -> Result<(), PictureError> {
    let path = path.as_ref();
    may_save(path)?;
    let failed = |error| PictureError::new(path, Problem::Write(error));
    let (mut file, temporary) = new_file_beside(path).map_err(failed)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&temporary); // what is left of it, if anything
        failed(error)
    })
}

/// A file that was not there before, in the same folder.
fn new_file_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    /// Names to try; those that are taken are left as they are.
    const TRIES: u32 = 100;

    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..TRIES {
        let id = std::process::id();
        let temporary = path.with_file_name(format!(".{name}.{id}.{attempt}.tmp"));
        match File::create_new(&temporary) {
            Ok(file) => return Ok((file, temporary)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// A picture could not be read or written.
#[derive(Debug)]
pub struct PictureError {
    /// The file, as it was named by the caller.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a picture's file.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// The file cannot be opened or read.
    Read(io::Error),
    /// A folder or a device stands where the file should be.
    NotAFile,
    /// The file is something else.
    NotPng,
    /// The file is cut short or contradicts itself.
    Damaged(String),
    /// The picture has more than [`MAX_PIXELS`] pixels, or a side of more than
    /// [`MAX_SIDE`].
    TooLarge {
        /// Pixels in a row.
        width: u32,
        /// Number of rows.
        height: u32,
    },
    /// A file that this program has not drawn stands where it would write.
    NotOurs,
    /// The file cannot be written.
    Write(io::Error),
}

impl PictureError {
    fn new(path: &Path, problem: Problem) -> Self {
        Self {
            path: path.to_owned(),
            problem,
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path.display())?;
        match &self.problem {
            Problem::Read(error) if error.kind() == io::ErrorKind::NotFound => {
                f.write_str("there is no such file; check the path")
            }
            Problem::Read(error) => write!(f, "cannot be read: {error}"),
            Problem::NotAFile => f.write_str("is not a file but a folder or a device; name a file"),
            Problem::NotPng => f.write_str(
                "is not a PNG file; save the picture as PNG (a JPEG under another name is none)",
            ),
            Problem::Damaged(detail) => {
                write!(f, "is damaged or cut short: {detail}; save it again")
            }
            Problem::TooLarge { width, height } => write!(
                f,
                "is {width} × {height} pixels, at most {} million and {MAX_SIDE} a side are read; make it smaller",
                MAX_PIXELS / 1_000_000
            ),
            Problem::NotOurs => f.write_str(
                "was not drawn by this program and is left as it is; choose another folder with --output",
            ),
            Problem::Write(error) => write!(f, "cannot be written: {error}"),
        }
    }
}

impl Error for PictureError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            Problem::Read(error) | Problem::Write(error) => Some(error),
            _ => None,
        }
    }
}
