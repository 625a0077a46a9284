//! Known mistakes, each with the checks that it costs.

use super::common::{changed, with_body};

/// A section's module with a mistake in it.
pub struct Mistake {
    pub section: usize,
    pub text: String,
    /// The checks that are no longer right.
    pub costs: &'static [&'static str],
}

fn mistake(section: usize, text: String, costs: &'static [&'static str]) -> Mistake {
    Mistake {
        section,
        text,
        costs,
    }
}

const SLOPES: &[&str] = &[
    "central_difference",
    "numerical_gradient",
    "check_random_parameters",
];

/// All of them.
pub fn mistakes() -> Vec<Mistake> {
    let mut all = first_sections();
    all.extend(last_sections());
    all
}

fn first_sections() -> Vec<Mistake> {
    let penalty: &[&str] = &["penalty", "regularized_cost"];
    vec![
        mistake(
            1,
            with_body(
                1,
                "digit_image",
                "Array2::from_shape_vec((side, side), pixels.to_vec()).expect(\"square\")",
            ),
            &["digit_image", "display_data"],
        ),
        // The penalty includes the bias column.
        mistake(
            2,
            changed(
                2,
                "|theta| weights(theta).fold",
                "|theta: &Array2<f64>| theta.fold",
            ),
            penalty,
        ),
        // λ/m in place of λ/2m.
        mistake(
            2,
            changed(2, "lambda / (2.0 * m as f64)", "lambda / m as f64"),
            penalty,
        ),
        mistake(2, with_body(2, "penalty", "0.0"), penalty),
        mistake(
            2,
            with_body(
                2,
                "cost",
                "cross_entropy(&feedforward(network, x), targets)",
            ),
            &["regularized_cost"],
        ),
        // No 1/m.
        mistake(
            2,
            changed(2, "    sum / m\n", "    sum\n"),
            &["cross_entropy", "sure_outputs", "cost"],
        ),
        // The factor 1 − g(z) missing.
        mistake(
            3,
            changed(3, "g * (1.0 - g)", "g"),
            &["sigmoid_gradient", "far_out"],
        ),
        // ∞/∞ far out.
        mistake(
            3,
            with_body(
                3,
                "sigmoid_gradient",
                "z.mapv(|z| (-z).exp() / ((1.0 + (-z).exp()) * (1.0 + (-z).exp())))",
            ),
            &["far_out"],
        ),
        // Row by row.
        mistake(
            4,
            changed(4, "(l_out, 1 + l_in).f()", "(l_out, 1 + l_in)"),
            &["rand_initialize_weights"],
        ),
    ]
}

fn last_sections() -> Vec<Mistake> {
    vec![
        // The average forgotten for one of two matrices.
        mistake(
            5,
            changed(5, "gradient.theta1_grad /= m as f64;", ""),
            &["backpropagation_loop"],
        ),
        // The slope of the sigmoid forgotten.
        mistake(
            5,
            changed(
                5,
                "delta3.dot(&weights(&network.theta2)) * slope",
                "delta3.dot(&weights(&network.theta2))",
            ),
            &["backpropagation", "cost_and_gradient"],
        ),
        // The bias penalised.
        mistake(
            5,
            with_body(
                5,
                "add_penalty_slope",
                "gradient.theta1_grad.scaled_add(lambda / m as f64, &network.theta1);
                 gradient.theta2_grad.scaled_add(lambda / m as f64, &network.theta2);",
            ),
            &[
                "add_penalty_slope",
                "regularized_loop",
                "regularized_cost_and_gradient",
            ],
        ),
        // One-sided.
        mistake(
            6,
            changed(
                6,
                "    nudged[index] = params[index] - EPSILON;\n    let below = cost(&nudged);\n    (above - below) / (2.0 * EPSILON)",
                "    (above - cost(params)) / EPSILON",
            ),
            SLOPES,
        ),
        mistake(
            6,
            changed(
                6,
                "pub const EPSILON: f64 = 1e-4",
                "pub const EPSILON: f64 = 1e-2",
            ),
            SLOPES,
        ),
        // Fletcher–Reeves upside down.
        mistake(
            7,
            changed(7, "old.dot(old)", "new.dot(new)"),
            &["polak_ribiere", "fmincg"],
        ),
        mistake(
            8,
            changed(8, "largest + 1", "largest"),
            &["label_of_largest", "predict"],
        ),
        mistake(
            8,
            changed(
                8,
                "counts[[label - 1, guess - 1]]",
                "counts[[guess - 1, label - 1]]",
            ),
            &["confusion_matrix"],
        ),
    ]
}
