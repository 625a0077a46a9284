use crate::judge_protocol::{Answer, Question};
use crate::prediction::{accuracy, confusion_matrix, hidden_layer, label_of_largest, predict};

pub fn answer(function: &str, question: &mut Question, answer: &mut Answer) {
    match function {
        "label_of_largest" => answer.count(label_of_largest(&question.vector())),
        "predict" => {
            let network = question.network();
            answer.labels(&predict(&network, &question.matrix()));
        }
        "accuracy" => answer.number(accuracy(&question.labels(), &question.labels())),
        "confusion_matrix" => {
            let (predicted, labels) = (question.labels(), question.labels());
            let counts = confusion_matrix(&predicted, &labels, question.count());
            answer.array(&counts.mapv(|count| count as f64));
        }
        "hidden_layer" => answer.array(&hidden_layer(&question.network())),
        _ => {}
    }
}
