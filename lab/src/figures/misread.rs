//! The digits that the trained network misreads.

use handwritten::{
    feedforward::feedforward,
    picture::png_bytes,
    prediction::{digit, label_of_largest},
    visualization::digit_image,
};

use super::{Drawing, material::Material, svg::Svg};

const COLUMNS: usize = 6;
const SIDE: f64 = 42.0;
const CELL: (f64, f64) = (57.0, 66.0);

/// All of them, the surest mistake first.
pub fn draw(material: &Material) -> Drawing {
    let outputs = feedforward(&material.network, &material.digits.x).a3;
    let mut misread: Vec<(usize, usize, f64)> = outputs
        .rows()
        .into_iter()
        .enumerate()
        .map(|(row, outputs)| (row, label_of_largest(&outputs), outputs))
        .filter(|&(row, guess, _)| guess != material.digits.labels[row])
        .map(|(row, guess, outputs)| (row, guess, outputs[guess - 1]))
        .collect();
    misread.sort_by(|a, b| b.2.total_cmp(&a.2));

    let lines = misread.len().div_ceil(COLUMNS);
    let mut svg = Svg::new(lines as f64 * CELL.1);
    for (index, &(row, guess, _)) in misread.iter().enumerate() {
        let left = (index % COLUMNS) as f64 * CELL.0 + (CELL.0 - SIDE) / 2.0;
        let top = (index / COLUMNS) as f64 * CELL.1;
        let image = digit_image(&material.digits.x.row(row));
        svg.image(
            "ink",
            (left, top),
            (SIDE, SIDE),
            &png_bytes(&image, 0.0, 1.0, 1),
        );
        let names = format!("{} → {}", digit(material.digits.labels[row]), digit(guess));
        svg.text(
            "note middle",
            (left + SIDE / 2.0, top + SIDE + 14.0),
            &names,
        );
    }
    let surest = misread.first().map_or(0.0, |reading| 100.0 * reading.2);
    let doubtful = misread.iter().filter(|reading| reading.2 < 0.5).count();
    Drawing {
        caption: format!(
            "The {} digits that the network of data/weights.mat misreads, the surest mistake \
             first: what it is → what was read.",
            misread.len()
        ),
        alternative: format!(
            "{} images, each with two digits below: what the image shows and what the network \
             read. The surest mistake was {surest:.0} percent sure; in {doubtful} of the images \
             no output was above one half. Many are hard for people, too.",
            misread.len()
        ),
        svg,
    }
}
