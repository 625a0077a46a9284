//! How fast each step is, and how time grows, as `benches/recorded/` has it.

use super::{
    Drawing,
    axes::{Axes, Scale},
    material::Material,
    svg::{Svg, spoken},
};
use crate::course;

/// The lines of a recorded file after its heading, cell by cell.
#[must_use]
pub fn recorded(name: &str) -> Vec<Vec<&'static str>> {
    let text = course::text(&format!("benches/recorded/{name}.csv")).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split(',').collect()).collect()
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or(f64::NAN)
}

const LEFT: f64 = 158.0;
const TOP: f64 = 24.0;
const ROW: f64 = 22.0;

/// A line for each step, on a scale where equal factors are equal lengths.
#[must_use]
pub fn steps(_: &Material) -> Drawing {
    let steps: Vec<(String, f64)> = recorded("steps")
        .iter()
        .map(|cells| {
            let threads = if cells[1] == "1" { "" } else { ", 2 threads" };
            (format!("{}{threads}", cells[0]), number(cells[3]))
        })
        .collect();
    let height = ROW * steps.len() as f64;
    let mut svg = Svg::new(TOP + height + 44.0);
    let axes = Axes {
        corner: (LEFT, TOP),
        size: (WIDTH_OF_FIELD, height),
        x: Scale::Log(1.0, 100.0),
        y: Scale::Linear(0.0, 1.0),
    };
    let ticks = [(1.0, "1"), (10.0, "10"), (100.0, "100")];
    axes.draw(&mut svg, ("milliseconds", &ticks), ("", &[]));
    for (row, (name, milliseconds)) in steps.iter().enumerate() {
        let y = TOP + (row as f64 + 0.5) * ROW;
        let x = axes.at((*milliseconds, 0.0)).0;
        svg.text("label end", (LEFT - 7.0, y + 4.0), name);
        svg.line("line a", (LEFT, y), (x, y));
        svg.circle("dot a", (x, y), 3.5);
        svg.text("note", (x + 8.0, y + 4.0), &spoken(*milliseconds, 1));
    }
    let spoken_steps: Vec<String> = steps
        .iter()
        .map(|(name, milliseconds)| format!("{name} {}", spoken(*milliseconds, 1)))
        .collect();
    Drawing {
        caption: "One evaluation of cost and gradient on the 5,000 digits, step by step: the \
                  fastest of 25, recorded on one machine."
            .to_owned(),
        alternative: format!("Milliseconds for each step: {}.", spoken_steps.join("; ")),
        svg,
    }
}

const WIDTH_OF_FIELD: f64 = 150.0;

/// What is varied, its column in the file, and what the axes show.
type Varied = (
    &'static str,
    usize,
    (f64, f64),
    &'static [(f64, &'static str)],
);

const VARIED: [Varied; 3] = [
    (
        "examples",
        2,
        (1e3, 1e5),
        &[(1e3, "1,000"), (1e4, "10,000"), (1e5, "100,000")],
    ),
    (
        "hidden",
        3,
        (4.0, 500.0),
        &[(5.0, "5"), (25.0, "25"), (100.0, "100"), (400.0, "400")],
    ),
    (
        "pixels",
        4,
        (80.0, 1e3),
        &[
            (100.0, "100"),
            (200.0, "200"),
            (400.0, "400"),
            (784.0, "784"),
        ],
    ),
];

/// Time over examples, hidden units and pixels, one below the other.
#[must_use]
pub fn scaling(_: &Material) -> Drawing {
    let rows = recorded("scaling");
    let mut svg = Svg::new(3.0 * PANEL);
    for (place, (varied, column, (from, to), x)) in VARIED.into_iter().enumerate() {
        let axes = Axes {
            corner: (40.0, 26.0 + place as f64 * PANEL),
            size: (250.0, PANEL - 72.0),
            x: Scale::Log(from, to),
            y: Scale::Log(0.5, 200.0),
        };
        let y = [(1.0, "1"), (10.0, "10"), (100.0, "100")];
        let name = if varied == "hidden" {
            "hidden units"
        } else {
            varied
        };
        axes.draw(&mut svg, (name, x), ("milliseconds", &y));
        for (form, class) in [("plain", "b"), ("fast", "a")] {
            let points: Vec<(f64, f64)> = rows
                .iter()
                .filter(|cells| cells[0] == varied && cells[1] == form)
                .map(|cells| axes.at((number(cells[column]), number(cells[5]))))
                .collect();
            svg.curve(&format!("line {class}"), &points);
            for &point in &points {
                svg.circle(&format!("dot {class}"), point, 2.2);
            }
            if let Some(&(x, y)) = points.last() {
                svg.text(&format!("note {class}"), (x + 6.0, y + 4.0), form);
            }
        }
    }
    let at = |varied: &str, form: &str, last: bool| {
        let mut of = rows
            .iter()
            .filter(|cells| cells[0] == varied && cells[1] == form);
        let cells = if last { of.next_back() } else { of.next() };
        spoken(cells.map_or(f64::NAN, |cells| number(cells[5])), 1)
    };
    Drawing {
        caption: "Time of one evaluation on one thread. Both scales show factors, so a straight \
                  line is a power of the size."
            .to_owned(),
        alternative: format!(
            "Three charts with two nearly straight rising lines each, the plain form above the \
             fast one. From 1,250 to 60,000 examples the fast form takes {} to {} milliseconds, \
             the plain one {} to {}; from 5 to 400 hidden units the fast form {} to {}.",
            at("examples", "fast", false),
            at("examples", "fast", true),
            at("examples", "plain", false),
            at("examples", "plain", true),
            at("hidden", "fast", false),
            at("hidden", "fast", true),
        ),
        svg,
    }
}

const PANEL: f64 = 180.0;
