//! Mistakes that are known by the number they produce.
//!
//! A test that pins a figure hands the wrong value to [`likely_mistake`], and
//! its message then says what the learner did rather than that 0.384488 is not
//! 0.383770.

/// A mistake, the figures by which it is recognised, and what to read again.
#[derive(Clone, Copy, Debug)]
pub struct Mistake {
    /// The section's module, which is also its chapter.
    pub section: &'static str,
    /// What was done; reads after "that is what you get from …".
    pub name: &'static str,
    /// The function whose part of the chapter to read again.
    pub reread: &'static str,
    /// What the mistake makes of the figures that the tests pin.
    pub symptoms: &'static [Symptom],
}

/// What a mistake makes of one figure.
#[derive(Clone, Copy, Debug)]
pub struct Symptom {
    /// The figure's name: the one in `tests/recorded`, where it stands there.
    pub figure: &'static str,
    /// Its wrong value, to six significant digits.
    pub value: f64,
}

impl Symptom {
    /// Six significant digits are off by half a unit of the last, at most
    /// 5·10⁻⁶ of the value; the rest is for sums in another order.
    pub fn fits(&self, measured: f64) -> bool {
        (measured - self.value).abs() <= 1e-5 * self.value.abs()
    }

    /// Whether a value could be read as either symptom.
    pub fn is_like(&self, other: &Self) -> bool {
        self.figure == other.figure && (self.fits(other.value) || other.fits(self.value))
    }
}

/// The mistake that gives `figure` the value `measured`, if one is known.
pub fn likely_mistake(figure: &str, measured: f64) -> Option<&'static Mistake> {
    MISTAKES.iter().find(|mistake| {
        mistake
            .symptoms
            .iter()
            .any(|symptom| symptom.figure == figure && symptom.fits(measured))
    })
}

/// The end of a failure's message: the mistake and where to reread, or nothing.
pub fn hint(figure: &str, measured: f64) -> String {
    match likely_mistake(figure, measured) {
        Some(mistake) => format!(
            "\n  {measured} is what you get from {}.\n  Reread what book/src/{}.md says about `{}`.",
            mistake.name, mistake.section, mistake.reread
        ),
        None => String::new(),
    }
}

const fn at(figure: &'static str, value: f64) -> Symptom {
    Symptom { figure, value }
}

