//! The sigmoid and its slope.

use handwritten::{feedforward::sigmoid, sigmoid_gradient::sigmoid_gradient};
use ndarray::Array1;

use super::{
    Drawing,
    axes::{Axes, Scale},
    material::Material,
    svg::Svg,
};

const X_TICKS: [(f64, &str); 5] = [
    (-8.0, "−8"),
    (-4.0, "−4"),
    (0.0, "0"),
    (4.0, "4"),
    (8.0, "8"),
];

/// Both curves, one above the other.
#[must_use]
pub fn draw(_: &Material) -> Drawing {
    let z = Array1::linspace(-8.0, 8.0, 81);
    let mut svg = Svg::new(376.0);
    let upper = axes(28.0, (0.0, 1.0));
    let ticks = [(0.0, "0"), (0.5, "½"), (1.0, "1")];
    upper.draw(&mut svg, ("z", &X_TICKS), ("g(z)", &ticks));
    curve(&mut svg, &upper, "line a", &z, &sigmoid(&z));
    svg.circle("dot a", upper.at((0.0, 0.5)), 3.5);
    let (x, y) = upper.at((0.0, 0.5));
    svg.text("note", (x + 9.0, y + 13.0), "in doubt: ½");
    svg.text("note end", upper.at((7.6, 0.87)), "sure: yes");
    svg.text("note", upper.at((-7.6, 0.08)), "sure: no");

    let lower = axes(216.0, (0.0, 0.25));
    let ticks = [(0.0, "0"), (0.125, "⅛"), (0.25, "¼")];
    lower.draw(&mut svg, ("z", &X_TICKS), ("g′(z), its slope", &ticks));
    curve(&mut svg, &lower, "line b", &z, &sigmoid_gradient(&z));
    svg.circle("dot b", lower.at((0.0, 0.25)), 3.5);
    let (x, y) = lower.at((0.0, 0.25));
    svg.text("note", (x + 24.0, y + 14.0), "steepest at 0");
    svg.text("note end", lower.at((8.0, 0.075)), "flat: hardly learns");
    Drawing {
        caption: "The sigmoid and its slope: steepest where the unit is in doubt, flat where it \
                  is sure."
            .to_owned(),
        alternative: "Two curves over z from −8 to 8. Above, g(z) climbs like an S from 0 through \
                      ½ at z = 0 to 1. Below, its slope is a bell: ¼ at z = 0, half of that near \
                      z = ±1.8, almost 0 beyond ±5."
            .to_owned(),
        svg,
    }
}

fn axes(top: f64, (from, to): (f64, f64)) -> Axes {
    Axes {
        corner: (32.0, top),
        size: (296.0, 118.0),
        x: Scale::Linear(-8.0, 8.0),
        y: Scale::Linear(from, to),
    }
}

fn curve(svg: &mut Svg, axes: &Axes, class: &str, x: &Array1<f64>, y: &Array1<f64>) {
    let points: Vec<_> = x.iter().zip(y).map(|(&x, &y)| axes.at((x, y))).collect();
    svg.curve(class, &points);
}
