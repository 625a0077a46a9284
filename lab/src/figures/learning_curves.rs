//! What more images to learn from do.

use handwritten::tuning::Setting;

use super::{
    Drawing,
    axes::{Axes, Scale},
    material::Material,
    svg::{Svg, spoken},
    tuned::{Images, measured},
};

const EXAMPLES: [usize; 6] = [125, 250, 500, 1000, 2000, 4000];

const SETTING: Setting = Setting {
    hidden: 25,
    lambda: 1.0,
    iterations: 400,
};

/// Accuracy over the number of images, with the lecture's penalty.
#[must_use]
pub fn draw(_: &Material) -> Drawing {
    let mut svg = Svg::new(276.0);
    let axes = Axes {
        corner: (42.0, 30.0),
        size: (288.0, 204.0),
        x: Scale::Log(110.0, 4500.0),
        y: Scale::Linear(70.0, 101.0),
    };
    let labels = EXAMPLES.map(|examples| spoken(examples as f64, 0));
    let x: Vec<(f64, &str)> = EXAMPLES
        .iter()
        .zip(&labels)
        .map(|(&examples, label)| (examples as f64, label.as_str()))
        .collect();
    let y = [(70.0, "70"), (80.0, "80"), (90.0, "90"), (100.0, "100")];
    axes.draw(
        &mut svg,
        ("images to learn from", &x),
        ("read rightly, percent", &y),
    );
    for (class, images, name) in [
        ("a", Images::Seen, "trained on"),
        ("b", Images::New, "kept out"),
    ] {
        let of = |examples: usize| measured(examples, SETTING, images);
        let points: Vec<(f64, f64)> = EXAMPLES
            .iter()
            .map(|&examples| axes.at((examples as f64, of(examples).mean)))
            .collect();
        let dashed = if class == "b" { " dashed" } else { "" };
        svg.curve(&format!("line {class}{dashed}"), &points);
        for (&examples, &(x, y)) in EXAMPLES.iter().zip(&points) {
            let spread = of(examples);
            let reach = |sign: f64| axes.at((1.0, spread.mean + sign * spread.deviation)).1;
            svg.line("thin", (x, reach(-1.0)), (x, reach(1.0)));
            svg.circle(&format!("dot {class}"), (x, y), 2.6);
        }
        let (x, y) = points[2];
        svg.text(&format!("{class} middle halo"), (x, y + 20.0), name);
    }
    let at = |examples, images| spoken(measured(examples, SETTING, images).mean, 1);
    Drawing {
        caption:
            "25 hidden units, λ = 1, 400 iterations. Networks that learn from few images know \
                  all of them and little else. The gap closes with more, and has not closed."
                .to_owned(),
        alternative: format!(
            "Two curves over 125 to 4,000 images to learn from. On the images of the training the \
             accuracy stays near {} percent. On those kept out it climbs from {} percent with 125 \
             images over {} with 1,000 to {} with 4,000.",
            at(1000, Images::Seen),
            at(125, Images::New),
            at(1000, Images::New),
            at(4000, Images::New),
        ),
        svg,
    }
}
