//! sigmoid_gradient
//! mistake: a slope measured by a step, a quotient of differences, instead of computed
    const STEP: f64 = 1e-2;
    (sigmoid(&z.mapv(|z| z + STEP)) - sigmoid(&z.mapv(|z| z - STEP))) / (2.0 * STEP)
