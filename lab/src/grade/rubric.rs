//! How many points each check is worth.

use std::{collections::BTreeSet, fs, path::Path};

use sha2::{Digest, Sha256};
use toml::{Table, Value};

use super::catalogue::{self, CHECKS, Check};
use crate::failure::Failure;

/// Rubrics that come with the program, by the names that `--rubric` knows.
pub const PRESETS: [(&str, &str); 2] = [
    ("course", include_str!("../../rubrics/course.toml")),
    ("all", include_str!("../../rubrics/all.toml")),
];

/// What a grade is made of.
#[derive(Clone, Debug)]
pub struct Rubric {
    /// What it calls itself.
    pub name: String,
    /// In the order in which they are reported.
    pub parts: Vec<Part>,
    /// A fingerprint of the file.
    pub digest: String,
}

/// A line of a grade.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is called in reports.
    pub title: String,
    /// The most that it can bring.
    pub points: f64,
    /// Its checks, with the points of each.
    pub checks: Vec<(&'static Check, f64)>,
}

impl Rubric {
    /// A preset by its name, or a file.
    ///
    /// # Errors
    ///
    /// If there is no such file, or it is no rubric.
    pub fn load(name: &str) -> Result<Self, Failure> {
        if let Some((_, text)) = PRESETS.iter().find(|(known, _)| *known == name) {
            return Self::parse(text, name);
        }
        let path = Path::new(name);
        let text = fs::read_to_string(path).map_err(|error| {
            Failure::file(
                "read",
                path,
                &error,
                "name a file, or one of the rubrics that come with this: course, all",
            )
        })?;
        Self::parse(&text, name)
    }

    /// Reads a rubric from the text of a file.
    ///
    /// # Errors
    ///
    /// If it is no rubric; says where and why.
    pub fn parse(text: &str, file: &str) -> Result<Self, Failure> {
        let wrong = |what: String| {
            Failure::new(
                format!("{file} is no rubric: {what}"),
                "`cargo lab grade --show-rubric` prints one to begin with",
            )
        };
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            wrong(format!("it is no TOML, {}", error.to_string().trim()))
        })?;
        let name = match table.get("name") {
            Some(Value::String(name)) => name.clone(),
            None => file.to_owned(),
            Some(other) => return Err(wrong(format!("`name` is {other:?}, expected a text"))),
        };
        let Some(Value::Array(parts)) = table.get("parts") else {
            return Err(wrong("it has no `[[parts]]`".to_owned()));
        };
        let mut used = BTreeSet::new();
        let parts = parts
            .iter()
            .map(|value| part(value, &mut used))
            .collect::<Result<Vec<Part>, String>>()
            .map_err(wrong)?;
        if parts.is_empty() {
            return Err(wrong("it has no `[[parts]]`".to_owned()));
        }
        Ok(Self {
            name,
            parts,
            digest: hex(&Sha256::digest(text)[..8]),
        })
    }

    /// The most that a submission can reach.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.parts.iter().map(|part| part.points).sum()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

fn part(value: &Value, used: &mut BTreeSet<&'static str>) -> Result<Part, String> {
    let table = value.as_table().ok_or("a part is not a table")?;
    let title = match table.get("title") {
        Some(Value::String(title)) => title.clone(),
        _ => return Err("a part has no `title`".to_owned()),
    };
    if let Some(key) = table
        .keys()
        .find(|key| !["title", "points", "checks"].contains(&key.as_str()))
    {
        return Err(format!(
            "the part {title:?} has `{key}`, expected title, points and checks"
        ));
    }
    let points = table
        .get("points")
        .and_then(number)
        .ok_or(format!("the part {title:?} has no `points` of 0 or more"))?;
    let Some(Value::Table(checks)) = table.get("checks") else {
        return Err(format!("the part {title:?} has no `[parts.checks]`"));
    };
    let mut weights = Vec::new();
    for (name, weight) in checks {
        let check = catalogue::find(name).ok_or_else(|| {
            let known: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
            format!("there is no check {name:?}; there are {}", known.join(", "))
        })?;
        if !used.insert(check.name) {
            return Err(format!("the check {name:?} stands in two parts"));
        }
        let weight = number(weight)
            .filter(|weight| *weight > 0.0)
            .ok_or(format!("the check {name:?} has no weight above 0"))?;
        weights.push((check, weight));
    }
    let sum: f64 = weights.iter().map(|(_, weight)| weight).sum();
    if weights.is_empty() {
        return Err(format!("the part {title:?} has no checks"));
    }
    weights.sort_by_key(|(check, _)| CHECKS.iter().position(|known| known.name == check.name));
    Ok(Part {
        title,
        points,
        checks: weights
            .into_iter()
            .map(|(check, weight)| (check, points * weight / sum))
            .collect(),
    })
}

