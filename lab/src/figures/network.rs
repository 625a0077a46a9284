//! The network, reading one digit.

use handwritten::{
    feedforward::feedforward,
    picture::png_bytes,
    prediction::{digit, label_of_largest},
    visualization::digit_image,
};
use ndarray::{Array1, Axis};

use super::{Drawing, material::Material, svg::Svg};

/// The image that is read: the first of this digit.
const READ: usize = 2;

const TOP: f64 = 40.0;
const HEIGHT: f64 = 300.0;
const IMAGE: (f64, f64, f64) = (4.0, 140.0, 88.0);
const HIDDEN: f64 = 176.0;
const OUTPUT: f64 = 276.0;

/// Image, hidden units, outputs, and the weights between them.
pub fn draw(material: &Material) -> Drawing {
    let row = material.rows_of(READ)[0];
    let pixels = material.digits.x.row(row).to_owned();
    let x = pixels.clone().insert_axis(Axis(0));
    let pass = feedforward(&material.network, &x);
    let (a2, a3) = (pass.a2.row(0).to_owned(), pass.a3.row(0).to_owned());
    let answer = label_of_largest(&a3);

    let mut svg = Svg::new(TOP + HEIGHT + 42.0);
    edges(&mut svg, material, &a2);
    let png = png_bytes(&digit_image(&pixels), 0.0, 1.0, 1);
    let (left, top, side) = IMAGE;
    svg.image("ink", (left, top), (side, side), &png);
    svg.rect("outline", (left, top), (side, side));
    units(&mut svg, HIDDEN, &a2, 4.6);
    outputs(&mut svg, &a3, answer);
    labels(&mut svg);
    Drawing {
        caption: format!(
            "The network reads a {}. The fuller a unit, the larger its activation; solid lines \
             raise an output's sum, dashed ones lower it, the thicker the more.",
            digit(answer)
        ),
        alternative: format!(
            "Left, an image of a handwritten {READ}, 20 by 20 pixels, a1. Lines fan out from it to \
             a column of 25 hidden units, a2, and from these to ten outputs, a3, one for each \
             digit. The weights between are Theta1, 25 by 401, and Theta2, 10 by 26; a bias unit \
             that is always 1 stands above the pixels and above the hidden units. The output for \
             {} is the largest, {:.2}.",
            digit(answer),
            a3[answer - 1]
        ),
        svg,
    }
}

fn labels(svg: &mut Svg) {
    let middle = IMAGE.0 + IMAGE.2 / 2.0;
    for (x, count, units) in [
        (middle, "400", "pixels"),
        (HIDDEN, "25", "hidden units"),
        (OUTPUT + 20.0, "10", "outputs"),
    ] {
        svg.text("label strong middle", (x, 13.0), count);
        svg.text("note middle", (x, 27.0), units);
    }
    let below = TOP + HEIGHT + 18.0;
    for (x, name) in [(middle, "a1"), (HIDDEN, "a2"), (OUTPUT, "a3")] {
        svg.text("label middle", (x, below), name);
    }
    for (x, name, shape) in [
        (113.0, "Theta1", "25 × 401"),
        (f64::midpoint(HIDDEN, OUTPUT), "Theta2", "10 × 26"),
    ] {
        svg.text("note middle", (x, below), name);
        svg.text("note middle", (x, below + 15.0), shape);
    }
    for x in [middle, HIDDEN] {
        let y = if x < HIDDEN { IMAGE.1 - 22.0 } else { TOP };
        svg.rect("unit", (x - 7.0, y - 7.0), (14.0, 14.0));
        svg.text("tick middle", (x, y + 4.0), "1");
    }
}

/// Where the unit of a layer stands; above it is room for the bias unit.
fn height(index: usize, units: usize) -> f64 {
    let first = TOP + 18.0;
    first + (index as f64 + 0.5) * (HEIGHT - 18.0) / units as f64
}

fn units(svg: &mut Svg, x: f64, activations: &Array1<f64>, radius: f64) {
    for (index, &activation) in activations.iter().enumerate() {
        let centre = (x, height(index, activations.len()));
        svg.circle("unit", centre, radius);
        svg.circle("dot a", centre, radius * activation.sqrt());
    }
}

fn outputs(svg: &mut Svg, a3: &Array1<f64>, answer: usize) {
    units(svg, OUTPUT, a3, 8.0);
    for (index, &output) in a3.iter().enumerate() {
        let y = height(index, a3.len()) + 4.5;
        let class = if index + 1 == answer {
            "label strong"
        } else {
            "label"
        };
        svg.text(class, (OUTPUT + 15.0, y), &digit(index + 1).to_string());
        svg.text(&format!("{class} end"), (336.0, y), &format!("{output:.2}"));
    }
}

/// A fan from the image to every hidden unit, and each weight of Theta2 as
/// strong as what passes along it.
fn edges(svg: &mut Svg, material: &Material, a2: &Array1<f64>) {
    let right = IMAGE.0 + IMAGE.2;
    svg.faint(0.3, |svg| {
        for unit in 0..a2.len() {
            for from in 0..5_u32 {
                let y = IMAGE.1 + (f64::from(from) + 0.5) * IMAGE.2 / 5.0;
                svg.line("thin", (right, y), (HIDDEN, height(unit, a2.len())));
            }
        }
    });
    let theta2 = &material.network.theta2;
    let most = theta2.fold(0.0_f64, |most, weight| most.max(weight.abs()));
    for output in 0..theta2.nrows() {
        for unit in 0..a2.len() {
            let passed = theta2[[output, unit + 1]] * a2[unit] / most;
            if passed.abs() < 0.15 {
                continue;
            }
            let class = match (passed > 0.0, passed.abs() > 0.5) {
                (true, true) => "passed a strong",
                (true, false) => "passed a",
                (false, true) => "passed b strong",
                (false, false) => "passed b",
            };
            let from = (HIDDEN, height(unit, a2.len()));
            svg.line(class, from, (OUTPUT, height(output, theta2.nrows())));
        }
    }
}
