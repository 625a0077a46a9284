//! Loading and saving. Run: `cargo test --test data`.
//!
//! `tests/data_files/README.md` says how the files of other programs were made.

use std::{error::Error, fs};

use handwritten::{
    data::{COURSE_WEIGHTS, DIGITS, Digits, Problem, data_directory},
    network::{Architecture, Network},
};
use ndarray::{Array2, ShapeBuilder, array};

#[path = "data_files/builder.rs"]
mod builder;
#[path = "data_files/fuzz.rs"]
mod fuzz;

use common::recorded::recorded_number;

use builder::{
    Order, data_file, double, flags, folder, load_bytes, name, ones, refused, without_folder,
    written, x_of_one, y_of_one,
};

// ---------------------------------------------------------------------------
// The real files
// ---------------------------------------------------------------------------

/// A loader that takes rows for columns mixes all labels and images up.
#[test]
fn the_digits_are_5000_images_of_400_pixels_ordered_by_label() {
    let digits = Digits::load(data_directory().join(DIGITS), 10).unwrap();

    assert_eq!(digits.x.dim(), (5000, 400));
    assert_eq!(digits.x.strides(), [1, 5000], "column-major, as stored");
    assert_eq!(digits.side(), Some(20));
    let expected = [10, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(|label| [label; 500]);
    assert_eq!(digits.labels.as_slice().unwrap(), expected.as_flattened());
    // The margin of an image is blank, its centre hardly ever is.
    let mean = |pixel| digits.x.column(pixel).mean().unwrap();
    assert!(mean(0).abs() < 0.001 && mean(209) > 0.3);
}

#[test]
fn the_pixels_are_those_that_octave_recorded() {
    let x = Digits::load(data_directory().join(DIGITS), 10).unwrap().x;
    let zeros = x.iter().filter(|&&pixel| pixel == 0.0).count();
    // Octave added the two million pixels in another order, which moves their
    // sum by about √(2·10⁶) roundings of numbers up to 2.6·10⁵.
    for (figure, found, tolerance) in [
        ("zero_pixels", zeros as f64, 0.0),
        ("pixel_min", x.iter().copied().fold(0.0, f64::min), 1e-15),
        ("pixel_max", x.iter().copied().fold(0.0, f64::max), 1e-15),
        ("first_image_sum", x.row(0).sum(), 1e-12),
        ("all_pixels_sum", x.sum(), 1e-7),
    ] {
        let expected = recorded_number(figure);
        assert!(
            (found - expected).abs() <= tolerance,
            "{figure} of {DIGITS}: expected {expected}, got {found}"
        );
    }
}

#[test]
#[cfg_attr(
    not(ex4weights),
    ignore = "needs data/ex4weights.mat: see data/README.md"
)]
fn the_courses_weights_are_those_of_the_lectures_network() {
    let network = Network::load(data_directory().join(COURSE_WEIGHTS)).unwrap();
    assert_eq!(network.architecture(), Architecture::LECTURE);
}

// ---------------------------------------------------------------------------
// Files of other programs
// ---------------------------------------------------------------------------

/// `X` of the files in `tests/data_files`: not square, so that a loader that
/// takes rows for columns cannot pass.
fn expected_x() -> Array2<f64> {
    array![
        [0.5, -1.25, 0.0, 1e-300],
        [1.0, 2.0, 3.0, 4.5],
        [-0.1, 1.0 / 3.0, std::f64::consts::PI, 1e300]
    ]
}

#[test]
fn reads_the_digits_that_octave_and_scipy_save() {
    for name in ["octave_v6", "octave_v7", "scipy", "scipy_packed"] {
        let digits = Digits::load(data_file(name), 10).unwrap();
        assert_eq!(digits.x, expected_x(), "{name}");
        assert_eq!(digits.labels, array![1, 10, 3], "{name}");
    }
}

