//! Grey pictures to and from PNG files. Run: `cargo test --test picture`.

#![cfg(feature = "beyond")]

mod files;

use std::fs;

use files::Folder;
use handwritten::picture::{MARK, Problem, load_png, may_save, png_bytes, save};
use ndarray::{Array2, array};
use png::{BitDepth, ColorType, Encoder};

/// A grey value of 8 bits is off by half a step at most.
const HALF_A_STEP: f64 = 0.5 / 255.0 + 1e-12;

#[test]
fn a_picture_comes_back_as_it_was_written() {
    let folder = Folder::new("a_picture_comes_back");
    let picture = array![[0.0, 0.2, 1.0], [0.7, 0.5, 0.31]];
    fs::write(folder.file("p.png"), png_bytes(&picture, 0.0, 1.0, 1)).unwrap();
    let back = load_png(folder.file("p.png")).unwrap();
    assert_eq!(back.dim(), (2, 3), "rows × columns of the picture");
    let distance = common::largest_difference(&back, &picture);
    assert!(
        distance <= HALF_A_STEP,
        "a grey is off by {distance}, expected at most {HALF_A_STEP}: {back}"
    );
}

#[test]
fn pixels_grow_into_squares() {
    let folder = Folder::new("pixels_grow");
    let picture = array![[-1.0, 1.0]];
    fs::write(folder.file("p.png"), png_bytes(&picture, -1.0, 1.0, 2)).unwrap();
    assert_eq!(
        load_png(folder.file("p.png")).unwrap(),
        array![[0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 1.0]],
        "−1 is black, 1 is white, and each pixel 2 × 2"
    );
}

/// A PNG file of one row with 8 or 16 bits per channel.
fn one_row(kind: ColorType, depth: BitDepth, pixels: u32, bytes: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels, 1);
    encoder.set_color(kind);
    encoder.set_depth(depth);
    if kind == ColorType::Indexed {
        encoder.set_palette(vec![0, 0, 0, 255, 255, 255, 255, 0, 0]);
    }
    let mut writer = encoder.write_header().expect("a small header");
    writer
        .write_image_data(bytes)
        .expect("as many bytes as pixels");
    writer.finish().expect("memory takes it");
    file
}

#[test]
fn every_kind_of_png_becomes_grey() {
    use BitDepth::{Eight, Sixteen};
    let folder = Folder::new("every_kind");
    // The brightness of red is 0.299; what is transparent lies on white.
    let cases: [(&str, Vec<u8>, Array2<f64>); 7] = [
        (
            "grey",
            one_row(ColorType::Grayscale, Eight, 2, &[0, 255]),
            array![[0.0, 1.0]],
        ),
        (
            "grey of 1 bit",
            one_row(ColorType::Grayscale, BitDepth::One, 3, &[0b0100_0000]),
            array![[0.0, 1.0, 0.0]],
        ),
        (
            "grey of 16 bits",
            one_row(ColorType::Grayscale, Sixteen, 2, &[0, 0, 255, 255]),
            array![[0.0, 1.0]],
        ),
        (
            "grey with alpha",
            one_row(ColorType::GrayscaleAlpha, Eight, 3, &[0, 0, 0, 255, 0, 51]),
            array![[1.0, 0.0, 0.8]],
        ),
        (
            "colours",
            one_row(ColorType::Rgb, Eight, 2, &[255, 0, 0, 255, 255, 255]),
            array![[0.299, 1.0]],
        ),
        (
            "colours with alpha",
            one_row(ColorType::Rgba, Eight, 2, &[255, 0, 0, 255, 0, 0, 0, 0]),
            array![[0.299, 1.0]],
        ),
        (
            "palette",
            one_row(ColorType::Indexed, Eight, 3, &[2, 0, 1]),
            array![[0.299, 0.0, 1.0]],
        ),
    ];
    for (kind, bytes, expected) in cases {
        fs::write(folder.file("p.png"), bytes).unwrap();
        let grey = load_png(folder.file("p.png")).unwrap();
        assert_eq!(grey.dim(), expected.dim(), "{kind}: rows × columns");
        let distance = common::largest_difference(&grey, &expected);
        assert!(
            distance <= HALF_A_STEP,
            "{kind}: expected {expected}, came {grey}"
        );
    }
}

