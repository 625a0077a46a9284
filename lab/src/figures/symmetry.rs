//! Why the weights must not start equal.

use handwritten::{
    network::{Architecture, Network},
    picture::png_bytes,
    prediction::{accuracy, hidden_layer, predict},
    random_init::random_network,
};
use ndarray::Array2;

use super::{
    Drawing,
    material::{Material, SEED},
    svg::Svg,
};

/// Long enough to see what becomes of them.
const ITERATIONS: usize = 30;

/// The value of every weight that starts equal.
const EQUAL: f64 = 0.05;

/// The hidden units after the same training from equal and from random weights.
pub fn draw(material: &Material) -> Drawing {
    let lecture = Architecture::LECTURE;
    let equal = Network::new(
        Array2::from_elem(lecture.theta1_shape(), EQUAL),
        Array2::from_elem(lecture.theta2_shape(), EQUAL),
    );
    let starts = [
        (0.0, "all weights start equal", equal),
        (178.0, "random weights", random_network(lecture, SEED)),
    ];
    let mut svg = Svg::new(222.0);
    let read = starts.map(|(left, title, start)| {
        let trained = material.train(&start, ITERATIONS).minimum.params;
        let network = Network::roll(&trained, lecture);
        let png = png_bytes(&hidden_layer(&network), -1.0, 1.0, 1);
        let predicted = predict(&network, &material.digits.x);
        let read = accuracy(&predicted, &material.digits.labels);
        svg.text("label middle", (left + 81.0, 14.0), title);
        svg.image("", (left, 24.0), (162.0, 162.0), &png);
        let says = format!("reads {read:.0} % rightly");
        svg.text("label middle", (left + 81.0, 206.0), &says);
        read
    });
    Drawing {
        caption: format!(
            "The weights of the 25 hidden units after {ITERATIONS} iterations. Those that started \
             equal are still equal: 25 units that do the work of one."
        ),
        alternative: format!(
            "Two squares of 5 by 5 grey images, the weights of 25 hidden units. On the left all 25 \
             images are the same; that network reads {:.0} percent of the digits. On the right \
             each is different; that network reads {:.0} percent.",
            read[0], read[1]
        ),
        svg,
    }
}
