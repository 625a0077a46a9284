//! `handwritten predict`: a person's own digit.

use std::process::ExitCode;

use handwritten::feedforward::feedforward;
use handwritten::network::Network;
use handwritten::own_digit::like_training_digits;
use handwritten::picture::load_png;
use handwritten::prediction::label_of_largest;
use handwritten::visualization::digit_image;
use ndarray::Axis;

use super::{Failure, digits::Names, options::PredictOptions, screen::Screen};

/// Labels that are listed.
const LISTED: usize = 10;

/// The longest bar.
const BAR: usize = 20;

/// An output below this is no answer.
const SURE: f64 = 0.5;

/// Reads one picture.
pub(crate) fn predict(options: &PredictOptions) -> Result<ExitCode, Failure> {
    let network = Network::load(&options.network)?;
    let architecture = network.architecture();
    let side = architecture.inputs.isqrt();
    if side * side != architecture.inputs {
        let (path, inputs) = (options.network.display(), architecture.inputs);
        return Err(format!(
            "{path}: the network has {inputs} inputs, expected side × side of them; \
             name one that reads square images with --network"
        )
        .into());
    }
    let picture = load_png(&options.image)?;
    let pixels = like_training_digits(&picture, side)
        .map_err(|no_ink| format!("{}: {no_ink}", options.image.display()))?;

    let screen = &mut Screen::new(false);
    let (height, width) = picture.dim();
    let image = options.image.display();
    screen.prose(&format!(
        "{image}, {width} × {height} pixels; the network sees {side} × {side}:"
    ))?;
    screen.gap()?;
    screen.picture(&digit_image(&pixels))?;
    screen.gap()?;

    let outputs = feedforward(&network, &pixels.insert_axis(Axis(0))).a3;
    let outputs = outputs.row(0);
    let names = Names::new(architecture.labels);
    let mut ranked: Vec<usize> = (1..=architecture.labels).collect();
    ranked.sort_by(|&a, &b| outputs[b - 1].total_cmp(&outputs[a - 1]));
    for &label in ranked.iter().take(LISTED) {
        let output = outputs[label - 1];
        // Between 0 and the longest bar, so the cast is exact.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let bar = "█".repeat((output * BAR as f64).round() as usize);
        let (name, percent) = (names.name(label), 100.0 * output);
        screen.lines(&[format!("{name:>4}  {percent:5.1} %  {bar}")])?;
    }
    screen.gap()?;
    let answer = label_of_largest(&outputs);
    let name = names.name(answer);
    if outputs[answer - 1] < SURE {
        screen.prose(&format!(
            "No output is sure; the best guess is {name}. A digit alone in the picture, in one \
             colour on another, is read best."
        ))?;
    } else {
        screen.prose(&format!("The answer: {name}."))?;
    }
    Ok(ExitCode::SUCCESS)
}
