//! What training longer does to images that were trained on and to others.

use handwritten::tuning::Setting;

use super::{
    Drawing,
    axes::{Axes, Scale},
    material::Material,
    svg::{Svg, spoken},
    tuned::{EXAMPLES, Images, measured},
};

const HIDDEN: usize = 25;
const ITERATIONS: [usize; 5] = [25, 50, 100, 200, 400];

/// Accuracy over iterations, without a penalty.
#[must_use]
pub fn draw(_: &Material) -> Drawing {
    let mut svg = Svg::new(276.0);
    let axes = Axes {
        corner: (42.0, 30.0),
        size: (288.0, 204.0),
        x: Scale::Log(22.0, 450.0),
        y: Scale::Linear(88.4, 100.5),
    };
    let labels = ITERATIONS.map(|iterations| iterations.to_string());
    let x: Vec<(f64, &str)> = ITERATIONS
        .iter()
        .zip(&labels)
        .map(|(&iterations, label)| (iterations as f64, label.as_str()))
        .collect();
    let y = [
        (90.0, "90"),
        (92.0, "92"),
        (94.0, "94"),
        (96.0, "96"),
        (98.0, "98"),
        (100.0, "100"),
    ];
    axes.draw(&mut svg, ("iterations", &x), ("read rightly, percent", &y));
    for (class, images, name, above) in [
        ("a", Images::Seen, "trained on", 14.0),
        ("b", Images::New, "kept out", 16.0),
    ] {
        let of = |iterations: usize| measured(EXAMPLES, setting(iterations), images);
        let points: Vec<(f64, f64)> = ITERATIONS
            .iter()
            .map(|&iterations| axes.at((iterations as f64, of(iterations).mean)))
            .collect();
        let dashed = if class == "b" { " dashed" } else { "" };
        svg.curve(&format!("line {class}{dashed}"), &points);
        for (&iterations, &(x, y)) in ITERATIONS.iter().zip(&points) {
            let spread = of(iterations);
            let reach = |sign: f64| axes.at((1.0, spread.mean + sign * spread.deviation)).1;
            svg.line("thin", (x, reach(-1.0)), (x, reach(1.0)));
            svg.circle(&format!("dot {class}"), (x, y), 2.6);
        }
        let (x, y) = points[3];
        svg.text(&format!("{class} middle halo"), (x, y + above), name);
    }
    let at = |iterations, images| spoken(measured(EXAMPLES, setting(iterations), images).mean, 1);
    Drawing {
        caption: "25 hidden units without a penalty. The longer the training, the more of its own \
                  images the network reads, to the last; beyond 100 iterations it reads the others \
                  no better. Bars: one standard deviation over five seeds."
            .to_owned(),
        alternative: format!(
            "Two curves over 25 to 400 iterations. On the images of the training the accuracy \
             climbs from {} to {} percent. On those kept out it is {} percent after 25 iterations, \
             {} after 100 and {} after 400.",
            at(25, Images::Seen),
            at(400, Images::Seen),
            at(25, Images::New),
            at(100, Images::New),
            at(400, Images::New),
        ),
        svg,
    }
}

fn setting(iterations: usize) -> Setting {
    Setting {
        hidden: HIDDEN,
        lambda: 0.0,
        iterations,
    }
}
