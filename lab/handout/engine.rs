//! What trains: the cost and gradient of section 5.

use handwritten::backpropagation::cost_and_gradient;
use handwritten::network::Network;
use ndarray::Array1;

use super::{setting::Setting, table::Row};

/// Computes cost and gradient for a training.
pub(crate) struct CostFunction<'a> {
    setting: &'a Setting,
}

impl<'a> CostFunction<'a> {
    /// The course has a second, fast form; a hand-out does without it, so the
    /// options that choose between them change nothing.
    pub(crate) fn new(setting: &'a Setting) -> (Self, Vec<Row>, &'static str) {
        let _ = (setting.engine, setting.threads);
        (Self { setting }, Vec::new(), "Section 5 computes.")
    }

    pub(crate) fn cost_and_gradient(&mut self, params: &Array1<f64>) -> (f64, Array1<f64>) {
        let setting = self.setting;
        let network = Network::roll(params, setting.architecture);
        let (x, targets) = (&setting.digits.x, &setting.targets);
        let (cost, gradient) = cost_and_gradient(&network, x, targets, setting.lambda);
        (cost, gradient.unroll())
    }
}
