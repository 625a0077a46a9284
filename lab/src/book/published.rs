//! The table of all published numbers, source by source, beside ours.

use std::fmt::Write;

use handwritten::published::Published;

use super::{
    format::{Options, Place},
    numbers::{self, published},
    sources::Sources,
};

/// A table for each source, in the order in which the sources come.
///
/// Ours is the number `ours.NAME` of `book/numbers.csv`.
///
/// # Errors
///
/// If `book/numbers.csv` is damaged.
pub(super) fn table(sources: &dyn Sources) -> Result<String, String> {
    let mut origins: Vec<&str> = published().map(|(_, known)| known.source).collect();
    let mut seen = Vec::new();
    origins.retain(|origin| {
        !seen.contains(origin) && {
            seen.push(*origin);
            true
        }
    });
    let mut tables = String::new();
    for origin in origins {
        let _ = write!(
            tables,
            "## {}\n\n| | published | ours |\n|---|---|---|\n",
            heading(origin)
        );
        for (name, known) in published().filter(|(_, known)| known.source == origin) {
            tables += &row(name, known, sources)?;
        }
        tables.push('\n');
    }
    Ok(tables.trim_end().to_owned())
}

/// A source as a heading: with a capital, unless it begins with a file's name.
fn heading(origin: &str) -> String {
    let is_file = origin
        .split([' ', ','])
        .next()
        .is_some_and(|word| word.contains('.'));
    let mut letters = origin.chars();
    match letters.next() {
        Some(first) if !is_file => first.to_uppercase().chain(letters).collect(),
        _ => origin.to_owned(),
    }
}

fn row(name: &str, known: &Published, sources: &dyn Sources) -> Result<String, String> {
    let number = |name: &str, margin: bool| {
        let options = Options {
            margin,
            ..Options::default()
        };
        numbers::written(name, options, Place::Prose, sources)
    };
    let published = if known.value == 0.0 {
        format!("below {}", number(name, true)?)
    } else if is_spread(known) {
        format!("{} ± {}", number(name, false)?, number(name, true)?)
    } else {
        number(name, false)?
    };
    // That none is missing is for lab/tests/numbers.rs to say.
    let ours = number(&format!("ours.{name}"), false).unwrap_or_else(|_| "—".to_owned());
    Ok(format!("| {} | {published} | {ours} |\n", known.what))
}

/// Whether the margin is a spread that was published, not a rounding.
fn is_spread(known: &Published) -> bool {
    let decimals = i32::try_from(known.decimals).unwrap_or(0);
    known.margin > 0.6 * 10f64.powi(-decimals)
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::book::{numbers::published, sources::Sources};

    struct Ours;

    impl Sources for Ours {
        fn text(&self, _: &str) -> Option<String> {
            let lines = published().map(|(name, _)| format!("ours.{name},1.5,x\n"));
            Some(lines.collect())
        }
    }

    #[test]
    fn every_published_number_stands_in_the_table_of_its_source() {
        let tables = table(&Ours).unwrap();
        assert_eq!(tables.matches("| 1.5 |").count(), published().count());
        assert!(tables.contains("lambda 1 | 0.383770 | 1.5 |"), "{tables}");
        assert!(tables.contains("| 95.3 ± 1 | 1.5 |"), "{tables}");
        assert!(tables.contains("| below 10⁻⁹ | 1.5 |"), "{tables}");
    }
}
