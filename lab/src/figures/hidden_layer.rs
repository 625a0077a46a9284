//! What the hidden units look for.

use handwritten::{picture::png_bytes, prediction::hidden_layer};

use super::{Drawing, material::Material, svg::Svg};

/// The weights of the 25 hidden units as images.
pub fn draw(material: &Material) -> Drawing {
    let png = png_bytes(&hidden_layer(&material.network), -1.0, 1.0, 1);
    let side = 300.0;
    let mut svg = Svg::new(side + 34.0);
    svg.image("", (20.0, 0.0), (side, side), &png);
    let top = side + 12.0;
    for step in 0..5_u32 {
        let grey = ["g0", "g1", "g2", "g3", "g4"][step as usize];
        let left = 120.0 + 20.0 * f64::from(step);
        svg.rect(&format!("grey {grey}"), (left, top), (20.0, 14.0));
    }
    svg.text("note end", (114.0, top + 12.0), "lowers the sum");
    svg.text("note", (226.0, top + 12.0), "raises the sum");
    Drawing {
        caption: "What the 25 hidden units of the trained network look for: the weights of each, \
                  as an image. Grey is 0."
            .to_owned(),
        alternative: "A square of 5 by 5 grey images of 20 by 20 pixels. In most of them bright \
                      and dark strokes and spots cross in the middle; none shows a digit. Towards \
                      the edges, where the digits have no ink, all are an even grey."
            .to_owned(),
        svg,
    }
}
