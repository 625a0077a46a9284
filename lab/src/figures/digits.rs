//! A hundred of the digits.

use handwritten::{picture::png_bytes, visualization::display_data};
use ndarray::Axis;

use super::{Drawing, material::Material, svg::Svg};

/// Images of each digit.
const EACH: usize = 10;

/// Ten images of each digit, taken from all over its 500.
pub fn draw(material: &Material) -> Drawing {
    let rows: Vec<usize> = (0..10)
        .flat_map(|digit| {
            let rows = material.rows_of(digit);
            let step = rows.len() / EACH;
            rows.into_iter().step_by(step).take(EACH)
        })
        .collect();
    let tile = display_data(&material.digits.x.select(Axis(0), &rows));
    let png = png_bytes(&tile, 0.0, 1.0, 1);

    let (left, side) = (24.0, 316.0);
    let mut svg = Svg::new(side);
    svg.image("ink", (left, 0.0), (side, side), &png);
    for digit in 0..10_u32 {
        let middle = (f64::from(digit) + 0.5) * side / 10.0;
        svg.text("label middle", (9.0, middle + 5.0), &digit.to_string());
    }
    Drawing {
        caption: format!(
            "{} of the {} digits, a row for each. All were written by people.",
            rows.len(),
            super::svg::spoken(material.digits.labels.len() as f64, 0)
        ),
        alternative: "A square of 10 by 10 small images of handwritten digits, a row for each of \
                      0 to 9. No two look alike: some lean, some are thick, some sevens have a \
                      bar, and a few are hard to read even for a person."
            .to_owned(),
        svg,
    }
}
