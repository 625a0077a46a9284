//! The numerical gradient's error over the size of the nudge: a V.

use handwritten::{
    backpropagation::cost_and_gradient,
    feedforward::{cost, one_hot},
    gradient_checking::{EPSILON, debug_labels, debug_network, debug_weights, relative_difference},
    network::{Architecture, Network},
};
use ndarray::Array1;

use super::{
    Drawing,
    axes::{Axes, Scale},
    material::Material,
    svg::{Svg, spoken},
};

/// Powers of ten, and half-way between: 10⁻¹ to 10⁻¹⁰.
const STEPS: u32 = 19;

/// The relative difference of the course's small network for each nudge.
#[must_use]
pub fn draw(_: &Material) -> Drawing {
    let mut svg = Svg::new(276.0);
    let axes = Axes {
        corner: (42.0, 30.0),
        size: (280.0, 204.0),
        x: Scale::Log(1e-10, 1e-1),
        y: Scale::Log(1e-12, 1e-2),
    };
    let x = [
        (1e-10, "10⁻¹⁰"),
        (1e-7, "10⁻⁷"),
        (1e-4, "10⁻⁴"),
        (1e-1, "10⁻¹"),
    ];
    let y = [
        (1e-12, "10⁻¹²"),
        (1e-9, "10⁻⁹"),
        (1e-6, "10⁻⁶"),
        (1e-3, "10⁻³"),
    ];
    axes.draw(
        &mut svg,
        ("ε, half the nudge", &x),
        ("relative difference", &y),
    );

    let differences: Vec<(f64, f64)> = (0..STEPS)
        .map(|step| 10.0_f64.powf(-1.0 - f64::from(step) / 2.0))
        .map(|epsilon| (epsilon, difference(epsilon)))
        .collect();
    let points: Vec<_> = differences.iter().map(|&pair| axes.at(pair)).collect();
    svg.curve("line a", &points);
    for &point in &points {
        svg.circle("dot a", point, 2.2);
    }
    let ours = difference(EPSILON);
    let (x, y) = axes.at((EPSILON, ours));
    svg.circle("ring", (x, y), 6.0);
    svg.line("thin dashed", (x, y + 6.0), (x, axes.bottom()));
    svg.text("note halo", (x + 9.0, y + 13.0), "the course's ε");
    let (left, right) = (axes.at((1e-10, 7e-4)), axes.at((1e-1, 1e-9)));
    svg.text("note halo", (left.0 + 10.0, left.1), "rounding:");
    svg.text("note halo", (left.0 + 10.0, left.1 + 14.0), "too small");
    svg.text("note end halo", (right.0, right.1), "curvature:");
    svg.text("note end halo", (right.0, right.1 + 14.0), "too large");
    Drawing {
        caption:
            "How far the numerical gradient of the 3-5-3 network is from backpropagation, for \
                  nudges from large to small. A larger ε sees the curvature of the cost, a smaller \
                  one its rounding."
                .to_owned(),
        alternative: format!(
            "A V on scales of powers of ten. From ε = 0.1 down to about 0.00001 the relative \
             difference falls a hundredfold for every tenfold smaller ε; below that it rises \
             tenfold for every tenfold smaller ε. At the course's ε, 0.0001, it is {}, close to \
             the lowest point.",
            power(ours)
        ),
        svg,
    }
}

/// The relative difference of the course's check with another ε.
fn difference(epsilon: f64) -> f64 {
    let architecture = Architecture {
        inputs: 3,
        hidden: 5,
        labels: 3,
    };
    let network = debug_network(architecture);
    let x = debug_weights((5, 3));
    let targets = one_hot(&debug_labels(), architecture.labels);
    let (_, gradient) = cost_and_gradient(&network, &x, &targets, 0.0);
    let params = network.unroll();
    let at = |index: usize, nudge: f64| {
        let mut nudged = params.clone();
        nudged[index] += nudge;
        cost(&Network::roll(&nudged, architecture), &x, &targets, 0.0)
    };
    let numerical: Array1<f64> = (0..params.len())
        .map(|index| (at(index, epsilon) - at(index, -epsilon)) / (2.0 * epsilon))
        .collect();
    relative_difference(&numerical, &gradient.unroll())
}

/// The power of ten below which a value lies.
fn power(value: f64) -> String {
    format!(
        "below 10 to the power of {}",
        spoken(value.log10().ceil(), 0)
    )
}
