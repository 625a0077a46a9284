//! Section 8: what the trained network reads, and what it sees.

use handwritten::feedforward::feedforward;
use handwritten::network::Network;
use handwritten::prediction::{
    accuracy, confusion_matrix, hidden_layer, label_of_largest, predict,
};
use handwritten::published as p;
use handwritten::terminal::{draw, side_by_side};
use handwritten::visualization::{digit_image, display_data};
use ndarray::Array2;

use super::{
    Failure,
    digits::{Names, select, shuffled},
    output::Output,
    screen::Screen,
    setting::Setting,
    table::{Row, counted, grouped, length, plural},
    training::Trained,
};

/// Mistakes in the picture: as many as in the picture of the data.
const MISREAD: usize = 100;

/// Mistakes in the list of the most frequent ones.
const FREQUENT: usize = 5;

/// What the network answered to one image.
#[derive(Clone, Copy)]
struct Reading {
    row: usize,
    label: usize,
    guess: usize,
    /// The output of the guess.
    confidence: f64,
}

/// Looks at what the trained network reads rightly and wrongly.
pub(crate) fn read_the_digits(
    screen: &mut Screen,
    setting: &Setting,
    trained: &Trained,
    output: &mut Output,
) -> Result<(), Failure> {
    screen.heading("8 · What the network reads")?;
    let Trained {
        network,
        name: trained,
    } = trained;
    let readings = readings(setting, network);
    let (right, wrong): (Vec<Reading>, Vec<Reading>) = readings
        .into_iter()
        .partition(|reading| reading.label == reading.guess);
    let m = setting.digits.labels.len();
    let mut rows = known_rows(setting);
    let percent = 100.0 * right.len() as f64 / m as f64;
    rows.push(Row::new("read rightly, trained here", counted(right.len())));
    rows.push(Row::new("in percent", grouped(percent, 2)));
    screen.prose(&format!(
        "The label with the largest output wins. Trained here: {trained}."
    ))?;
    screen.gap()?;
    screen.table(rows)?;
    show_confusion(screen, setting, network)?;
    if setting.digits.side().is_none() {
        return Ok(());
    }
    show_examples(
        screen,
        setting,
        "Read rightly:",
        &of_different_labels(&right, setting),
    )?;
    let mut surest = wrong;
    surest.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    show_examples(screen, setting, "Read wrongly, the surest first:", &surest)?;

    let shows = format!("hidden units of {trained}");
    output.tile("hidden_layer.png", shows, &hidden_layer(network))?;
    if !surest.is_empty() {
        surest.truncate(MISREAD);
        let rows: Vec<usize> = surest.iter().map(|reading| reading.row).collect();
        let shows = format!("{} misread by {trained}", plural(rows.len(), "image"));
        let tile = display_data(&select(&setting.digits.x, &rows));
        output.tile("misread.png", shows, &tile)?;
    }
    Ok(())
}

/// What the weights of section 2 read, where it is known how much they should.
fn known_rows(setting: &Setting) -> Vec<Row> {
    let ours = setting.weights.are_the_shipped();
    if !setting.weights.are_the_courses() && !ours {
        return Vec::new();
    }
    let predicted = predict(&setting.weights.network, &setting.digits.x);
    let labels = &setting.digits.labels;
    let percent = accuracy(&predicted, labels);
    let right = (percent / 100.0 * labels.len() as f64).round();
    let compare = setting.lecture_data;
    if ours {
        let published = &p::OUR_CORRECT_PREDICTIONS;
        let what = "read rightly, data/weights.mat";
        return vec![Row::published(what, right, published, compare)];
    }
    vec![
        Row::published(
            "read rightly, course's weights",
            right,
            &p::CORRECT_PREDICTIONS,
            compare,
        ),
        Row::published("in percent", percent, &p::ACCURACY, compare),
    ]
}

fn readings(setting: &Setting, network: &Network) -> Vec<Reading> {
    let outputs = feedforward(network, &setting.digits.x).a3;
    let answers = outputs.rows().into_iter().zip(&setting.digits.labels);
    let reading = |(row, (outputs, &label)): (usize, (ndarray::ArrayView1<f64>, &usize))| {
        let guess = label_of_largest(&outputs);
        Reading {
            row,
            label,
            guess,
            confidence: outputs[guess - 1],
        }
    };
    answers.enumerate().map(reading).collect()
}

