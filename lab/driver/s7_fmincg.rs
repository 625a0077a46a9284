use std::ops::ControlFlow;

use ndarray::Array1;

use crate::fmincg::{
    LinePoint, StopReason, cubic_minimum, extrapolate, fmincg, interpolate, is_flat, is_too_far,
    polak_ribiere, quadratic_minimum,
};
use crate::judge_protocol::{Answer, Question};

pub fn answer(function: &str, question: &mut Question, answer: &mut Answer) {
    match function {
        "polak_ribiere" => {
            let (direction, old) = (question.vector(), question.vector());
            answer.array(&polak_ribiere(&direction, &old, &question.vector()));
        }
        "is_too_far" => {
            for _ in 0..question.count() {
                let (start, step) = (point(question), question.number());
                answer.count(usize::from(is_too_far(start, step, point(question))));
            }
        }
        "is_flat" => {
            for _ in 0..question.count() {
                let start = point(question);
                answer.count(usize::from(is_flat(start, point(question))));
            }
        }
        "interpolate" => {
            let (start, here, third) = (point(question), point(question), point(question));
            answer.number(interpolate(start, here, third, question.number()));
        }
        "quadratic_minimum" => {
            let (here, third) = (point(question), point(question));
            answer.number(quadratic_minimum(here, third, question.number()));
        }
        "cubic_minimum" => {
            let (here, third) = (point(question), point(question));
            answer.number(cubic_minimum(here, third, question.number()));
        }
        "extrapolate" => {
            let (here, third, gap) = (point(question), point(question), question.number());
            let (step, limit) = (question.number(), question.number());
            let limit = (limit >= 0.0).then_some(limit);
            answer.number(extrapolate(here, third, gap, step, limit));
        }
        "fmincg" => {
            let (scales, centre) = (question.vector(), question.vector());
            let (start, iterations) = (question.vector(), question.count());
            let valley = |p: &Array1<f64>| valley(&scales, &centre, p);
            let minimum = fmincg(valley, start, iterations, |_| ControlFlow::Continue(()));
            answer.array(&Array1::from_vec(minimum.costs));
            answer.array(&minimum.params);
            answer.count(minimum.iterations);
            answer.count(minimum.evaluations);
            answer.count(usize::from(minimum.reason == StopReason::MaxIterations));
        }
        _ => {}
    }
}

fn point(question: &mut Question) -> LinePoint {
    LinePoint {
        cost: question.number(),
        slope: question.number(),
    }
}

/// Σ s·√(1 + (p − c)²) and a bit of coupling: smooth, convex and no parabola.
fn valley(scales: &Array1<f64>, centre: &Array1<f64>, p: &Array1<f64>) -> (f64, Array1<f64>) {
    let away = p - centre;
    let root = away.mapv(|a| (1.0 + a * a).sqrt());
    let sum = away.sum();
    let cost = scales.dot(&root) + 0.05 * sum * sum;
    (cost, scales * &away / root + 0.1 * sum)
}