/// Octave stores these whole numbers as `int8`, which `matfile` rejects.
#[test]
fn reads_the_weights_that_octave_saves() {
    for name in ["octave_v6", "octave_v7"] {
        let network = Network::load(data_file(name)).unwrap();
        assert_eq!(
            network.theta1,
            array![[-1.0, 2.0, 3.0], [4.0, 5.0, -6.0]],
            "{name}"
        );
        assert_eq!(network.theta2, array![[0.5, 0.25, -0.125]], "{name}");
    }
}

#[test]
fn reads_single_precision_logical_and_whole_numbers() {
    let digits = Digits::load(data_file("scipy_single"), 10).unwrap();
    let third = f64::from(-0.1_f32);
    assert_eq!(digits.x.row(2)[0].to_bits(), third.to_bits());
    assert_eq!(digits.labels, array![1, 10, 3]);

    let digits = Digits::load(data_file("logical_int32"), 2).unwrap();
    assert_eq!(digits.x, array![[1.0, 0.0], [0.0, 1.0]]);
    assert_eq!(digits.labels, array![2, 1]);
}

/// Every way to store a number, in both orders of bytes.
#[test]
fn reads_every_type_of_number_in_either_byte_order() {
    for order in [Order::Little, Order::Big] {
        let b = |bytes: &[u8]| match order {
            Order::Little => bytes.to_vec(),
            Order::Big => bytes.iter().rev().copied().collect(),
        };
        // Type of the element, class of the array, and 3 as that type.
        let types = [
            (1, 8, b(&3_i8.to_le_bytes())),
            (2, 9, b(&3_u8.to_le_bytes())),
            (3, 10, b(&3_i16.to_le_bytes())),
            (4, 11, b(&3_u16.to_le_bytes())),
            (5, 12, b(&3_i32.to_le_bytes())),
            (6, 13, b(&3_u32.to_le_bytes())),
            (7, 7, b(&3_f32.to_le_bytes())),
            (9, 6, b(&3_f64.to_le_bytes())),
            (12, 14, b(&3_i64.to_le_bytes())),
            (13, 15, b(&3_u64.to_le_bytes())),
        ];
        for (kind, class, three) in types {
            for class in [class, 6] {
                let x = order.array("X", class, &[2, 1], kind, &three.repeat(2));
                let y = order.array("y", class, &[1, 2], kind, &three.repeat(2));
                let digits = load_bytes(&order.file(&[x, y])).unwrap();
                assert_eq!(digits.x, array![[3.0], [3.0]], "type {kind}, {order:?}");
                assert_eq!(digits.labels, array![3, 3], "type {kind}, {order:?}");
            }
        }
    }
}

/// Octave and `SciPy` read such a file in the same way.
#[test]
fn of_two_arrays_with_one_name_the_last_counts() {
    let file = Order::Little.file(&[double("X", [1, 1], &[1.5]), x_of_one(), y_of_one()]);
    assert_eq!(load_bytes(&file).unwrap().x, array![[0.25]]);
}

/// MATLAB keeps notes of its own in an array without a name or dimensions.
#[test]
fn passes_over_objects_and_nameless_arrays() {
    let object = Order::Little.element(14, &[&flags(17)[..], &name("handle")].concat());
    let nameless = double("", [1, 1], &[1.0]);
    let mut elements = vec![object, nameless, x_of_one(), y_of_one()];
    assert!(load_bytes(&Order::Little.file(&elements)).is_ok());
    elements.truncate(3);
    assert_eq!(
        refused(&Order::Little.file(&elements)),
        "there is no array \"y\", only \"handle\", \"X\"; save y into the file"
    );
}

#[test]
fn the_side_of_an_image_that_is_no_square_is_none() {
    let digits = Digits {
        x: Array2::zeros((1, 401)),
        labels: array![1],
    };
    assert_eq!(digits.side(), None);
}

// ---------------------------------------------------------------------------
// Files that are refused, and how
// ---------------------------------------------------------------------------

