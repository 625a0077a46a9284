//! Mistakes of section 3.

use super::Symptoms;

super::mistakes! { "sigmoid_gradient"
    OF_Z: "z (1 - z) instead of g(z) (1 - g(z))", "sigmoid_gradient";
    AT_G: "the slope taken at g(z) instead of z", "sigmoid_gradient";
    SECOND_FACTOR_MISSING: "the factor 1 - g(z) missing", "sigmoid_gradient";
    FIRST_FACTOR_MISSING: "the factor g(z) missing", "sigmoid_gradient";
    SQUARED: "g(z) squared, or 1 - g(z) squared, instead of their product", "sigmoid_gradient";
    OF_TANH: "1 - g(z)², the slope of the tanh", "sigmoid_gradient";
    SQUARED_INSIDE: "1 - g(z)² where 1 - g(z) is meant", "sigmoid_gradient";
    ALL_ZERO: "slopes that are all 0: g * 1 - g without parentheses around 1 - g, or an array that nothing was written into", "sigmoid_gradient";
    ONE_LESS_Z: "1 - z where 1 - g(z) is meant", "sigmoid_gradient";
    Z_FOR_G: "z where g(z) is meant", "sigmoid_gradient";
    AT_2_Z: "the slope at 2 z instead of z: by the tanh, it is a quarter of 1 - tanh² of half of z", "sigmoid_gradient";
    OF_RELU: "1 where z is positive and 0 where it is negative, the slope of the ReLU", "sigmoid_gradient";
    SIGN: "g(z) - 1 instead of 1 - g(z)", "sigmoid_gradient";
    BY_A_STEP: "a slope measured by a step, a quotient of differences, instead of computed", "sigmoid_gradient";
    CUT_OFF: "a slope that is cut off far from 0", "sigmoid_gradient";
    OVERFLOW: "a quotient of e^-z that overflows far out: ∞ / ∞ is NaN", "sigmoid_gradient";
}

/// What the mistakes make of the slope at 0, which is ¼.
pub const SYMPTOMS: &[Symptoms] = &[
    (&OF_Z, &[("sigmoid_gradient_at_0", 0.0)]),
    (&AT_G, &[("sigmoid_gradient_at_0", 0.2350037)]),
    (&SECOND_FACTOR_MISSING, &[("sigmoid_gradient_at_0", 0.5)]),
];