/// One reading of each label, in random order.
fn of_different_labels(readings: &[Reading], setting: &Setting) -> Vec<Reading> {
    let mut chosen: Vec<Reading> = Vec::new();
    for index in shuffled(readings.len(), setting.seed) {
        let reading = readings[index];
        if chosen.iter().all(|other| other.label != reading.label) {
            chosen.push(reading);
        }
    }
    chosen
}

fn show_confusion(
    screen: &mut Screen,
    setting: &Setting,
    network: &Network,
) -> Result<(), Failure> {
    let names = setting.names;
    let predicted = predict(network, &setting.digits.x);
    let counts = confusion_matrix(
        &predicted,
        &setting.digits.labels,
        setting.architecture.labels,
    );
    let lines = matrix_lines(&counts, names);
    if lines.iter().all(|line| length(line) <= screen.room()) && counts.nrows() <= 20 {
        screen.gap()?;
        let noun = names.noun();
        screen.prose(&format!(
            "Each {noun} (row) and what it was read as (column):"
        ))?;
        screen.lines(&lines)?;
    }
    let mut mistakes: Vec<(usize, usize, usize)> = counts
        .indexed_iter()
        .filter(|&((row, column), &count)| row != column && count > 0)
        .map(|((row, column), &count)| (count, row + 1, column + 1))
        .collect();
    mistakes.sort_by_key(|&(count, label, guess)| (usize::MAX - count, label, guess));
    if !mistakes.is_empty() {
        let text = mistakes
            .iter()
            .take(FREQUENT)
            .map(|&(count, label, guess)| {
                format!("{} as {} ({count})", names.name(label), names.name(guess))
            });
        let list = text.collect::<Vec<_>>().join(", ");
        screen.gap()?;
        screen.prose(&format!("Most often confused: {list}."))?;
    }
    Ok(())
}

/// The confusion matrix in columns of equal width, with dots for zeros.
fn matrix_lines(counts: &Array2<usize>, names: Names) -> Vec<String> {
    let order = names.in_order();
    let widest = counts.iter().map(|count| length(&count.to_string())).max();
    let width = 1 + widest.unwrap_or(1).max(length(&order.len().to_string()));
    let cell = |text: &str| format!("{text:>width$}");
    let head: String = order
        .iter()
        .map(|&label| cell(&names.name(label).to_string()))
        .collect();
    let mut lines = vec![cell("") + &head];
    for &label in &order {
        let cells = order
            .iter()
            .map(|&guess| match counts[[label - 1, guess - 1]] {
                0 => cell("·"),
                count => cell(&count.to_string()),
            });
        lines.push(cell(&names.name(label).to_string()) + &cells.collect::<String>());
    }
    lines
}

/// Some images side by side, each with what it is and what was read in it.
fn show_examples(
    screen: &mut Screen,
    setting: &Setting,
    title: &str,
    readings: &[Reading],
) -> Result<(), Failure> {
    const GAP: usize = 3;
    const MOST: usize = 5;

    let side = setting.digits.side().unwrap_or(1);
    let captions = |reading: &Reading| {
        let [is, was] = [reading.label, reading.guess].map(|label| setting.names.name(label));
        let text = if is == was {
            format!("{is}")
        } else {
            format!("{is} read as {was}")
        };
        let sure = format!("{:.1} % sure", 100.0 * reading.confidence);
        [text, sure]
    };
    let shown = readings.iter().take(MOST).flat_map(captions);
    let longest = shown.map(|caption| length(&caption)).max().unwrap_or(0);
    let width = side.max(longest).min(screen.room());
    let count = ((screen.room() + GAP) / (width + GAP)).clamp(1, MOST);
    if readings.is_empty() {
        return Ok(());
    }
    screen.gap()?;
    screen.prose(title)?;
    screen.gap()?;
    let examples: Vec<Vec<String>> = readings
        .iter()
        .take(count)
        .map(|reading| {
            let image = digit_image(&setting.digits.x.row(reading.row));
            let mut lines = draw(&image, width, screen.ink());
            let blank = " ".repeat(width.saturating_sub(side));
            for line in &mut lines {
                line.push_str(&blank);
            }
            lines.extend(captions(reading).map(|caption| format!("{caption:<width$}")));
            lines
        })
        .collect();
    screen.lines(&side_by_side(&examples, width, GAP))?;
    Ok(())
}
