use ndarray::Array1;
use rand::{SeedableRng as _, rngs::ChaCha8Rng};

use crate::gradient_checking::{
    central_difference, check_random_parameters, numerical_gradient, relative_difference,
};
use crate::judge_protocol::{Answer, Question};

pub fn answer(function: &str, question: &mut Question, answer: &mut Answer) {
    match function {
        "central_difference" => {
            let (weights, params) = (question.vector(), question.vector());
            let index = question.count();
            answer.number(central_difference(&mut cost(&weights), &params, index));
        }
        "numerical_gradient" => {
            let (weights, params) = (question.vector(), question.vector());
            answer.array(&numerical_gradient(cost(&weights), &params));
        }
        "relative_difference" => {
            let (numerical, analytic) = (question.vector(), question.vector());
            let difference = relative_difference(&numerical, &analytic);
            answer.number(difference);
            if difference > 0.0 && difference < 1e-5 {
                answer.small(difference);
            }
        }
        "check_random_parameters" => {
            let (weights, params) = (question.vector(), question.vector());
            let (gradient, count) = (question.vector(), question.count());
            let mut rng = ChaCha8Rng::seed_from_u64(question.seed());
            let mut costs = 0;
            let mut cost = cost(&weights);
            let counted = |params: &Array1<f64>| {
                costs += 1;
                cost(params)
            };
            let checked =
                check_random_parameters(counted, &params, &gradient, count, &mut rng);
            answer.count(costs); // two for each that was drawn
            answer.count(checked.len());
            for parameter in &checked {
                answer.count(parameter.index);
                answer.number(parameter.analytic);
                answer.number(parameter.numerical);
            }
        }
        _ => {}
    }
}

/// Neighbours belong together, so that a parameter that was not put back shows;
/// cubes, so that the length of the step does.
fn cost(weights: &Array1<f64>) -> impl FnMut(&Array1<f64>) -> f64 + '_ {
    move |params| {
        let mut sum = 0.0;
        for (index, (w, p)) in weights.iter().zip(params).enumerate() {
            let neighbour = params[(index + 1) % params.len()];
            sum += w * p * p * p + p * neighbour;
        }
        sum
    }
}
