//! How a number is written in the book.

/// The part of a directive after the name: `decimals=2 percent`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Options {
    /// So many digits after the point.
    pub(super) decimals: Option<usize>,
    /// So many digits that count.
    pub(super) digits: Option<usize>,
    /// Followed by a percent sign; the value is in percent already.
    pub(super) percent: bool,
    /// The margin of a published number in place of its value.
    pub(super) margin: bool,
}

impl Options {
    /// # Errors
    ///
    /// If a word is not one of the options.
    pub(super) fn parse<'a>(words: impl Iterator<Item = &'a str>) -> Result<Self, String> {
        let mut options = Self::default();
        for word in words {
            let count = |text: &str| {
                let known = text.parse().ok().filter(|count| *count <= 17);
                known.ok_or_else(|| format!("`{word}` needs a count of digits, 0 to 17"))
            };
            match word.split_once('=') {
                Some(("decimals", value)) => options.decimals = Some(count(value)?),
                Some(("digits", value)) => options.digits = Some(count(value)?.max(1)),
                None if word == "percent" => options.percent = true,
                None if word == "margin" => options.margin = true,
                _ => {
                    return Err(format!(
                        "`{word}` is no option of a number; there are decimals=N, digits=N, \
                         percent and margin"
                    ));
                }
            }
        }
        Ok(options)
    }
}

/// Whether a number stands in prose or in a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Prose,
    Formula,
}

/// A number as people write it; `plain` is how its source writes it.
#[must_use]
pub(super) fn number(value: f64, plain: &str, options: Options, place: Place) -> String {
    let written = match (options.decimals, options.digits) {
        (Some(decimals), _) => format!("{value:.decimals$}"),
        (None, Some(digits)) => significant(value, digits),
        (None, None) => plain.to_owned(),
    };
    let mut text = match written.split_once(['e', 'E']) {
        None => grouped(&written, place),
        Some((mantissa, exponent)) => power(mantissa, exponent, place),
    };
    if options.percent {
        text += match place {
            Place::Prose => "\u{a0}%",
            Place::Formula => r"\,\%",
        };
    }
    text
}

/// So many digits that count, with a power of ten where the number is tiny or huge.
fn significant(value: f64, digits: usize) -> String {
    let scientific = format!("{value:.*e}", digits - 1);
    let exponent = scientific
        .split_once('e')
        .and_then(|(_, exponent)| exponent.parse::<i32>().ok())
        .unwrap_or(0);
    if !(-4..7).contains(&exponent) {
        return scientific;
    }
    let decimals = i32::try_from(digits).unwrap_or(17) - 1 - exponent;
    format!("{value:.*}", usize::try_from(decimals).unwrap_or(0))
}

/// The minus sign that it is, and thousands apart.
fn grouped(written: &str, place: Place) -> String {
    let (sign, unsigned) = match written.strip_prefix('-') {
        Some(rest) => (minus(place), rest),
        None => ("", written),
    };
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (unsigned, String::new()),
    };
    let comma = match place {
        Place::Prose => ",",
        Place::Formula => "{,}",
    };
    let mut groups = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            groups += comma;
        }
        groups.push(digit);
    }
    format!("{sign}{groups}{fraction}")
}

fn minus(place: Place) -> &'static str {
    match place {
        Place::Prose => "−",
        Place::Formula => "-",
    }
}

/// `2.6e-11` as 2.6 · 10⁻¹¹, and `1e-9` as 10⁻⁹.
fn power(mantissa: &str, exponent: &str, place: Place) -> String {
    let exponent = exponent.trim_start_matches('+');
    let factor = match mantissa {
        "1" => String::new(),
        "-1" => minus(place).to_owned(),
        _ => match place {
            Place::Prose => format!("{}\u{a0}·\u{a0}", grouped(mantissa, place)),
            Place::Formula => format!(r"{} \cdot ", grouped(mantissa, place)),
        },
    };
    match place {
        Place::Formula => format!("{factor}10^{{{exponent}}}"),
        Place::Prose => {
            let raised = exponent.chars().map(superscript);
            format!("{factor}10{}", raised.collect::<String>())
        }
    }
}

fn superscript(c: char) -> char {
    match c {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, Place, number};

    fn written(value: f64, plain: &str, options: &str, place: Place) -> String {
        let options = Options::parse(options.split_whitespace()).unwrap();
        number(value, plain, options, place)
    }

    #[test]
    fn a_number_is_written_as_its_source_does_but_for_people() {
        for (value, plain, options, prose, formula) in [
            (0.287629, "0.287629", "", "0.287629", "0.287629"),
            (0.287629, "0.287629", "decimals=2", "0.29", "0.29"),
            (10285.0, "10285", "", "10,285", "10{,}285"),
            (5000.0, "5000", "", "5,000", "5{,}000"),
            (-0.42, "-0.42", "", "−0.42", "-0.42"),
            (97.52, "97.52", "percent", "97.52\u{a0}%", r"97.52\,\%"),
            (
                97.52,
                "97.52",
                "decimals=1 percent",
                "97.5\u{a0}%",
                r"97.5\,\%",
            ),
            (1e-9, "1e-9", "", "10⁻⁹", "10^{-9}"),
            (
                2.6e-11,
                "2.6e-11",
                "",
                "2.6\u{a0}·\u{a0}10⁻¹¹",
                r"2.6 \cdot 10^{-11}",
            ),
            (4e10, "4e10", "", "4\u{a0}·\u{a0}10¹⁰", r"4 \cdot 10^{10}"),
            (1438.1458, "1438.1458", "digits=5", "1,438.1", "1{,}438.1"),
            (
                0.0000123,
                "0.0000123",
                "digits=2",
                "1.2\u{a0}·\u{a0}10⁻⁵",
                r"1.2 \cdot 10^{-5}",
            ),
        ] {
            assert_eq!(written(value, plain, options, Place::Prose), prose);
            assert_eq!(written(value, plain, options, Place::Formula), formula);
        }
    }

    #[test]
    fn an_unknown_option_is_named() {
        for wrong in ["percents", "digits=x", "decimals=99", "digits"] {
            let error = Options::parse(wrong.split_whitespace()).unwrap_err();
            assert!(error.contains(wrong), "{error}");
        }
    }
}
