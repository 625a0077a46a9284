//! The error flowing back, in the example that the chapter follows by hand.

use handwritten::{
    backpropagation::{accumulate_example, with_bias_unit},
    feedforward::sigmoid,
    network::{Architecture, Gradient, Network},
};
use ndarray::{Array1, array};

use super::{
    Drawing,
    material::Material,
    svg::{Svg, spoken},
};

const INPUT: f64 = 40.0;
const HIDDEN: f64 = 165.0;
const OUTPUT: f64 = 285.0;
/// The heights of the bias unit and the two inputs.
const ROWS: [f64; 3] = [60.0, 130.0, 200.0];
const RADIUS: f64 = 17.0;

/// Two inputs, one hidden unit, one output: forward above, back below.
#[must_use]
pub fn draw(_: &Material) -> Drawing {
    let network = Network::new(array![[1.0, 1.0, -1.0]], array![[-4.0, 8.0]]);
    let (x, y) = (array![2.0, 3.0], array![1.0]);
    let a1 = with_bias_unit(&x);
    let a2 = sigmoid(&network.theta1.dot(&a1));
    let a3 = sigmoid(&network.theta2.dot(&with_bias_unit(&a2)));
    let mut gradient = Gradient::zeros(Architecture {
        inputs: 2,
        hidden: 1,
        labels: 1,
    });
    accumulate_example(&mut gradient, &network, &x, &y);
    // The bias unit is 1, so the slope of its weight is the error itself.
    let (delta2, delta3) = (gradient.theta1_grad[[0, 0]], gradient.theta2_grad[[0, 0]]);

    let mut svg = Svg::new(250.0);
    svg.text(
        "label strong middle a",
        (170.0, 13.0),
        "forward: activations →",
    );
    svg.text("label strong middle b", (226.0, 240.0), "← back: errors");
    weights(&mut svg, &network, &gradient);
    layer(&mut svg, &a1);
    unit(&mut svg, (HIDDEN, ROWS[0]), "1");
    unit(&mut svg, (HIDDEN, ROWS[1]), &spoken(a2[0], 1));
    unit(&mut svg, (OUTPUT, ROWS[1]), &spoken(a3[0], 1));
    for (x, name, error) in [(HIDDEN, "delta2", delta2), (OUTPUT, "delta3", delta3)] {
        svg.text("label middle b", (x, ROWS[1] + 40.0), name);
        svg.text("label middle b strong", (x, ROWS[1] + 56.0), &short(error));
    }
    for (x, name) in [(INPUT, "a1"), (HIDDEN, "a2"), (OUTPUT, "a3")] {
        svg.text("note middle", (x, 36.0), name);
    }
    svg.text("note middle", (OUTPUT, ROWS[1] - 26.0), "should be 1");
    Drawing {
        caption: "The example by hand. Above each line its weight, below it the slope of the cost \
                  along that weight: the error the line leads to, times the activation it starts \
                  from."
            .to_owned(),
        alternative: format!(
            "A network of two inputs, 2 and 3, one hidden unit and one output. Forward, the hidden \
             unit says {} and the output {}; it should say 1. Back, the output's error delta3 is \
             {}, and the hidden unit's error delta2 is {}. The slopes of Theta1 are {}, {} and {}, \
             those of Theta2 {} and {}.",
            short(a2[0]),
            short(a3[0]),
            short(delta3),
            short(delta2),
            short(gradient.theta1_grad[[0, 0]]),
            short(gradient.theta1_grad[[0, 1]]),
            short(gradient.theta1_grad[[0, 2]]),
            short(gradient.theta2_grad[[0, 0]]),
            short(gradient.theta2_grad[[0, 1]]),
        ),
        svg,
    }
}

fn layer(svg: &mut Svg, a1: &Array1<f64>) {
    for (&y, &activation) in ROWS.iter().zip(a1) {
        unit(svg, (INPUT, y), &spoken(activation, 0));
    }
}

fn unit(svg: &mut Svg, centre: (f64, f64), says: &str) {
    svg.circle("unit", centre, RADIUS);
    svg.text("label middle", (centre.0, centre.1 + 4.5), says);
}

/// Every line with its weight above and its slope below.
fn weights(svg: &mut Svg, network: &Network, gradient: &Gradient) {
    let hidden = (HIDDEN, ROWS[1]);
    let output = (OUTPUT, ROWS[1]);
    let lines = [
        (
            (INPUT, ROWS[0]),
            hidden,
            network.theta1[[0, 0]],
            gradient.theta1_grad[[0, 0]],
        ),
        (
            (INPUT, ROWS[1]),
            hidden,
            network.theta1[[0, 1]],
            gradient.theta1_grad[[0, 1]],
        ),
        (
            (INPUT, ROWS[2]),
            hidden,
            network.theta1[[0, 2]],
            gradient.theta1_grad[[0, 2]],
        ),
        (
            (HIDDEN, ROWS[0]),
            output,
            network.theta2[[0, 0]],
            gradient.theta2_grad[[0, 0]],
        ),
        (
            hidden,
            output,
            network.theta2[[0, 1]],
            gradient.theta2_grad[[0, 1]],
        ),
    ];
    for (from, to, weight, slope) in lines {
        svg.line("thin", from, to);
        let share = 0.42;
        let x = from.0 + share * (to.0 - from.0);
        let y = from.1 + share * (to.1 - from.1);
        svg.text("label middle halo", (x, y - 5.0), &spoken(weight, 0));
        svg.text("label middle halo b", (x, y + 14.0), &short(slope));
    }
}

/// A number with no more decimals than it needs, two at most.
fn short(value: f64) -> String {
    let text = spoken(value, 2);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
