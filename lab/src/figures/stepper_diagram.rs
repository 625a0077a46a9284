//! The 3-5-3 network that the stepper walks through. The page puts numbers into
//! the units and lights up what a step is about; it finds both by their classes.

use super::svg::Svg;

const HEIGHT: f64 = 346.0;
/// Where the layers stand.
const LAYERS: [f64; 3] = [46.0, 166.0, 276.0];
const RADIUS: f64 = 24.0;

/// The drawing, with one place for each number.
pub(super) fn draw() -> String {
    let mut svg = Svg::new(HEIGHT);
    // The bias unit stands on top of the two layers that have one.
    let (inputs, hidden, outputs) = (heights(4), heights(6), heights(3));
    edges(
        &mut svg,
        "theta1",
        (LAYERS[0], &inputs),
        (LAYERS[1], &hidden[1..]),
    );
    edges(
        &mut svg,
        "theta2",
        (LAYERS[1], &hidden),
        (LAYERS[2], &outputs),
    );
    layer(&mut svg, "inputs", LAYERS[0], &inputs[1..]);
    layer(&mut svg, "inner", LAYERS[1], &hidden[1..]);
    layer(&mut svg, "outputs", LAYERS[2], &outputs);
    for (x, y) in [(LAYERS[0], inputs[0]), (LAYERS[1], hidden[0])] {
        let class = if x < LAYERS[1] { "inputs" } else { "inner" };
        svg.rect(
            &format!("unit node {class}"),
            (x - 11.0, y - 11.0),
            (22.0, 22.0),
        );
        svg.text("label middle", (x, y + 4.5), "1");
    }
    for (x, name) in LAYERS.into_iter().zip(["inputs", "inner", "outputs"]) {
        svg.text(
            &format!("label strong middle name {name}"),
            (x, HEIGHT - 6.0),
            "",
        );
    }
    for (x, name) in [(0.5, "Theta1"), (1.5, "Theta2")] {
        let (before, after) = if x < 1.0 { (0, 1) } else { (1, 2) };
        let middle = f64::midpoint(LAYERS[before], LAYERS[after]);
        svg.text("note middle", (middle, HEIGHT - 6.0), name);
    }
    for (y, wanted) in outputs.into_iter().zip(["0", "1", "0"]) {
        svg.text(
            "note",
            (LAYERS[2] + 29.0, y + 4.0),
            &format!("y = {wanted}"),
        );
    }
    svg.file().replacen("<svg", "<svg aria-hidden=\"true\"", 1)
}

/// The heights of so many units, one above the other.
fn heights(units: usize) -> Vec<f64> {
    let room = HEIGHT - 26.0;
    let place = |unit: usize| (unit as f64 + 0.5) * room / units as f64;
    (0..units).map(place).collect()
}

fn edges(svg: &mut Svg, class: &str, from: (f64, &[f64]), to: (f64, &[f64])) {
    for &end in to.1 {
        for &start in from.1 {
            svg.line(&format!("edge {class}"), (from.0, start), (to.0, end));
        }
    }
}

fn layer(svg: &mut Svg, class: &str, x: f64, heights: &[f64]) {
    for &y in heights {
        svg.circle(&format!("unit node {class}"), (x, y), RADIUS);
        svg.text(&format!("tick middle value {class}"), (x, y + 4.0), "");
    }
}
