//! Which of the two forms of cost and gradient trains.

use std::thread;

use handwritten::backpropagation::cost_and_gradient;
use handwritten::faster::{FastCost, MAX_THREADS};
use handwritten::network::Network;
use ndarray::Array1;

use super::{options::Engine, setting::Setting, table::Row};

/// Both forms add the same terms in another order; relative to the largest
/// entry. `tests/the_fast_form.rs` derives it.
const ROUNDING: f64 = 1e-10;

/// Computes cost and gradient for a training.
pub(crate) struct CostFunction<'a> {
    setting: &'a Setting,
    /// Where it is absent, section 5 computes.
    fast: Option<FastCost>,
}

impl<'a> CostFunction<'a> {
    /// With the engine that the options name, and what there is to say of it.
    ///
    /// The fast form is given code, section 5 is what is to be learned. So the
    /// fast form trains only if section 5 computes the same where the training
    /// starts; otherwise a mistake there would not be seen in what is trained.
    pub(crate) fn new(setting: &'a Setting) -> (Self, Vec<Row>, &'static str) {
        let plain = Self {
            setting,
            fast: None,
        };
        if setting.engine == Engine::Plain {
            return (plain, Vec::new(), "The plain form, section 5's, computes.");
        }
        let threads = setting.threads.unwrap_or_else(processors);
        let (x, targets) = (&setting.digits.x, &setting.targets);
        let mut fast = FastCost::new(setting.architecture, x, targets, setting.lambda, threads);
        let start = setting.start.unroll();
        let expected = plain.by_section_5(&start);
        if !expected.0.is_finite() {
            return (plain, Vec::new(), "The cost is not finite from the start.");
        }
        let difference = difference(&expected, &fast.cost_and_gradient(&start));
        let agree = difference < ROUNDING;
        let row = Row::new(
            "fast against plain, at the start",
            format!("{difference:.1e}"),
        )
        .expected(format!("< {ROUNDING:.0e}"), "rounding", agree);
        if agree {
            let fast = Self {
                setting,
                fast: Some(fast),
            };
            let says =
                "The fast form (src/faster.rs) computes, as its numbers are those of section 5.";
            (fast, vec![row], says)
        } else {
            let says = "The fast form gets other numbers than section 5, so section 5 computes: read \
                        what section 6 says.";
            (plain, vec![row], says)
        }
    }

    pub(crate) fn cost_and_gradient(&mut self, params: &Array1<f64>) -> (f64, Array1<f64>) {
        match &mut self.fast {
            Some(fast) => fast.cost_and_gradient(params),
            None => self.by_section_5(params),
        }
    }

    fn by_section_5(&self, params: &Array1<f64>) -> (f64, Array1<f64>) {
        let setting = self.setting;
        let network = Network::roll(params, setting.architecture);
        let (x, targets) = (&setting.digits.x, &setting.targets);
        let (cost, gradient) = cost_and_gradient(&network, x, targets, setting.lambda);
        (cost, gradient.unroll())
    }
}

/// The largest difference between two costs and gradients, relative to the
/// largest number in them; infinite where they have other lengths, NaN where
/// one is not a number.
fn difference(a: &(f64, Array1<f64>), b: &(f64, Array1<f64>)) -> f64 {
    if a.1.len() != b.1.len() {
        return f64::INFINITY;
    }
    // Not `max`, which would pass over NaN.
    let larger = |a: f64, b: f64| if a.is_nan() || a > b { a } else { b };
    let pairs = || [(&a.0, &b.0)].into_iter().chain(a.1.iter().zip(&b.1));
    let difference = pairs().fold(0.0, |most, (a, b)| larger(most, (a - b).abs()));
    let largest = pairs().fold(0.0, |most, (a, b)| larger(most, larger(a.abs(), b.abs())));
    difference / largest
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, |count| count.get().min(MAX_THREADS))
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn the_difference_is_relative_to_the_largest_number() {
        let a = (4.0, array![1.0, -8.0]);
        assert!((difference(&a, &(4.0, array![1.5, -8.0])) - 0.5 / 8.0).abs() < 1e-15);
        assert!((difference(&a, &(5.0, array![1.0, -8.0])) - 1.0 / 8.0).abs() < 1e-15);
        assert!(difference(&a, &a) < f64::EPSILON, "the same numbers");
    }

    #[test]
    fn what_cannot_be_compared_does_not_agree() {
        let a = (4.0, array![1.0, -8.0]);
        for b in [
            (4.0, array![1.0]),
            (f64::NAN, array![1.0, -8.0]),
            (4.0, array![f64::NAN, -8.0]),
            (4.0, array![1.0, f64::INFINITY]),
        ] {
            for (a, b) in [(&a, &b), (&b, &a)] {
                let difference = difference(a, b);
                let agree = difference < ROUNDING;
                assert!(!agree, "{a:?} and {b:?} differ by {difference}");
            }
        }
    }
}
