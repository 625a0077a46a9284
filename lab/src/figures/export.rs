//! The network for the playground, as a script that a page can load from a disk,
//! and what the page is tested with;
//! the stepper.

use base64::{Engine, engine::general_purpose::STANDARD};
use handwritten::{
    feedforward::feedforward, network::Network, own_digit::like_training_digits,
    visualization::digit_image,
};
use ndarray::{Array1, Array2, ArrayRef, Dimension};

use super::{material::Material, stepper};

/// The files that are made beside the figures: paths and what is in them.
#[must_use]
pub fn files(material: &Material) -> Vec<(String, String)> {
    vec![
        (
            "book/src/interactive/network.js".to_owned(),
            network(&material.network),
        ),
        ("lab/browser/expected.json".to_owned(), expected(material)),
        (
            "book/src/interactive/stepper.html".to_owned(),
            stepper::html(),
        ),
    ]
}

/// Both matrices with all their bits. A page that was opened from a disk may load
/// a script, but may not read a file, so the numbers stand in a script.
fn network(network: &Network) -> String {
    let matrix = |theta: &Array2<f64>| {
        let bytes: Vec<u8> = theta
            .iter()
            .flat_map(|weight| weight.to_le_bytes())
            .collect();
        let (rows, columns) = theta.dim();
        let data = STANDARD.encode(bytes);
        format!("{{\n    rows: {rows},\n    columns: {columns},\n    data: \"{data}\",\n  }}")
    };
    format!(
        "// Made by `cargo lab figures` from data/weights.mat: row by row, 64-bit floats,\n\
         // lowest byte first, in base64.\n\
         globalThis.handwrittenNetwork = {{\n  Theta1: {},\n  Theta2: {},\n}};\n",
        matrix(&network.theta1),
        matrix(&network.theta2)
    )
}

/// What this package makes of some digits and pictures, to compare the page with.
fn expected(material: &Material) -> String {
    let digits: Vec<String> = (0..10)
        .flat_map(|digit| material.rows_of(digit).into_iter().skip(digit).take(2))
        .map(|row| digit(material, row))
        .collect();
    let pictures = pictures(material).map(|picture| prepared(&picture));
    format!(
        "{{\"digits\": [\n{}\n],\n\"pictures\": [\n{}\n]}}\n",
        digits.join(",\n"),
        pictures.join(",\n")
    )
}

/// A digit of the data, its pixels rounded, and both layers' activations.
fn digit(material: &Material, row: usize) -> String {
    let pixels = rounded(&material.digits.x.row(row).to_owned());
    let x = pixels.clone().insert_axis(ndarray::Axis(0));
    let pass = feedforward(&material.network, &x);
    format!(
        "{{\"row\": {row}, \"pixels\": {}, \"a2\": {}, \"a3\": {}}}",
        list(&pixels, 4),
        list(&pass.a2, 9),
        list(&pass.a3, 9)
    )
}

/// A digit dark on light, one in thin lines beside the middle, and a wide stroke.
fn pictures(material: &Material) -> [Array2<f64>; 3] {
    let digit = digit_image(&material.digits.x.row(material.rows_of(5)[3]));
    let thin = Array2::from_shape_fn((60, 44), |(row, column)| {
        let upright = column == 30 && (5..50).contains(&row);
        let slanted = column + row == 35 && column >= 12 && row >= 5;
        let across = row == 28 && (8..38).contains(&column);
        let grain = 0.05 * ((7 * row + 3 * column) % 4) as f64;
        if upright || slanted || across {
            0.9
        } else {
            grain
        }
    });
    let wide = Array2::from_shape_fn((33, 50), |(row, column)| {
        let inside = (10..17).contains(&row) && (3..46).contains(&column);
        if inside { 1.0 } else { 0.25 }
    });
    [rounded(&digit.mapv(|ink| 1.0 - ink)), rounded(&thin), wide]
}

fn prepared(picture: &Array2<f64>) -> String {
    let pixels = like_training_digits(picture, 20).unwrap_or_default();
    let (rows, columns) = picture.dim();
    format!(
        "{{\"rows\": {rows}, \"columns\": {columns}, \"data\": {}, \"pixels\": {}}}",
        list(picture, 4),
        list(&pixels, 9)
    )
}

/// The numbers as [`list`] writes them, so that the page sees the same.
fn rounded<D: Dimension>(values: &ArrayRef<f64, D>) -> ndarray::Array<f64, D> {
    values.mapv(|value| (value * 1e4).round() / 1e4)
}

fn list<D: Dimension>(values: &ArrayRef<f64, D>, decimals: usize) -> String {
    let values: Array1<String> = values
        .iter()
        .map(|value| format!("{value:.decimals$}"))
        .map(|text| text.trim_end_matches('0').trim_end_matches('.').to_owned())
        .collect();
    format!("[{}]", values.to_vec().join(","))
}
