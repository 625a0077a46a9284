use crate::judge_protocol::{Answer, Question};
use crate::sigmoid_gradient::sigmoid_gradient;

pub fn answer(function: &str, question: &mut Question, answer: &mut Answer) {
    match function {
        "sigmoid_gradient" => {
            answer.array(&sigmoid_gradient(&ndarray::arr0(question.number())));
            answer.array(&sigmoid_gradient(&question.vector()));
            answer.array(&sigmoid_gradient(&question.matrix()));
        }
        "far_out" => answer.array(&sigmoid_gradient(&question.vector())),
        _ => {}
    }
}