#[test]
fn what_is_no_picture_is_refused_in_words() {
    let folder = Folder::new("what_is_no_picture");
    let whole = png_bytes(&Array2::from_elem((9, 9), 0.5), 0.0, 1.0, 1);
    let mut huge = whole.clone();
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]); // 65536 × 65536
    let checksum = [0x49, 0xef, 0x6f, 0x3f]; // of the changed header, by zlib.crc32
    huge[29..33].copy_from_slice(&checksum);
    let cases: [(&[u8], &str); 5] = [
        (b"", "is damaged or cut short"),
        (b"\xff\xd8\xff\xe0 a photograph", "is not a PNG file"),
        (&whole[..60], "is damaged or cut short"),
        (&whole[..whole.len() - 20], "is damaged or cut short"),
        (
            &huge,
            "is 65536 × 65536 pixels, at most 25 million and 20000 a side are read",
        ),
    ];
    for (bytes, expected) in cases {
        fs::write(folder.file("p.png"), bytes).unwrap();
        let message = load_png(folder.file("p.png")).unwrap_err().to_string();
        assert!(
            message.contains(expected),
            "expected that the file \"{expected}\", came \"{message}\""
        );
    }
    let missing = load_png(folder.file("none.png")).unwrap_err().to_string();
    assert!(
        missing.ends_with("none.png: there is no such file; check the path"),
        "came {missing}"
    );
    let of_folder = load_png(folder.file(".")).unwrap_err();
    assert!(
        matches!(of_folder.problem, Problem::NotAFile),
        "came {of_folder}"
    );
}

#[test]
fn a_long_side_is_refused_however_small_the_file() {
    let folder = Folder::new("a_long_side");
    let pixels = |count: u32| vec![0; count as usize];
    for (side, read) in [(20_000, true), (20_001, false)] {
        let file = one_row(ColorType::Grayscale, BitDepth::Eight, side, &pixels(side));
        fs::write(folder.file("p.png"), file).unwrap();
        let loaded = load_png(folder.file("p.png"));
        assert_eq!(loaded.is_ok(), read, "{side} × 1 pixels: {loaded:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_refused_and_not_waited_for() {
    let folder = Folder::new("a_named_pipe");
    let pipe = folder.file("pipe.png");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "mkfifo makes a pipe"
    );
    let refused = load_png(&pipe).unwrap_err();
    assert!(
        matches!(refused.problem, Problem::NotAFile),
        "came {refused}"
    );
}

#[test]
fn only_what_this_program_drew_is_replaced() {
    let folder = Folder::new("only_what_this_program_drew");
    let picture = |grey| png_bytes(&array![[grey]], 0.0, 1.0, 1);
    let (ours, theirs) = (folder.file("ours.png"), folder.file("theirs.png"));

    save(&ours, &picture(0.0)).unwrap();
    save(&ours, &picture(1.0)).unwrap();
    assert_eq!(
        load_png(&ours).unwrap(),
        array![[1.0]],
        "a second run replaces the picture of the first"
    );

    fs::write(&theirs, "a person's own file").unwrap();
    let refused = save(&theirs, &picture(0.0)).unwrap_err();
    assert!(
        matches!(refused.problem, Problem::NotOurs),
        "came {refused}"
    );
    assert_eq!(
        fs::read_to_string(&theirs).unwrap(),
        "a person's own file",
        "a file without the mark \"{MARK}\" stays as it is"
    );
    fs::create_dir(folder.file("folder.png")).unwrap();
    assert!(
        may_save(folder.file("folder.png")).is_err(),
        "a folder is not replaced by a picture"
    );
    let left = fs::read_dir(folder.file(".")).unwrap().count();
    assert_eq!(left, 3, "no temporary file is left behind");
}
