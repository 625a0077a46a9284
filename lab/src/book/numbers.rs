//! The numbers that a page may name.
//!
//! A published one is a constant of `src/given/published.rs`, a measured one a line of
//! `book/numbers.csv`, which `lab/tests/numbers.rs` computes again.

use handwritten::published::{ALL, NAMES, Published};

use super::{
    format::{self, Options, Place},
    sources::Sources,
};

/// Every constant of `src/given/published.rs` with its name, in its order.
pub fn published() -> impl Iterator<Item = (&'static str, &'static Published)> {
    NAMES.iter().copied().zip(ALL.iter().copied())
}

/// Where measured numbers stand.
pub const FILE: &str = "book/numbers.csv";

/// A line of `book/numbers.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// What a page calls it.
    pub name: String,
    /// The number as it is written there: its digits are those that are pinned.
    pub written: String,
    /// What was measured, and how.
    pub what: String,
}

impl Measured {
    /// The number.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.written.parse().unwrap_or(f64::NAN)
    }
}

/// The lines of `book/numbers.csv`.
///
/// # Errors
///
/// If a line is not `name,value,what`.
pub fn measured(sources: &dyn Sources) -> Result<Vec<Measured>, String> {
    let file = sources.text(FILE);
    let text = file.ok_or_else(|| format!("{FILE} cannot be read"))?;
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(index, line)| {
            let mut parts = line.splitn(3, ',');
            let (name, written, what) = (parts.next(), parts.next(), parts.next());
            match (name, written, what) {
                (Some(name), Some(written), Some(what))
                    if written.parse::<f64>().is_ok_and(f64::is_finite) && !what.is_empty() =>
                {
                    Ok(Measured {
                        name: name.to_owned(),
                        written: written.to_owned(),
                        what: what.to_owned(),
                    })
                }
                _ => Err(format!(
                    "{FILE}, line {}: {line:?} is not `name,value,what was measured`",
                    index + 1
                )),
            }
        })
        .collect()
}

/// A number by its name, as people write it.
///
/// # Errors
///
/// If there is none of that name: the names that are near.
pub(super) fn written(
    name: &str,
    options: Options,
    place: Place,
    sources: &dyn Sources,
) -> Result<String, String> {
    if let Some((_, known)) = published().find(|(known, _)| *known == name) {
        let (value, plain) = if options.margin {
            (known.margin, margin(known))
        } else {
            (known.value, format!("{:.*}", known.decimals, known.value))
        };
        return Ok(format::number(value, &plain, options, place));
    }
    let measured = measured(sources)?;
    if let Some(found) = measured.iter().find(|number| number.name == name) {
        if options.margin {
            return Err("only a published number has a margin".to_owned());
        }
        return Ok(format::number(
            found.value(),
            &found.written,
            options,
            place,
        ));
    }
    let names = published().map(|(known, _)| known);
    let names = names.chain(measured.iter().map(|number| number.name.as_str()));
    Err(format!(
        "no number has this name, neither in src/given/published.rs nor in {FILE}; {}",
        near(name, names)
    ))
}

/// A margin without the hair that is added for rounding.
fn margin(known: &Published) -> String {
    let rounded = format!("{:.2e}", known.margin);
    match rounded.parse::<f64>() {
        Ok(value) if (1e-4..1e4).contains(&value) => format!("{value}"),
        Ok(value) => format!("{value:e}"),
        Err(_) => rounded,
    }
}

/// The names that are most like `name`, for a message.
#[must_use]
pub(super) fn near<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    let likeness = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase());
    let mut ranked: Vec<(f64, &str)> = names.map(|known| (likeness(known), known)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best: Vec<String> = ranked
        .iter()
        .take(3)
        .map(|(_, known)| format!("`{known}`"))
        .collect();
    format!("near it are {}", best.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Measured, measured, published, written};
    use crate::book::{
        format::{Options, Place},
        sources::Sources,
    };

    struct File(&'static str);

    impl Sources for File {
        fn text(&self, _: &str) -> Option<String> {
            Some(self.0.to_owned())
        }
    }

    fn prose(name: &str, options: &str) -> Result<String, String> {
        let options = Options::parse(options.split_whitespace()).unwrap();
        written(
            name,
            options,
            Place::Prose,
            &File("small,2.6e-11,relative difference\n"),
        )
    }

    #[test]
    fn published_numbers_have_the_digits_that_were_published() {
        assert_eq!(prose("COST_LAMBDA_1", "").unwrap(), "0.383770");
        assert_eq!(
            prose("ACCURACY_50_ITERATIONS", "percent").unwrap(),
            "95.3\u{a0}%"
        );
        assert_eq!(prose("ACCURACY_50_ITERATIONS", "margin").unwrap(), "1");
        assert_eq!(prose("RELATIVE_DIFFERENCE", "margin").unwrap(), "10⁻⁹");
        assert!(published().any(|(name, _)| name == "IMAGES"));
    }

    #[test]
    fn measured_numbers_have_the_digits_of_the_file() {
        assert_eq!(prose("small", "").unwrap(), "2.6\u{a0}·\u{a0}10⁻¹¹");
        assert!(prose("small", "margin").is_err());
    }

    #[test]
    fn an_unknown_name_is_answered_with_near_ones() {
        let error = prose("COST_LAMDA_1", "").unwrap_err();
        assert!(error.contains("`COST_LAMBDA_1`"), "{error}");
    }

    #[test]
    fn a_damaged_file_is_named_with_the_line() {
        for bad in ["a,b,c\n", "a,1\n", "a,1,\n", "a,inf,c\n"] {
            let text: &'static str = Box::leak(format!("# x\n{bad}").into_boxed_str());
            let error = measured(&File(text)).unwrap_err();
            assert!(error.contains("book/numbers.csv, line 2"), "{error}");
        }
        let good = measured(&File("a,1.50,what, and how\n")).unwrap();
        assert_eq!(
            good,
            [Measured {
                name: "a".to_owned(),
                written: "1.50".to_owned(),
                what: "what, and how".to_owned(),
            }]
        );
    }
}