#[allow(clippy::cast_precision_loss)]
fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Integer(number) => *number as f64,
        Value::Float(number) => *number,
        _ => return None,
    };
    (number.is_finite() && number >= 0.0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Rubric, String> {
        Rubric::parse(text, "my.toml").map_err(|failure| failure.to_string())
    }

    #[test]
    fn the_course_gives_30_15_5_40_and_10() {
        let rubric = Rubric::load("course").unwrap();
        let points: Vec<f64> = rubric.parts.iter().map(|part| part.points).collect();
        assert_eq!(points, [30.0, 15.0, 5.0, 40.0, 10.0]);
    }

    #[test]
    fn all_sections_share_100_points_and_every_check_counts() {
        let rubric = Rubric::load("all").unwrap();
        assert!((rubric.points() - 100.0).abs() < 1e-9);
        let checks: usize = rubric.parts.iter().map(|part| part.checks.len()).sum();
        assert_eq!(checks, CHECKS.len());
        for (number, part) in (1..).zip(&rubric.parts) {
            assert!(part.checks.iter().all(|(check, _)| check.section == number));
        }
    }

    /// The rows of its table: `| 2 feedforward and cost | 25 | … |`.
    #[test]
    fn the_teachers_guide_shows_the_points_of_all_sections() {
        let guide = crate::course::text("book/src/teachers_guide.md").unwrap();
        let (_, table) = guide.split_once("| section | points |").unwrap();
        let rows = table
            .lines()
            .skip(2)
            .map_while(|row| row.strip_prefix("| "));
        let shown: Vec<(usize, f64)> = rows
            .map(|row| {
                let mut cells = row.split(" | ");
                let section = cells.next().unwrap().split(' ').next().unwrap();
                (
                    section.parse().unwrap(),
                    cells.next().unwrap().parse().unwrap(),
                )
            })
            .collect();
        let all = Rubric::load("all").unwrap();
        let points: Vec<(usize, f64)> = (1..)
            .zip(all.parts.iter().map(|part| part.points))
            .collect();
        assert_eq!(
            shown, points,
            "the guide shows what lab/rubrics/all.toml gives"
        );
    }

    #[test]
    fn the_checks_of_a_part_share_its_points() {
        for (name, _) in PRESETS {
            for part in Rubric::load(name).unwrap().parts {
                let sum: f64 = part.checks.iter().map(|(_, points)| points).sum();
                assert!((sum - part.points).abs() < 1e-9, "{}", part.title);
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_rubric_is_said() {
        for (text, says) in [
            ("parts = 1", "no `[[parts]]`"),
            ("[[parts]]\npoints = 3", "no `title`"),
            (
                "[[parts]]\ntitle = 'a'\npoints = -3",
                "no `points` of 0 or more",
            ),
            (
                "[[parts]]\ntitle = 'a'\npoints = 3\n[parts.checks]\nsigmid = 1",
                "no check \"sigmid\"",
            ),
            (
                "[[parts]]\ntitle = 'a'\npoints = 3\n[parts.checks]\ncost = 1\n[[parts]]\ntitle = 'b'\npoints = 3\n[parts.checks]\ncost = 1",
                "stands in two parts",
            ),
            ("[[parts]\n", "it is no TOML"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(says) && error.contains("my.toml"), "{error}");
        }
    }
}
