//! Who is taken for whom.

use handwritten::prediction::{confusion_matrix, predict};
use ndarray::Array2;

use super::{
    Drawing,
    material::Material,
    svg::{Svg, spoken},
};

const LEFT: f64 = 44.0;
const TOP: f64 = 40.0;
const CELL: f64 = 29.0;

/// The confusion matrix of `data/weights.mat`, digit by digit.
pub fn draw(material: &Material) -> Drawing {
    let predicted = predict(&material.network, &material.digits.x);
    let counts = confusion_matrix(&predicted, &material.digits.labels, 10);
    let mut svg = Svg::new(TOP + 10.0 * CELL + 4.0);
    svg.text("label middle", (LEFT + 5.0 * CELL, 13.0), "was read as");
    svg.text("label", (2.0, 13.0), "is");
    for digit in 0..10_usize {
        let middle = (digit as f64 + 0.5) * CELL;
        let name = digit.to_string();
        svg.text("label middle", (LEFT + middle, TOP - 7.0), &name);
        svg.text("label end", (LEFT - 9.0, TOP + middle + 4.0), &name);
    }
    for is in 0..10 {
        for read in 0..10 {
            cell(&mut svg, is, read, count(&counts, is, read));
        }
    }
    let wrong: usize = off_diagonal(&counts).map(|(_, _, count)| count).sum();
    let (is, read, most) = off_diagonal(&counts)
        .max_by_key(|&(is, read, count)| (count, 99 - 10 * is - read))
        .unwrap_or_default();
    let images = material.digits.labels.len();
    Drawing {
        caption: format!(
            "The {} digits as the network of data/weights.mat reads them: {wrong} wrongly. Every \
             row adds up to 500.",
            spoken(images as f64, 0)
        ),
        alternative: format!(
            "A table of ten rows, what the digit is, and ten columns, what it was read as. The \
             diagonal holds {} of {}, from {} to {} in a row. Off the diagonal no cell has more \
             than {most}: {is} read as {read}.",
            spoken((images - wrong) as f64, 0),
            spoken(images as f64, 0),
            (0..10).map(|d| count(&counts, d, d)).min().unwrap_or(0),
            (0..10).map(|d| count(&counts, d, d)).max().unwrap_or(0),
        ),
        svg,
    }
}

fn cell(svg: &mut Svg, is: usize, read: usize, count: usize) {
    let corner = (LEFT + read as f64 * CELL, TOP + is as f64 * CELL);
    let size = (CELL - 2.0, CELL - 2.0);
    svg.rect("cell", corner, size);
    let middle = (corner.0 + CELL / 2.0 - 1.0, corner.1 + CELL / 2.0 + 3.0);
    if is == read {
        svg.rect("cell right", corner, size);
        svg.text("tick middle on", middle, &count.to_string());
    } else if count > 0 {
        svg.rect("cell wrong", corner, size);
        let class = if count > 1 {
            "label middle strong"
        } else {
            "label middle"
        };
        svg.text(class, middle, &count.to_string());
    } else {
        svg.text("tick middle", middle, "·");
    }
}

fn off_diagonal(counts: &Array2<usize>) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
    let pairs = (0..10).flat_map(|is| (0..10).map(move |read| (is, read)));
    pairs
        .filter(|(is, read)| is != read)
        .map(|(is, read)| (is, read, count(counts, is, read)))
}

/// How often a digit was read as another; the digit 0 has the label 10.
fn count(counts: &Array2<usize>, is: usize, read: usize) -> usize {
    let index = |digit: usize| (digit + 9) % 10;
    counts[[index(is), index(read)]]
}
