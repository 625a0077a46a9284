//! The comparison as pictures.

use std::error::Error;

use handwritten::picture::MARK;
use handwritten::tuning::{Setting, Spread, spread};
use plotters::{coord::Shift, prelude::*};

use super::{
    Failure,
    plan::Plan,
    report::{Summary, accuracies, named, summary},
    store::Store,
};
use crate::run::output::Output;

/// A point of a curve: where it stands, and the numbers of all seeds.
type Point = (f64, Spread);

/// One panel of a picture.
struct Panel {
    title: String,
    across: &'static str,
    /// What stands below the axis at each place.
    places: Vec<String>,
    seen: Vec<Point>,
    new: Vec<Point>,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Colours that differ in lightness too; the curves also differ in their marks.
const SEEN: RGBColor = RGBColor(190, 90, 20);
const NEW: RGBColor = RGBColor(20, 60, 140);

/// Pixels below the panels.
const LEGEND: u32 = 42;

/// Draws all pictures.
pub(super) fn draw(
    plan: &Plan,
    store: &Store,
    all: &[Summary],
    best: &Setting,
    output: &mut Output,
) -> Result<(), Failure> {
    let learning: Vec<Panel> = plan
        .curve_lambdas()
        .into_iter()
        .map(|lambda| learning_curve(plan, store, lambda))
        .collect();
    let svg = curves(&learning)?;
    let shows = "how scores change with the number of images".to_owned();
    output.write("learning_curves.svg", shows, svg.as_bytes())?;
    let svg = curves(&validation_curves(plan, all, best))?;
    let shows = format!("one choice changed at a time, from {}", named(best));
    output.write("validation_curves.svg", shows, svg.as_bytes())?;
    let svg = heat_map(plan, all, best)?;
    let shows = format!("lambda and hidden units at {} iterations", best.iterations);
    output.write("heat_map.svg", shows, svg.as_bytes())
}

fn learning_curve(plan: &Plan, store: &Store, lambda: f64) -> Panel {
    let setting = Setting {
        hidden: plan.curve_hidden(),
        lambda,
        iterations: plan.most_iterations(),
    };
    let of = plan.curve_examples().into_iter().filter_map(|examples| {
        let summary = summary(plan, store, setting, examples)?;
        Some((examples.to_string(), summary))
    });
    let title = named(&setting);
    panel(title, "images to learn from", of)
}

fn validation_curves(plan: &Plan, all: &[Summary], best: &Setting) -> Vec<Panel> {
    let along = |keep: &dyn Fn(&Setting) -> bool, name: &dyn Fn(&Setting) -> String| {
        let mut kept: Vec<&Summary> = all.iter().filter(|one| keep(&one.setting)).collect();
        kept.sort_by(|a, b| {
            let sizes = |s: &Setting| (s.hidden, s.iterations);
            let (a, b) = (&a.setting, &b.setting);
            sizes(a).cmp(&sizes(b)).then(a.lambda.total_cmp(&b.lambda))
        });
        let of = kept.into_iter().map(|one| {
            let copy = Summary {
                setting: one.setting,
                seen: one.seen.clone(),
                new: one.new.clone(),
            };
            (name(&one.setting), copy)
        });
        of.collect::<Vec<_>>()
    };
    let same = |a: f64, b: f64| a.total_cmp(&b).is_eq();
    let Setting {
        hidden,
        lambda,
        iterations,
    } = *best;
    let over_lambda = along(
        &|s| s.hidden == hidden && s.iterations == iterations,
        &|s| s.lambda.to_string(),
    );
    let over_hidden = along(
        &|s| same(s.lambda, lambda) && s.iterations == iterations,
        &|s| s.hidden.to_string(),
    );
    let over_iterations = along(&|s| same(s.lambda, lambda) && s.hidden == hidden, &|s| {
        s.iterations.to_string()
    });
    [
        (
            over_lambda,
            format!("{hidden} hidden, {iterations} iterations"),
            "lambda",
            plan.lambdas.len(),
        ),
        (
            over_hidden,
            format!("lambda {lambda}, {iterations} iterations"),
            "hidden units",
            plan.hidden.len(),
        ),
        (
            over_iterations,
            format!("{hidden} hidden, lambda {lambda}"),
            "iterations",
            plan.iterations.len(),
        ),
    ]
    .into_iter()
    .filter(|(.., count)| *count > 1)
    .map(|(of, title, across, _)| panel(title, across, of.into_iter()))
    .collect()
}

fn panel(
    title: String,
    across: &'static str,
    of: impl Iterator<Item = (String, Summary)>,
) -> Panel {
    let mut panel = Panel {
        title,
        across,
        places: Vec::new(),
        seen: Vec::new(),
        new: Vec::new(),
    };
    for (name, summary) in of {
        let at = panel.places.len() as f64;
        panel.places.push(name);
        panel.seen.push((at, spread(&accuracies(&summary.seen))));
        panel.new.push((at, spread(&accuracies(&summary.new))));
    }
    panel
}

/// Panels side by side with one scale, from the lowest accuracy to 100.
fn curves(panels: &[Panel]) -> Result<String, Box<dyn Error>> {
    /// Of one panel.
    const SIZE: (u32, u32) = (340, 340);

    let points = panels
        .iter()
        .flat_map(|panel| panel.seen.iter().chain(&panel.new));
    let low = points
        .map(|(_, spread)| spread.mean - finite(spread.deviation))
        .fold(99.0_f64, f64::min)
        .max(0.0);
    let low = (low / 2.0).floor() * 2.0;
    let count = u32::try_from(panels.len().max(1)).unwrap_or(1);
    svg((count * SIZE.0, SIZE.1 + LEGEND), |area| {
        let (above, below) = area.split_vertically(SIZE.1);
        let areas = above.split_evenly((1, panels.len().max(1)));
        for (panel, area) in panels.iter().zip(&areas) {
            curve(panel, low, area)?;
        }
        legend(&below)
    })
}

/// Which curve is which, below all panels.
fn legend(area: &Area) -> Result<(), Box<dyn Error>> {
    let text = |colour: &RGBColor| ("sans-serif", 13).into_font().color(colour);
    area.draw(&Circle::new((60, 8), 4, SEEN.filled()))?;
    area.draw(&Text::new("images trained on", (70, 2), text(&SEEN)))?;
    area.draw(&TriangleMarker::new((190, 9), 6, NEW.filled()))?;
    area.draw(&Text::new("images kept out", (200, 2), text(&NEW)))?;
    let bars = Text::new("bars: ± deviation over the seeds", (60, 20), text(&BLACK));
    area.draw(&bars)?;
    Ok(())
}

fn finite(deviation: f64) -> f64 {
    if deviation.is_finite() {
        deviation
    } else {
        0.0
    }
}

fn curve(panel: &Panel, low: f64, area: &Area) -> Result<(), Box<dyn Error>> {
    let text = ("sans-serif", 13).into_font();
    let last = panel.places.len().saturating_sub(1) as f64;
    let mut chart = ChartBuilder::on(area)
        .caption(&panel.title, ("sans-serif", 14))
        .margin(10)
        .x_label_area_size(40)
        .y_label_area_size(46)
        .build_cartesian_2d(-0.4..last + 0.4, low..100.4)?;
    let name = |at: &f64| {
        // Between the places nothing is written. A place is a small whole number.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let place = at.round().max(0.0) as usize;
        let is_place = (at - place as f64).abs() < 1e-6;
        let name = panel.places.get(place).filter(|_| is_place);
        name.cloned().unwrap_or_default()
    };
    chart
        .configure_mesh()
        .x_labels(2 * panel.places.len() + 1)
        .x_desc(panel.across)
        .y_desc("read rightly, percent")
        .x_label_formatter(&name)
        .y_label_formatter(&|percent| format!("{percent:.0}"))
        .label_style(text.clone())
        .axis_desc_style(text.clone())
        .bold_line_style(BLACK.mix(0.12))
        .light_line_style(TRANSPARENT)
        .disable_x_mesh()
        .draw()?;
    for (points, colour, is_seen) in [(&panel.seen, SEEN, true), (&panel.new, NEW, false)] {
        let means = points.iter().map(|(at, spread)| (*at, spread.mean));
        chart.draw_series(LineSeries::new(means.clone(), colour.stroke_width(2)))?;
        for (at, spread) in points {
            let reach = finite(spread.deviation);
            let (from, to) = (spread.mean - reach, (spread.mean + reach).min(100.4));
            let bar = PathElement::new(vec![(*at, from), (*at, to)], colour.stroke_width(1));
            chart.draw_series([bar])?;
        }
        if is_seen {
            chart.draw_series(means.map(|at| Circle::new(at, 4, colour.filled())))?;
        } else {
            chart.draw_series(means.map(|at| TriangleMarker::new(at, 6, colour.filled())))?;
        }
    }
    Ok(())
}

/// Mean validation accuracies over lambda and hidden units.
fn heat_map(plan: &Plan, all: &[Summary], best: &Setting) -> Result<String, Box<dyn Error>> {
    const CELL: (i32, i32) = (74, 40);
    const EDGE: (i32, i32) = (110, 70);

    let (columns, rows) = (plan.lambdas.len(), plan.hidden.len());
    let at = |hidden: usize, lambda: f64| {
        let found = all.iter().find(|one| {
            one.setting.hidden == hidden
                && one.setting.lambda.total_cmp(&lambda).is_eq()
                && one.setting.iterations == best.iterations
        });
        found.map(|one| spread(&accuracies(&one.new)))
    };
    let means = all
        .iter()
        .filter(|one| one.setting.iterations == best.iterations)
        .map(|one| spread(&accuracies(&one.new)).mean);
    let (low, high) = means.fold((f64::MAX, f64::MIN), |(low, high), mean| {
        (low.min(mean), high.max(mean))
    });
    let pixels = |count: usize, cell: i32| cell * i32::try_from(count).unwrap_or(1);
    let size = (
        EDGE.0 + pixels(columns, CELL.0) + 20,
        EDGE.1 + pixels(rows, CELL.1) + 40,
    );
    let size = (size.0.unsigned_abs(), size.1.unsigned_abs());
    svg(size, |area| {
        let text = |size: i32| ("sans-serif", size).into_font();
        let write = |what: &str, place: (i32, i32), size: i32, colour: &RGBColor| {
            area.draw(&Text::new(what.to_owned(), place, text(size).color(colour)))
        };
        let title = format!(
            "Validation accuracy in percent, {} iterations",
            best.iterations
        );
        write(&title, (16, 14), 16, &BLACK)?;
        write("lambda", (EDGE.0, 36), 13, &BLACK)?;
        write("hidden units", (16, 52), 13, &BLACK)?;
        for (row, &hidden) in plan.hidden.iter().enumerate() {
            let top = EDGE.1 + pixels(row, CELL.1);
            write(&hidden.to_string(), (60, top + 14), 13, &BLACK)?;
            for (column, &lambda) in plan.lambdas.iter().enumerate() {
                let left = EDGE.0 + pixels(column, CELL.0);
                if row == 0 {
                    write(&lambda.to_string(), (left + 24, 52), 13, &BLACK)?;
                }
                let Some(Spread { mean, deviation }) = at(hidden, lambda) else {
                    continue;
                };
                let share = (mean - low) / (high - low).max(1e-9);
                let corners = [(left, top), (left + CELL.0 - 2, top + CELL.1 - 2)];
                area.draw(&Rectangle::new(corners, shade(share).filled()))?;
                let ink = if share > 0.55 { WHITE } else { BLACK };
                write(&format!("{mean:.1}"), (left + 20, top + 6), 15, &ink)?;
                if deviation.is_finite() {
                    write(
                        &format!("± {deviation:.1}"),
                        (left + 22, top + 23),
                        11,
                        &ink,
                    )?;
                }
                if hidden == best.hidden && lambda.total_cmp(&best.lambda).is_eq() {
                    area.draw(&Rectangle::new(corners, BLACK.stroke_width(3)))?;
                }
            }
        }
        Ok(())
    })
}

/// From almost white to dark blue.
fn shade(share: f64) -> RGBColor {
    // Between 0 and 255, so the cast is exact but for rounding.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let mix = |from: f64, to: f64| (from + share.clamp(0.0, 1.0) * (to - from)) as u8;
    RGBColor(mix(240.0, 20.0), mix(244.0, 60.0), mix(250.0, 140.0))
}

/// An SVG file that carries the mark of this program.
fn svg(
    size: (u32, u32),
    draw: impl FnOnce(&Area) -> Result<(), Box<dyn Error>>,
) -> Result<String, Box<dyn Error>> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&WHITE)?;
        draw(&area)?;
        area.present()?;
    }
    let end_of_tag = svg.find('>').map_or(0, |end| end + 1);
    svg.insert_str(end_of_tag, &format!("\n<!-- {MARK} -->"));
    Ok(svg)
}