/// Every known mistake, in the order of the lecture. Each value was measured by
/// making the mistake in `NumPy`.
pub const MISTAKES: &[Mistake] = &[
    Mistake {
        section: "visualization",
        name: "images unrolled row by row instead of column by column",
        reread: "digit_image",
        symptoms: &[
            at("weights_cost_lambda_0", 7.43163),
            at("ex4weights_cost_lambda_0", 5.83035),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "exp(+z) instead of exp(-z) in the output layer",
        reread: "sigmoid",
        symptoms: &[
            at("weights_cost_lambda_0", 78.2132),
            at("ex4weights_cost_lambda_0", 61.2436),
            at("two_two_four_cost_lambda_0", 2.87747),
            at("submission_cost_lambda_0", 3.01508),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "exp(+z) instead of exp(-z)",
        reread: "sigmoid",
        symptoms: &[
            at("weights_cost_lambda_0", 58.4512),
            at("ex4weights_cost_lambda_0", 42.0014),
            at("two_two_four_cost_lambda_0", 2.75447),
            at("submission_cost_lambda_0", 2.89746),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "a hidden layer without the sigmoid",
        reread: "feedforward",
        symptoms: &[
            at("two_two_four_cost_lambda_0", 5.41333),
            at("submission_cost_lambda_0", 3.47841),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "label 10 in the first column of the targets and every label one column late",
        reread: "one_hot",
        symptoms: &[
            at("weights_cost_lambda_0", 13.4053),
            at("ex4weights_cost_lambda_0", 10.4415),
            at("two_two_four_cost_lambda_0", 7.47586),
            at("submission_cost_lambda_0", 3.08323),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "labels used as they are instead of one-hot targets",
        reread: "one_hot",
        symptoms: &[
            at("weights_cost_lambda_0", 386.877),
            at("ex4weights_cost_lambda_0", 304.799),
            at("two_two_four_cost_lambda_0", -19.2812),
            at("submission_cost_lambda_0", 2.70093),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "no bias unit in the input layer",
        reread: "feedforward",
        symptoms: &[
            at("weights_cost_lambda_0", 0.27849),
            at("ex4weights_cost_lambda_0", 0.305354),
            at("two_two_four_cost_lambda_0", 7.13524),
            at("submission_cost_lambda_0", 3.15044),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "no bias unit in the hidden layer",
        reread: "feedforward",
        symptoms: &[
            at("weights_cost_lambda_0", 0.412031),
            at("ex4weights_cost_lambda_0", 0.329727),
            at("two_two_four_cost_lambda_0", 5.3537),
            at("submission_cost_lambda_0", 2.77035),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "no bias unit in either layer",
        reread: "feedforward",
        symptoms: &[
            at("weights_cost_lambda_0", 0.423655),
            at("ex4weights_cost_lambda_0", 0.324385),
            at("two_two_four_cost_lambda_0", 5.12332),
            at("submission_cost_lambda_0", 2.7555),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "weights rolled row by row instead of column by column",
        reread: "feedforward",
        symptoms: &[
            at("weights_cost_lambda_0", 9.61765),
            at("ex4weights_cost_lambda_0", 5.62893),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "a sum over the examples that is not divided by m",
        reread: "cross_entropy",
        symptoms: &[
            at("weights_cost_lambda_0", 714.709),
            at("ex4weights_cost_lambda_0", 1438.15),
            at("two_two_four_cost_lambda_0", 22.2209),
            at("submission_cost_lambda_0", 49.3992),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "1/2m instead of 1/m",
        reread: "cross_entropy",
        symptoms: &[
            at("weights_cost_lambda_0", 0.0714709),
            at("ex4weights_cost_lambda_0", 0.143815),
            at("two_two_four_cost_lambda_0", 3.70348),
            at("submission_cost_lambda_0", 1.54372),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "a sum divided by m and by the number of labels",
        reread: "cross_entropy",
        symptoms: &[
            at("weights_cost_lambda_0", 0.0142942),
            at("ex4weights_cost_lambda_0", 0.0287629),
            at("two_two_four_cost_lambda_0", 1.85174),
            at("submission_cost_lambda_0", 0.771862),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "a lost minus sign",
        reread: "cross_entropy",
        symptoms: &[
            at("weights_cost_lambda_0", -0.142942),
            at("ex4weights_cost_lambda_0", -0.287629),
            at("two_two_four_cost_lambda_0", -7.40697),
            at("submission_cost_lambda_0", -3.08745),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "the term y ln h alone, without (1 - y) ln(1 - h)",
        reread: "cross_entropy",
        symptoms: &[
            at("weights_cost_lambda_0", 0.0782428),
            at("ex4weights_cost_lambda_0", 0.162401),
            at("two_two_four_cost_lambda_0", 0.0887632),
            at("submission_cost_lambda_0", 0.738924),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "the term (1 - y) ln(1 - h) alone, without y ln h",
        reread: "cross_entropy",
        symptoms: &[
            at("weights_cost_lambda_0", 0.0646991),
            at("ex4weights_cost_lambda_0", 0.125228),
            at("two_two_four_cost_lambda_0", 7.31821),
            at("submission_cost_lambda_0", 2.34852),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "the softmax cost instead of the sum over independent outputs",
        reread: "cross_entropy",
        symptoms: &[
            at("weights_cost_lambda_0", 0.0278835),
            at("ex4weights_cost_lambda_0", 0.0868888),
            at("two_two_four_cost_lambda_0", 1.29942),
            at("submission_cost_lambda_0", 1.62214),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "log10 instead of the natural logarithm",
        reread: "cross_entropy",
        symptoms: &[
            at("ex4weights_cost_lambda_0", 0.124916),
            at("two_two_four_cost_lambda_0", 3.21681),
            at("submission_cost_lambda_0", 1.34086),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "log2 instead of the natural logarithm",
        reread: "cross_entropy",
        symptoms: &[
            at("ex4weights_cost_lambda_0", 0.414961),
            at("two_two_four_cost_lambda_0", 10.686),
            at("submission_cost_lambda_0", 4.45425),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "the squared error instead of the cross-entropy",
        reread: "cross_entropy",
        symptoms: &[
            at("ex4weights_cost_lambda_0", 0.0304662),
            at("two_two_four_cost_lambda_0", 1.23825),
            at("submission_cost_lambda_0", 0.573206),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "a penalty that includes the bias column",
        reread: "penalty",
        symptoms: &[
            at("weights_cost_lambda_1", 0.337883),
            at("weights_cost_lambda_3", 0.727765),
            at("ex4weights_cost_lambda_1", 0.384488),
            at("ex4weights_cost_lambda_3", 0.578205),
            at("two_two_four_cost_lambda_4", 21.467),
            at("submission_cost_lambda_1.5", 3.83454),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "lambda / m instead of lambda / 2m",
        reread: "penalty",
        symptoms: &[
            at("weights_cost_lambda_1", 0.518548),
            at("weights_cost_lambda_3", 1.26976),
            at("ex4weights_cost_lambda_1", 0.479911),
            at("ex4weights_cost_lambda_3", 0.864473),
            at("two_two_four_cost_lambda_4", 31.5403),
            at("submission_cost_lambda_1.5", 4.20663),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "lambda / 2 instead of lambda / 2m",
        reread: "penalty",
        symptoms: &[
            at("weights_cost_lambda_1", 939.159),
            at("weights_cost_lambda_3", 2817.19),
            at("ex4weights_cost_lambda_1", 480.991),
            at("ex4weights_cost_lambda_3", 1442.4),
            at("two_two_four_cost_lambda_4", 43.607),
            at("submission_cost_lambda_1.5", 12.0409),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "a penalty without the first row instead of without the first column",
        reread: "penalty",
        symptoms: &[
            at("weights_cost_lambda_1", 0.327669),
            at("weights_cost_lambda_3", 0.697124),
            at("ex4weights_cost_lambda_1", 0.379046),
            at("ex4weights_cost_lambda_3", 0.561881),
            at("two_two_four_cost_lambda_4", 18.6003),
            at("submission_cost_lambda_1.5", 3.64785),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "a penalty of Theta1 alone",
        reread: "penalty",
        symptoms: &[
            at("weights_cost_lambda_1", 0.221529),
            at("weights_cost_lambda_3", 0.378704),
            at("ex4weights_cost_lambda_1", 0.326888),
            at("ex4weights_cost_lambda_3", 0.405404),
            at("two_two_four_cost_lambda_4", 7.9803),
            at("submission_cost_lambda_1.5", 3.28114),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "a penalty of Theta2 alone",
        reread: "penalty",
        symptoms: &[
            at("weights_cost_lambda_1", 0.252158),
            at("weights_cost_lambda_3", 0.47059),
            at("ex4weights_cost_lambda_1", 0.344511),
            at("ex4weights_cost_lambda_3", 0.458276),
            at("two_two_four_cost_lambda_4", 18.9003),
            at("submission_cost_lambda_1.5", 3.45335),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "no penalty at all",
        reread: "penalty",
        symptoms: &[
            at("weights_cost_lambda_1", 0.142942),
            at("weights_cost_lambda_3", 0.142942),
            at("ex4weights_cost_lambda_1", 0.287629),
            at("ex4weights_cost_lambda_3", 0.287629),
            at("two_two_four_cost_lambda_4", 7.40697),
            at("submission_cost_lambda_1.5", 3.08745),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "a penalty that is subtracted",
        reread: "penalty",
        symptoms: &[
            at("weights_cost_lambda_1", -0.0448614),
            at("weights_cost_lambda_3", -0.420468),
            at("ex4weights_cost_lambda_1", 0.191488),
            at("ex4weights_cost_lambda_3", -0.000792917),
            at("two_two_four_cost_lambda_4", -4.6597),
            at("submission_cost_lambda_1.5", 2.52786),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "weights that are added without being squared",
        reread: "penalty",
        symptoms: &[
            at("ex4weights_cost_lambda_1", 0.279583),
            at("ex4weights_cost_lambda_3", 0.263492),
            at("submission_cost_lambda_1.5", 3.06478),
        ],
    },
    Mistake {
        section: "feedforward",
        name: "absolute values of the weights instead of squares",
        reread: "penalty",
        symptoms: &[
            at("weights_cost_lambda_1", 0.366087),
            at("weights_cost_lambda_3", 0.812379),
            at("ex4weights_cost_lambda_1", 0.441836),
            at("ex4weights_cost_lambda_3", 0.75025),
            at("submission_cost_lambda_1.5", 3.79521),
        ],
    },
    Mistake {
        section: "sigmoid_gradient",
        name: "z (1 - z) instead of g(z) (1 - g(z))",
        reread: "sigmoid_gradient",
        symptoms: &[at("sigmoid_gradient_at_0", 0.0)],
    },
    Mistake {
        section: "sigmoid_gradient",
        name: "the slope taken at g(z) instead of z",
        reread: "sigmoid_gradient",
        symptoms: &[at("sigmoid_gradient_at_0", 0.2350037)],
    },
    Mistake {
        section: "sigmoid_gradient",
        name: "the factor 1 - g(z) missing",
        reread: "sigmoid_gradient",
        symptoms: &[at("sigmoid_gradient_at_0", 0.5)],
    },
];
