//! Finds numbers that are typed into a page and not named.

use super::{code, sources::Sources};

/// A number in the prose, the tables or the formulas of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// The page's line, from 1.
    pub line: usize,
    /// The number as it is written.
    pub number: String,
}

/// The file of the numbers that may stand in a page.
pub const ALLOWED: &str = "book/typed_numbers.csv";

/// A line of [`ALLOWED`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The page, or `*` for all.
    pub page: String,
    /// The numbers as they are written there, or `*` for any.
    pub numbers: Vec<String>,
    /// Why they need no name.
    pub reason: String,
}

/// The numbers that may stand in a page: `page;number|number;reason` in each line.
///
/// # Errors
///
/// If a line is not so.
pub fn allowed(sources: &dyn Sources) -> Result<Vec<Allowed>, String> {
    let text = sources.text(ALLOWED).unwrap_or_default();
    let lines = text.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.splitn(3, ';').map(str::trim);
            match (parts.next(), parts.next(), parts.next()) {
                (Some(page), Some(numbers), Some(reason)) if !reason.is_empty() => Ok(Allowed {
                    page: page.to_owned(),
                    numbers: numbers.split('|').map(|it| it.trim().to_owned()).collect(),
                    reason: reason.to_owned(),
                }),
                _ => Err(format!(
                    "{ALLOWED}: {line:?} is not `page;number|number;reason`"
                )),
            }
        })
        .collect()
}

/// The numbers in a page that could be a measurement: with a decimal point, with
/// a percent sign, or of three digits or more. Code, links and the book's own
/// notation are left out.
#[must_use]
pub fn strays(page: &str) -> Vec<Stray> {
    let text = blanked(page);
    let mut strays = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let mut rest = line;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let before = rest[..start].chars().next_back();
            let number = number(&rest[start..]);
            let after = rest[start + number.len()..].trim_start_matches([' ', '\u{a0}', '\\', ',']);
            let percent = after.starts_with('%');
            let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-');
            let digits = number.chars().filter(char::is_ascii_digit).count();
            if !in_word && (percent || number.contains('.') || digits >= 3) {
                let sign = if percent { " %" } else { "" };
                strays.push(Stray {
                    line: index + 1,
                    number: number.replace("{,}", ",") + sign,
                });
            }
            rest = &rest[start + number.len()..];
        }
    }
    strays
}

/// The number at the start of a text: digits, with points and commas between.
fn number(text: &str) -> &str {
    let mut end = 0;
    loop {
        end += text[end..].chars().take_while(char::is_ascii_digit).count();
        let between = [".", ",", "{,}"].into_iter().find(|sign| {
            let after = text[end..].strip_prefix(sign);
            after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
        });
        match between {
            Some(sign) => end += sign.len(),
            None => return &text[..end],
        }
    }
}

/// The page with spaces in place of what holds no prose; lines stay where they are.
fn blanked(page: &str) -> String {
    let mut bytes = page.as_bytes().to_vec();
    let mut blank = |start: usize, end: usize| {
        for byte in &mut bytes[start..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    };
    for code in code::ranges(page) {
        blank(code.start, code.end);
    }
    for (open, close) in [("{{", "}}"), ("](", ")"), ("<", ">"), ("https://", " ")] {
        for (start, _) in page.match_indices(open) {
            // TeX has `{{` and `<` of its own: what is left out ends in its line.
            let line = page[start..].lines().next().unwrap_or_default();
            if let Some(length) = line.find(close) {
                blank(start, start + length + close.len());
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::strays;

    fn found(page: &str) -> Vec<String> {
        strays(page).into_iter().map(|stray| stray.number).collect()
    }

    #[test]
    fn measurements_are_found_in_prose_tables_and_formulas() {
        assert_eq!(
            found("The cost 0.287629, 97 % and 95.3\u{a0}%.\n\n| 10,285 | $5{,}000$ | 78 |\n"),
            ["0.287629", "97 %", "95.3 %", "10,285", "5,000"]
        );
        assert_eq!(strays("a\n\n0.5\n")[0].line, 3);
    }

    #[test]
    fn small_counts_names_code_links_and_directives_are_not() {
        for page in [
            "8 sections, 20 × 20 pixels, 25 units, section 2.",
            "`0.287629` and\n\n```text\n0.287629\n```\n",
            "{{number COST_LAMBDA_0 decimals=123}}",
            "[a](page-123.md) and https://example.org/0.123 b",
            "<svg width=\"1000\">",
            "utf-1234 and a1234",
        ] {
            assert_eq!(found(page), [""; 0], "{page}");
        }
    }
}
