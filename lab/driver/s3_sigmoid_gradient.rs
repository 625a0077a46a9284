use crate::judge_protocol::{Answer, Question};
use crate::sigmoid_gradient::sigmoid_gradient;

pub fn answer(function: &str, question: &mut Question, answer: &mut Answer) {
    match function {
        "sigmoid_gradient" => {
            answer.array(&sigmoid_gradient(&ndarray::arr0(question.number())));
            answer.array(&sigmoid_gradient(&question.vector()));
            answer.array(&sigmoid_gradient(&question.matrix()));
        }
        "far_out" => {
            let z = question.vector();
            let slopes = sigmoid_gradient(&z);
            answer.array(&slopes);
            // On this side 1 − g has all its digits.
            let is_small = |z: f64| (-350.0..-20.0).contains(&z);
            let pairs = z.iter().zip(&slopes).filter(|(z, _)| is_small(**z));
            pairs.for_each(|(_, slope)| answer.small(*slope));
        }
        _ => {}
    }
}
