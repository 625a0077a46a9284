//! The stepper: one example through the network of the gradient check, forward
//! and back, as a list of all steps. With JavaScript the page shows one at a time.

use handwritten::{
    backpropagation::{accumulate_example, cost_and_gradient},
    feedforward::{feedforward, one_hot},
    gradient_checking::{debug_labels, debug_network, debug_weights},
    network::{Architecture, Gradient, Network, weights},
    sigmoid_gradient::sigmoid_gradient,
};
use ndarray::{Array1, Array2, Axis};

use super::{
    stepper_diagram,
    stepper_text::{four, gradients, lines, list, products, sigmoids, sums, table},
};

/// The penalty of the last step.
const LAMBDA: f64 = 3.0;

/// What a step shows: formula, arithmetic, and the numbers in the drawing.
struct Step {
    title: &'static str,
    formula: &'static str,
    why: String,
    /// One line for each unit, or a table.
    work: String,
    /// Classes of the drawing that light up.
    lit: &'static str,
    /// What the numbers in the three layers are, and these numbers.
    shows: [(&'static str, Array1<f64>); 3],
}

/// One example on its way through the network.
struct Example {
    network: Network,
    x: Array2<f64>,
    targets: Array2<f64>,
    a1: Array1<f64>,
    y: Array1<f64>,
    z2: Array1<f64>,
    a2: Array1<f64>,
    z3: Array1<f64>,
    a3: Array1<f64>,
    delta2: Array1<f64>,
    delta3: Array1<f64>,
    /// What this example alone says about every weight.
    slopes: Gradient,
}

/// The drawing and all steps, as HTML.
#[must_use]
pub fn html() -> String {
    let example = Example::first();
    let mut html = String::from(
        "<!-- Made by `cargo lab figures` from the network of the gradient check. -->\n\
         <!-- ANCHOR: steps -->\n<div class=\"drawing picture\">\n",
    );
    html += &stepper_diagram::draw();
    html += "</div>\n<ol class=\"steps\">\n";
    for step in example.forward().into_iter().chain(example.back()) {
        html += &step.html();
    }
    html + "</ol>\n<!-- ANCHOR_END: steps -->\n"
}

impl Example {
    /// The first of the five examples of the course's gradient check.
    fn first() -> Self {
        let network = debug_network(Architecture {
            inputs: 3,
            hidden: 5,
            labels: 3,
        });
        let x = debug_weights((5, 3));
        let targets = one_hot(&debug_labels(), 3);
        let pass = feedforward(&network, &x);
        let row = |matrix: &Array2<f64>| matrix.row(0).to_owned();
        let (a1, y) = (row(&x), row(&targets));
        let mut slopes = Gradient::zeros(network.architecture());
        accumulate_example(&mut slopes, &network, &a1, &y);
        Self {
            z2: row(&pass.z2),
            a2: row(&pass.a2),
            z3: row(&pass.z3),
            a3: row(&pass.a3),
            // The bias unit is 1, so the slopes of its weights are the errors.
            delta2: slopes.theta1_grad.column(0).to_owned(),
            delta3: slopes.theta2_grad.column(0).to_owned(),
            a1,
            y,
            slopes,
            network,
            x,
            targets,
        }
    }

    fn forward(&self) -> Vec<Step> {
        let none = || ("", Array1::zeros(0));
        let a1 = || ("a1", self.a1.clone());
        let a2 = || ("a2", self.a2.clone());
        vec![
            Step {
                title: "Forward: the example",
                formula: "a1 = x",
                why: "Three inputs. The label is 2, so the second output should say 1.".to_owned(),
                work: lines(&[
                    "x = ".to_owned() + &list(&self.a1),
                    "y = (0, 1, 0)".to_owned(),
                ]),
                lit: "inputs",
                shows: [a1(), none(), none()],
            },
            Step {
                title: "Forward: the sums of the hidden units",
                formula: "z2 = Theta1 · [1; a1]",
                why:
                    "Each hidden unit adds up the bias unit and the inputs, with its row of Theta1."
                        .to_owned(),
                work: sums("z2", &self.network.theta1, &self.a1, &self.z2),
                lit: "inputs theta1 inner",
                shows: [a1(), ("z2", self.z2.clone()), none()],
            },
            Step {
                title: "Forward: the hidden units answer",
                formula: "a2 = g(z2)",
                why: "The sigmoid squeezes each sum between 0 and 1. Small sums give about a half."
                    .to_owned(),
                work: sigmoids("a2", &self.z2, &self.a2),
                lit: "inner",
                shows: [a1(), a2(), none()],
            },
            Step {
                title: "Forward: the sums of the outputs",
                formula: "z3 = Theta2 · [1; a2]",
                why: "The same once more, with the hidden units' answers.".to_owned(),
                work: sums("z3", &self.network.theta2, &self.a2, &self.z3),
                lit: "inner theta2 outputs",
                shows: [a1(), a2(), ("z3", self.z3.clone())],
            },
            Step {
                title: "Forward: the outputs answer",
                formula: "a3 = g(z3) = h",
                why: "The network has learned nothing yet: all three outputs are in doubt."
                    .to_owned(),
                work: sigmoids("a3", &self.z3, &self.a3),
                lit: "outputs",
                shows: [a1(), a2(), ("a3", self.a3.clone())],
            },
            self.cost(),
        ]
    }

    fn cost(&self) -> Step {
        let terms = self.a3.iter().zip(&self.y).map(
            |(h, &y)| {
                if y > 0.5 { h.ln() } else { (1.0 - h).ln() }
            },
        );
        let cost: f64 = -terms.sum::<f64>();
        let names: Vec<String> = (self.a3.iter().zip(&self.y))
            .map(|(&h, &y)| {
                if y > 0.5 {
                    format!("ln {}", four(h))
                } else {
                    format!("ln(1 − {})", four(h))
                }
            })
            .collect();
        let line = format!("cost = −( {} ) = {}", names.join(" + "), four(cost));
        Step {
            title: "Forward: what the answers cost",
            formula: "−y ln h − (1 − y) ln(1 − h), for each output",
            why: "Three times ln 2, about 2.08, would be a network in full doubt.".to_owned(),
            work: lines(&[line]),
            lit: "outputs",
            shows: [
                ("a1", self.a1.clone()),
                ("a2", self.a2.clone()),
                ("a3", self.a3.clone()),
            ],
        }
    }

    fn back(&self) -> Vec<Step> {
        let m = self.x.nrows() as f64;
        let (cost, gradient) = cost_and_gradient(&self.network, &self.x, &self.targets, 0.0);
        let (penalised, with_penalty) =
            cost_and_gradient(&self.network, &self.x, &self.targets, LAMBDA);
        let a1 = || ("a1", self.a1.clone());
        let a2 = || ("a2", self.a2.clone());
        let errors = || ("delta3", self.delta3.clone());
        let hidden_errors = || ("delta2", self.delta2.clone());
        vec![
            Step {
                title: "Back: the errors of the outputs",
                formula: "delta3 = a3 − y",
                why: "What each output said, minus what it should have said.".to_owned(),
                work: self.output_errors(),
                lit: "outputs",
                shows: [a1(), a2(), errors()],
            },
            Step {
                title: "Back: the errors of the hidden units",
                formula: "delta2 = Theta2' · delta3 ∘ g'(z2)",
                why: "Each hidden unit collects the errors of the outputs with its column of \
                      Theta2, times its own slope. The bias unit has no error."
                    .to_owned(),
                work: self.hidden_errors(),
                lit: "outputs theta2 inner",
                shows: [a1(), hidden_errors(), errors()],
            },
            Step {
                title: "Back: the slopes of Theta2, from this example",
                formula: "delta3 · [1; a2]'",
                why: "The error of the unit that a weight leads to, times the activation that it \
                      starts from. Rows are outputs; the first column is the bias unit's."
                    .to_owned(),
                work: table("", &self.slopes.theta2_grad),
                lit: "inner theta2 outputs",
                shows: [a1(), a2(), errors()],
            },
            Step {
                title: "Back: the slopes of Theta1, from this example",
                formula: "delta2 · [1; a1]'",
                why: "The same for the weights of the hidden units.".to_owned(),
                work: table("", &self.slopes.theta1_grad),
                lit: "inputs theta1 inner",
                shows: [a1(), hidden_errors(), errors()],
            },
            Step {
                title: "All five examples: the average",
                formula: "gradient = 1/m · Σ of the slopes",
                why: format!(
                    "The same steps for the other four, then everything is divided by {m}. The \
                     cost, averaged in the same way, is {cost:.6}."
                ),
                work: gradients("lambda_0", &gradient),
                lit: "inputs theta1 inner theta2 outputs",
                shows: [a1(), hidden_errors(), errors()],
            },
            Step {
                title: "All five examples: the penalty, lambda 3",
                formula: "+ lambda/m · Theta, but for the bias column",
                why: format!(
                    "Three fifths of each weight are added; the first columns stay as they were. \
                     The cost is now {penalised:.6}. This is the gradient that the check compares."
                ),
                work: gradients("lambda_3", &with_penalty),
                lit: "theta1 theta2",
                shows: [a1(), hidden_errors(), errors()],
            },
        ]
    }

    fn output_errors(&self) -> String {
        let units = self.a3.iter().zip(&self.y).zip(&self.delta3).enumerate();
        let line = |(unit, ((h, y), error)): (usize, ((&f64, &f64), &f64))| {
            format!(
                "delta3_{} = {} − {y} = {}",
                unit + 1,
                four(*h),
                four(*error)
            )
        };
        lines(&units.map(line).collect::<Vec<_>>())
    }

    fn hidden_errors(&self) -> String {
        let slope = sigmoid_gradient(&self.z2);
        let columns = weights(&self.network.theta2);
        let line = |(unit, column): (usize, ndarray::ArrayView1<f64>)| {
            format!(
                "delta2_{} = ( {} ) · {} = {}",
                unit + 1,
                products(&column, &self.delta3),
                four(slope[unit]),
                four(self.delta2[unit])
            )
        };
        let units = columns.axis_iter(Axis(1)).enumerate();
        lines(&units.map(line).collect::<Vec<_>>())
    }
}

impl Step {
    fn html(&self) -> String {
        let [inputs, hidden, outputs] = &self.shows;
        let numbers = |values: &Array1<f64>| {
            let numbers: Vec<String> = values.iter().map(|&value| four(value)).collect();
            numbers.join(" ")
        };
        format!(
            "<li data-lit=\"{}\" data-names=\"{}|{}|{}\" data-inputs=\"{}\" data-inner=\"{}\" \
             data-outputs=\"{}\">\n<p class=\"title\">{}</p>\n<p class=\"rule\">{}</p>\n<p>{}</p>\n{}</li>\n",
            self.lit,
            inputs.0,
            hidden.0,
            outputs.0,
            numbers(&inputs.1),
            numbers(&hidden.1),
            numbers(&outputs.1),
            self.title,
            self.formula,
            self.why,
            self.work
        )
    }
}
