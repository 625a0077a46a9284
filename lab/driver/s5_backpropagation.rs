use crate::backpropagation::{
    accumulate_example, add_penalty_slope, backpropagation, backpropagation_loop, cost_and_gradient,
};
use crate::feedforward::feedforward;
use crate::judge_protocol::{Answer, Question};
use crate::network::Gradient;

pub fn answer(function: &str, question: &mut Question, answer: &mut Answer) {
    match function {
        "accumulate_example" => {
            let (network, mut gradient) = (question.network(), question.gradient());
            accumulate_example(&mut gradient, &network, &question.vector(), &question.vector());
            answer.gradient(&gradient);
        }
        "backpropagation_loop" => {
            let (network, x, targets) = (question.network(), question.matrix(), question.matrix());
            answer.gradient(&backpropagation_loop(&network, &x, &targets, 0.0));
        }
        "backpropagation" => {
            let (network, x, targets) = (question.network(), question.matrix(), question.matrix());
            answer.gradient(&backpropagation(&network, &feedforward(&network, &x), &targets));
        }
        "cost_and_gradient" => {
            let (network, x, targets) = (question.network(), question.matrix(), question.matrix());
            let (cost, gradient) = cost_and_gradient(&network, &x, &targets, 0.0);
            answer.number(cost);
            answer.gradient(&gradient);
        }
        "add_penalty_slope" => {
            let (network, mut gradient) = (question.network(), question.gradient());
            let lambda = question.number();
            add_penalty_slope(&mut gradient, &network, lambda, question.count());
            answer.gradient(&gradient);
        }
        // What the penalty adds, whatever the gradient without it is.
        "regularized_loop" => {
            let (network, x, targets) = (question.network(), question.matrix(), question.matrix());
            let lambda = question.number();
            let with = backpropagation_loop(&network, &x, &targets, lambda);
            let without = backpropagation_loop(&network, &x, &targets, 0.0);
            answer.gradient(&difference(&with, &without));
        }
        "regularized_cost_and_gradient" => {
            let (network, x, targets) = (question.network(), question.matrix(), question.matrix());
            let lambda = question.number();
            let with = cost_and_gradient(&network, &x, &targets, lambda);
            let without = cost_and_gradient(&network, &x, &targets, 0.0);
            answer.number(with.0 - without.0);
            answer.gradient(&difference(&with.1, &without.1));
        }
        _ => {}
    }
}

fn difference(with: &Gradient, without: &Gradient) -> Gradient {
    Gradient {
        theta1_grad: &with.theta1_grad - &without.theta1_grad,
        theta2_grad: &with.theta2_grad - &without.theta2_grad,
    }
}
