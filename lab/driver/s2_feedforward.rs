use crate::feedforward::{
    ForwardPass, cost, cross_entropy, feedforward, one_hot, penalty, sigmoid,
};
use crate::judge_protocol::{Answer, Question};

pub fn answer(function: &str, question: &mut Question, answer: &mut Answer) {
    match function {
        "sigmoid" => {
            let z = question.vector();
            let g = sigmoid(&z);
            answer.array(&g);
            answer.array(&sigmoid(&question.matrix()));
            let is_small = |z: f64| (-700.0..-20.0).contains(&z);
            let pairs = z.iter().zip(&g).filter(|(z, _)| is_small(**z));
            pairs.for_each(|(_, g)| answer.small(*g));
        }
        "one_hot" => {
            let num_labels = question.count();
            answer.array(&one_hot(&question.labels(), num_labels));
        }
        "feedforward" => {
            let (network, x) = (question.network(), question.matrix());
            let pass = feedforward(&network, &x);
            answer.array(&pass.a1.to_owned());
            answer.array(&pass.z2);
            answer.array(&pass.a2);
            answer.array(&pass.z3);
            answer.array(&pass.a3);
        }
        "cross_entropy" | "sure_outputs" => {
            let a1 = question.matrix();
            let pass = ForwardPass {
                a1: a1.view(),
                z2: question.matrix(),
                a2: question.matrix(),
                z3: question.matrix(),
                a3: question.matrix(),
            };
            answer.number(cross_entropy(&pass, &question.matrix()));
        }
        "penalty" => {
            let (network, lambda) = (question.network(), question.number());
            answer.number(penalty(&network, lambda, question.count()));
        }
        "cost" => {
            let (network, x, targets) = (question.network(), question.matrix(), question.matrix());
            answer.number(cost(&network, &x, &targets, 0.0));
        }
        // What the penalty adds, whatever the cost without it is.
        "regularized_cost" => {
            let (network, x, targets) = (question.network(), question.matrix(), question.matrix());
            let lambda = question.number();
            let with = cost(&network, &x, &targets, lambda);
            answer.number(with - cost(&network, &x, &targets, 0.0));
        }
        _ => {}
    }
}