#[test]
fn says_what_a_file_is_that_is_no_mat_file() {
    let mut hdf5 = vec![b' '; 512];
    hdf5.extend(b"\x89HDF\r\n\x1a\n");
    let again =
        "save it again with -v7 (Octave, MATLAB: load digits.mat, then save -v7 digits.mat X y)";
    let cases: [(&[u8], String); 13] = [
        (b"", "is empty; copy or download the file again".into()),
        (
            b"MATLAB 7.3 MAT-file, Platform: PCWIN64",
            format!("is a MATLAB 7.3 (HDF5) file, expected version 7 or 6; {again}"),
        ),
        (
            b"\x89HDF\r\n\x1a\n\0\0",
            format!("is a MATLAB 7.3 (HDF5) file, expected version 7 or 6; {again}"),
        ),
        (
            &hdf5,
            format!("is a MATLAB 7.3 (HDF5) file, expected version 7 or 6; {again}"),
        ),
        (
            &fs::read(data_file("octave_v4")).unwrap(),
            format!("is a MATLAB 4 file, expected version 7 or 6; {again}"),
        ),
        (
            b"# Created by Octave 7.3.0\n# name: X\n",
            format!("is in Octave's text format, expected a MAT file; {again}"),
        ),
        (
            b"Octave-1-L\0",
            format!("is in Octave's binary format, expected a MAT file; {again}"),
        ),
        (
            b"\n<!DOCTYPE html>\n",
            "is a web page, expected a MAT file; download the file itself (its \"raw\" link)".into(),
        ),
        (
            b"PK\x03\x04",
            "is a packed file (zip or gzip), expected a MAT file; unpack it first".into(),
        ),
        (
            b"version https://git-lfs.github.com/spec/v1\n",
            "is a Git LFS pointer, expected a MAT file; run git lfs pull".into(),
        ),
        (
            &[0; 200],
            "is not a MAT file; check its name, or copy or download it again".into(),
        ),
        (
            b"5,0,4,1,9\n",
            "is not a MAT file; check its name, or copy or download it again".into(),
        ),
        (
            b"MATLAB 5.0 MAT-file",
            "the file is cut short: 109 bytes are missing at the end; copy or download the file again"
                .into(),
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(refused(bytes), expected);
    }
}

#[test]
fn says_that_a_file_is_missing_or_a_folder() {
    let folder = folder("missing");
    let message = |name: &str| {
        let error = Digits::load(folder.join(name), 10).unwrap_err();
        // What the system said is kept for whoever prints the whole chain.
        assert_eq!(
            error.source().is_some(),
            matches!(error.problem, Problem::Read(_))
        );
        without_folder(&error)
    };
    assert_eq!(
        message("mine.mat"),
        "mine.mat: there is no such file; check the path"
    );
    assert_eq!(
        message("ex4weights.mat"),
        "ex4weights.mat: there is no such file; data/README.md says where to get it"
    );
    assert_eq!(
        Digits::load(&folder, 10).unwrap_err().to_string(),
        format!(
            "{}: is not a file but a folder or a device; name a file",
            folder.display()
        )
    );
}

#[test]
fn lists_the_arrays_of_a_file_that_lacks_the_one_wanted() {
    let file = |names: &[&str]| {
        let arrays: Vec<_> = names
            .iter()
            .map(|name| double(name, [1, 1], &[1.0]))
            .collect();
        refused(&Order::Little.file(&arrays))
    };
    assert_eq!(
        file(&[]),
        "holds no arrays, expected \"X\"; save X into the file"
    );
    assert_eq!(
        file(&["Xval", "y"]),
        "there is no array \"X\", only \"Xval\", \"y\"; save X into the file"
    );
    assert_eq!(
        file(&["y", "x"]),
        "there is no array \"X\", only \"x\", \"y\"; upper and lower case differ: rename x to X"
    );
    assert_eq!(
        file(&["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]),
        "there is no array \"X\", only \"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", \
         \"i\", \"j\" and 2 more; save X into the file"
    );
    // A name must not reach the terminal as it is: this one would clear it.
    assert_eq!(
        file(&["\u{1b}[2J"]),
        "there is no array \"X\", only \"\\u{1b}[2J\"; save X into the file"
    );
    assert_eq!(
        without_folder(&Network::load(data_file("scipy")).unwrap_err()),
        "scipy.mat: there is no array \"Theta1\", only \"X\", \"y\"; save Theta1 into the file"
    );
}

/// `matfile` passes over all of these but the complex one in silence.
#[test]
fn says_what_an_array_is_that_holds_no_real_numbers() {
    let cases = [
        (
            "cell",
            "X is a cell array, expected real numbers; save cell2mat(X) as X",
        ),
        (
            "struct",
            "X is a structure, expected real numbers; save what holds its numbers as X",
        ),
        (
            "text",
            "y is text, expected real numbers; save str2num(y) as y",
        ),
        (
            "sparse",
            "X is a sparse matrix, expected real numbers; save full(X) as X",
        ),
        (
            "complex",
            "X is complex, expected real numbers; save real(X) as X",
        ),
    ];
    for (name, expected) in cases {
        let error = Digits::load(data_file(name), 10).unwrap_err();
        assert_eq!(without_folder(&error), format!("{name}.mat: {expected}"));
    }
    let object = Order::Little.element(14, &[&flags(17)[..], &name("X")].concat());
    assert_eq!(
        refused(&Order::Little.file(&[object])),
        "X is an object or a function handle, expected real numbers; save what holds its numbers as X"
    );
}

#[test]
fn says_which_shape_was_found_and_which_expected() {
    let digits =
        |x: [u32; 2], y: [u32; 2]| refused(&Order::Little.file(&[ones("X", x), ones("y", y)]));
    assert_eq!(
        digits([2, 4], [3, 1]),
        "y is 3 × 1, expected 2 × 1, a label for each row of X"
    );
    assert_eq!(
        digits([4, 2], [2, 2]),
        "y is 2 × 2, expected 4 × 1, a label for each row of X"
    );
    assert_eq!(
        digits([4, 2], [0, 0]),
        "y is 0 × 0, expected rows × columns, at least 1 × 1"
    );
    for (name, shape) in [("empty", "0 × 400"), ("three_axes", "2 × 3 × 4")] {
        assert_eq!(
            without_folder(&Digits::load(data_file(name), 10).unwrap_err()),
            format!("{name}.mat: X is {shape}, expected rows × columns, at least 1 × 1")
        );
    }

    let network = |theta1: [u32; 2], theta2: [u32; 2]| {
        let file = Order::Little.file(&[ones("Theta1", theta1), ones("Theta2", theta2)]);
        let path = written("weights.mat", &file);
        without_folder(&Network::load(path).unwrap_err())
    };
    assert_eq!(
        network([25, 401], [10, 25]),
        "weights.mat: Theta2 is 10 × 25, expected labels × 26, for Theta1 is 25 × 401"
    );
    assert_eq!(
        network([25, 1], [10, 26]),
        "weights.mat: Theta1 is 25 × 1, expected hidden units × (1 + inputs), at least 1 × 2"
    );
}

#[test]
fn says_which_label_is_none() {
    let labels = |y: &[f64]| {
        let m = u32::try_from(y.len()).unwrap();
        let x = double("X", [m, 1], &vec![0.5; y.len()]);
        refused(&Order::Little.file(&[x, double("y", [m, 1], y)]))
    };
    let expected = "expected a whole number from 1 to 10";
    assert_eq!(
        labels(&[1.0, 0.0]),
        format!("y(2) is 0, {expected}; the course labels the digit 0 as 10")
    );
    assert_eq!(
        labels(&[10.0, 1.0, 11.0]),
        format!("y(3) is 11, {expected}")
    );
    let four = written(
        "digits.mat",
        &Order::Little.file(&[x_of_one(), double("y", [1, 1], &[4.0])]),
    );
    assert!(Digits::load(&four, 4).is_ok());
    assert_eq!(
        without_folder(&Digits::load(&four, 3).unwrap_err()),
        "digits.mat: y(1) is 4, expected a whole number from 1 to 3"
    );
    assert_eq!(labels(&[-1.0]), format!("y(1) is -1, {expected}"));
    assert_eq!(labels(&[1.5]), format!("y(1) is 1.5, {expected}"));
    assert_eq!(labels(&[f64::NAN]), format!("y(1) is NaN, {expected}"));
    assert_eq!(labels(&[f64::INFINITY]), format!("y(1) is inf, {expected}"));
}

/// Rows and columns count from 1; a loader that swaps them says `X(3, 2)`.
#[test]
fn says_which_number_is_not_finite() {
    for (value, text) in [(f64::NAN, "NaN"), (f64::NEG_INFINITY, "-inf")] {
        let x = double("X", [2, 3], &[1.0, 2.0, 3.0, 4.0, 5.0, value]);
        assert_eq!(
            refused(&Order::Little.file(&[x, y_of_one()])),
            format!("X(2, 3) is {text}, expected a finite number")
        );
    }
}

/// What a damaged file with this one element is said to be.
fn damage(element: &[u8]) -> String {
    let message = refused(&Order::Little.file(&[element.to_vec()]));
    let message = message.strip_suffix("; copy or download the file again");
    message.expect("a damaged file").to_owned()
}

/// An array of flags, dimensions, a name and numbers as they are given.
fn array_of(parts: &[&[u8]]) -> Vec<u8> {
    Order::Little.element(14, &parts.concat())
}

fn dimensions(sizes: &[u32]) -> Vec<u8> {
    let sizes: Vec<u8> = sizes.iter().flat_map(|size| size.to_le_bytes()).collect();
    Order::Little.element(5, &sizes)
}

/// Each made to mislead a reader that trusts what an array says of itself.
#[test]
fn says_what_is_damaged_before_the_numbers_of_an_array() {
    let (double, x, one) = (flags(6), name("X"), dimensions(&[1, 1]));
    let cases = [
        (array_of(&[]), "it ends before flags"),
        (array_of(&[&one]), "it has flags of type 5"),
        (array_of(&[&flags(0), &one, &x]), "its class is 0"),
        (array_of(&[&flags(200), &one, &x]), "its class is 200"),
        (
            array_of(&[&double, &dimensions(&[1]), &x]),
            "it has dimensions of 4 bytes",
        ),
        (
            array_of(&[&double, &dimensions(&[1; 1000]), &x]),
            "it has dimensions of 4000 bytes",
        ),
        (
            array_of(&[&double, &dimensions(&[1, u32::MAX]), &x]),
            "one of its dimensions is negative",
        ),
        (
            array_of(&[&double, &one, &name(&"X".repeat(2000))]),
            "it has a name of 2000 bytes",
        ),
        (
            array_of(&[&double, &one, &[1, 0, 9, 0, 0, 0, 0, 0]]),
            "it has a name of no known type",
        ),
        (array_of(&[&double, &one]), "it ends before a name"),
    ];
    for (array, expected) in cases {
        assert_eq!(
            damage(&array),
            format!("the array at byte 128 is damaged: {expected}")
        );
    }
}

#[test]
fn says_what_is_damaged_in_the_numbers_of_an_array() {
    let (double, x, one) = (flags(6), name("X"), dimensions(&[1, 1]));
    let max = i32::MAX.unsigned_abs();
    let number = Order::Little.element(9, &1_f64.to_le_bytes());
    let text = Order::Little.element(18, &[0; 8]);
    let tag = [9_u32, 16_000_000].map(u32::to_le_bytes).concat();
    let digits = dimensions(&[5000, 400]);
    let cases = [
        (array_of(&[&double, &digits, &x]), "it ends before numbers"),
        (
            array_of(&[&double, &digits, &x, &tag]),
            "it ends before its numbers do",
        ),
        (
            array_of(&[&double, &one, &x, &text]),
            "it has numbers of type 18",
        ),
        (
            array_of(&[&double, &one, &x, &number, &number]),
            "16 bytes follow its numbers",
        ),
        (
            array_of(&[&double, &dimensions(&[max, max]), &x, &number]),
            "it declares 4611686014132420609 numbers of 8 bytes and 8 bytes in all",
        ),
    ];
    for (array, expected) in cases {
        assert_eq!(
            damage(&array),
            format!("the array \"X\" is damaged: {expected}")
        );
    }
}

#[test]
fn says_what_is_damaged_in_a_packed_array() {
    let order = Order::Little;
    let numbers: Vec<f64> = (0..5000).map(f64::from).collect();
    let packed = order.packed(&double("X", [5000, 1], &numbers));
    let cut = order.element(15, &packed[8..8 + 800]);
    let mut wrong_checksum = packed;
    *wrong_checksum.last_mut().unwrap() ^= 1;
    let cases = [
        (
            wrong_checksum,
            "the array \"X\" is damaged: numbers cannot be unpacked",
        ),
        (
            cut,
            "the array \"X\" is damaged: numbers cannot be unpacked",
        ),
        (
            order.element(15, b"no zlib stream"),
            "the array at byte 128 is damaged: a tag cannot be unpacked",
        ),
        (
            order.packed(&order.packed(&x_of_one())),
            "the array at byte 128 is damaged: an element of type 15 is packed, expected an array",
        ),
        (
            order.element(9, &[0; 8]),
            "the file is damaged: at byte 128 is an element of type 9, expected an array",
        ),
    ];
    for (element, expected) in cases {
        assert_eq!(damage(&element), expected);
    }
}

#[test]
fn says_how_much_of_a_file_is_missing() {
    let again = "copy or download the file again";
    let tag = [15, u32::MAX].map(u32::to_le_bytes).concat();
    assert_eq!(
        refused(&Order::Little.file(&[tag])),
        format!(
            "the array at byte 128 is cut short: 4294967295 bytes are missing at the end; {again}"
        )
    );
    assert_eq!(
        refused(&Order::Little.file(&[vec![0; 5]])),
        format!("the file is cut short: 3 bytes are missing at the end; {again}")
    );
    let file = Order::Little.file(&[x_of_one()]);
    assert_eq!(
        refused(&file[..file.len() - 3]),
        format!("the array \"X\" is cut short: 3 bytes are missing at the end; {again}")
    );
}

/// Cut at any byte, a file is refused, and never taken for a smaller one.
#[test]
fn refuses_a_file_that_is_cut_short_anywhere() {
    for name in ["octave_v6", "octave_v7"] {
        let whole = fs::read(data_file(name)).unwrap();
        let path = written("cut.mat", &whole);
        Network::load(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            let error = Network::load(&path).unwrap_err();
            match error.problem {
                Problem::NotMat { .. } if length < 128 => {}
                // The second is for a cut between two arrays.
                Problem::Truncated { .. } | Problem::MissingArray { .. } => {}
                problem => panic!("{name} cut to {length} bytes: {problem:?}"),
            }
        }
    }
}

// ---------------------------------------------------------------------------
// Saving
// ---------------------------------------------------------------------------

/// The extremes of `f64`: what a loader or saver by way of text or of single
/// precision does not keep.
fn extremes() -> Network {
    let theta1 = array![
        [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324],
        [-0.0, 0.0, 1.0 + f64::EPSILON, -1.0 / 3.0]
    ];
    Network::new(theta1, array![[0.1, 0.2, 0.3], [1e16 + 2.0, -7.0, 255.0]])
}

fn bits(network: &Network) -> Vec<u64> {
    network
        .unroll()
        .iter()
        .map(|value| value.to_bits())
        .collect()
}

#[test]
fn loads_bit_by_bit_what_was_saved() {
    let path = folder("round_trip").join("weights.mat");
    let network = extremes();
    network.save(&path, false).unwrap();

    let loaded = Network::load(&path).unwrap();
    assert_eq!(loaded.architecture(), network.architecture());
    assert_eq!(bits(&loaded), bits(&network));
    // `matfile`, which others may use, reads it too.
    let file = matfile::MatFile::parse(fs::File::open(&path).unwrap()).unwrap();
    assert_eq!(file.find_by_name("Theta2").unwrap().size(), &[2, 3]);
}

/// As `octave_v6.mat` is, but for the header's text: no time stamp, and the
/// same bytes whether the rows or the columns lie in one piece.
#[test]
fn saves_the_same_bytes_every_time() {
    let folder = folder("same_bytes");
    let rows = extremes();
    let mut columns = rows.clone();
    columns.theta1 = Array2::zeros(rows.theta1.dim().f());
    columns.theta1.assign(&rows.theta1);
    rows.save(folder.join("rows.mat"), false).unwrap();
    columns.save(folder.join("columns.mat"), false).unwrap();

    let saved = fs::read(folder.join("rows.mat")).unwrap();
    assert_eq!(saved, fs::read(folder.join("columns.mat")).unwrap());
    let mut expected =
        format!("{:<116}", "MATLAB 5.0 MAT-file, written by Handwritten").into_bytes();
    expected.extend(b"\0\0\0\0\0\0\0\0\x00\x01IM");
    let theta1: Vec<f64> = rows.theta1.t().iter().copied().collect();
    let theta2: Vec<f64> = rows.theta2.t().iter().copied().collect();
    expected.extend(double("Theta1", [2, 4], &theta1));
    expected.extend(double("Theta2", [2, 3], &theta2));
    assert_eq!(saved, expected);
}

#[test]
fn overwrites_nothing_unasked_and_leaves_nothing_behind() {
    let folder = folder("overwrite");
    let path = folder.join("weights.mat");
    fs::write(&path, "a person's work").unwrap();

    let error = extremes().save(&path, false).unwrap_err();
    assert_eq!(
        without_folder(&error),
        "weights.mat: exists already and is left as it is; choose another name or allow overwriting"
    );
    assert_eq!(fs::read(&path).unwrap(), b"a person's work");

    extremes().save(&path, true).unwrap();
    assert_eq!(bits(&Network::load(&path).unwrap()), bits(&extremes()));
    extremes().save(folder.join("new.mat"), false).unwrap();
    extremes().save(&folder, true).unwrap_err();
    let mut names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["new.mat", "weights.mat"]);
}

#[test]
fn saves_no_weights_that_could_not_be_loaded() {
    let path = folder("refused").join("weights.mat");
    let refused = |network: &Network| without_folder(&network.save(&path, true).unwrap_err());
    let mut network = extremes();
    network.theta2[[1, 0]] = f64::NAN;
    assert_eq!(
        refused(&network),
        "weights.mat: Theta2(2, 1) is NaN, expected a finite number"
    );
    network.theta1[[0, 3]] = f64::INFINITY;
    assert_eq!(
        refused(&network),
        "weights.mat: Theta1(1, 4) is inf, expected a finite number"
    );
    network.theta2 = Array2::zeros((2, 4));
    assert_eq!(
        refused(&network),
        "weights.mat: Theta2 is 2 × 4, expected labels × 3, for Theta1 is 2 × 4"
    );
    assert!(!path.exists());
}

#[test]
fn exports_json_row_by_row_and_replaces_nothing() {
    let folder = folder("export");
    let path = folder.join("network.json");
    // 0.1 + 0.2 has 17 digits; shorter ones would name another number.
    let network = Network::new(
        array![[1.0, -0.0], [1e-7, 0.1 + 0.2]],
        array![[1e300, 3.0, 0.5]],
    );
    network.export(&path).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let expected = "{\n\"Theta1\": [\n[1.0, -0.0],\n[1e-7, 0.30000000000000004]\n],\n\
                    \"Theta2\": [\n[1e300, 3.0, 0.5]\n]\n}\n";
    assert_eq!(text, expected);

    let refused = network.export(&path).unwrap_err();
    assert!(matches!(refused.problem, Problem::Exists), "{refused}");
    let not_finite = Network::new(array![[1.0, f64::NAN]], array![[1.0, 1.0]]);
    let refused = not_finite.export(folder.join("nan.json")).unwrap_err();
    assert!(refused.to_string().contains("Theta1(1, 2)"), "{refused}");
    let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    assert_eq!(
        left.len(),
        1,
        "nothing but the first export is left: {left:?}"
    );
}

#[test]
fn says_that_the_folder_to_save_in_does_not_exist() {
    let error = extremes()
        .save(folder("nowhere").join("deeper/weights.mat"), false)
        .unwrap_err();
    assert!(
        error.to_string().ends_with(
            "weights.mat: cannot be written because its folder does not exist; make the folder first"
        ),
        "{error}"
    );
}
