//! A class at a glance, for whoever teaches it.

use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::Value;

use crate::grade::{report::words::number, sandbox::Walls};

/// The class at a glance: points, how they are spread, what went wrong most.
#[must_use]
pub fn summary(reports: &[Value], walls: Walls) -> String {
    let points = |report: &Value| report["points"].as_f64().unwrap_or_default();
    let mut text = String::new();
    for report in reports {
        let person = report["for_a_person"]
            .as_array()
            .is_some_and(|lines| !lines.is_empty());
        let name = report["submission"].as_str().unwrap_or_default();
        let _ = writeln!(
            text,
            "{:<40} {:>6} of {}{}",
            name,
            number(points(report)),
            number(report["of"].as_f64().unwrap_or_default()),
            if person {
                "   a person should look"
            } else {
                ""
            }
        );
    }
    if reports.len() > 1 {
        text += &distribution(reports);
        text += &per_part(reports);
        text += &mistakes(reports);
    }
    text += &people(reports);
    if walls == Walls::Open {
        text += "\nThis system did not keep the submissions from reading files or the network: grade in a\n\
                 container if they may be hostile (see the teacher's guide).\n";
    }
    text
}

fn distribution(reports: &[Value]) -> String {
    let of = reports
        .iter()
        .filter_map(|report| report["of"].as_f64())
        .fold(0.0, f64::max);
    let mut all: Vec<f64> = reports
        .iter()
        .filter_map(|report| report["points"].as_f64())
        .collect();
    all.sort_by(f64::total_cmp);
    let mean = all.iter().sum::<f64>() / all.len() as f64;
    let median = f64::midpoint(all[(all.len() - 1) / 2], all[all.len() / 2]);
    let mut text = format!(
        "\n{} submissions: mean {mean:.1}, median {}, from {} to {} of {}\n",
        all.len(),
        number(median),
        number(all[0]),
        number(all[all.len() - 1]),
        number(of)
    );
    for tenth in 0..10 {
        let (low, high) = (
            of * f64::from(tenth) / 10.0,
            of * f64::from(tenth + 1) / 10.0,
        );
        let last = tenth == 9;
        let inside = |points: &&f64| **points >= low && (**points < high || last);
        let count = all.iter().filter(inside).count();
        let bar = "#".repeat((count * 40).div_ceil(all.len()));
        let _ = writeln!(
            text,
            "  {:>5} to {:<5} {count:>4} {bar}",
            number(low),
            number(high)
        );
    }
    text
}

fn per_part(reports: &[Value]) -> String {
    let mut text = String::from("\nPart by part, of the points that there were:\n");
    let Some(parts) = reports[0]["parts"].as_array() else {
        return String::new();
    };
    for (index, part) in parts.iter().enumerate() {
        let sum: f64 = reports
            .iter()
            .filter_map(|report| report["parts"][index]["points"].as_f64())
            .sum();
        let of: f64 = reports
            .iter()
            .filter_map(|report| report["parts"][index]["of"].as_f64())
            .sum();
        let share = if of > 0.0 { 100.0 * sum / of } else { 0.0 };
        let _ = writeln!(
            text,
            "  {:<32} {share:>5.1} %",
            part["title"].as_str().unwrap_or_default()
        );
    }
    text
}

/// For the next lesson.
fn mistakes(reports: &[Value]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for report in reports {
        for mistake in report["mistakes"].as_array().into_iter().flatten() {
            *counts
                .entry(mistake.as_str().unwrap_or_default())
                .or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    if counts.is_empty() {
        return String::new();
    }
    let mut text = String::from("\nThe most frequent mistakes:\n");
    for (mistake, count) in counts.iter().take(12) {
        let _ = writeln!(text, "  {count:>4}  {mistake}");
    }
    text
}

fn people(reports: &[Value]) -> String {
    let mut text = String::new();
    for report in reports {
        let lines = report["for_a_person"].as_array().into_iter().flatten();
        for line in lines.filter_map(Value::as_str) {
            let name = report["submission"].as_str().unwrap_or_default();
            let _ = writeln!(text, "  {name}: {line}");
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("\nFor a person to look at:\n{text}")
}
