//! The hints of `cargo lab hint`, folded: one source for both.

use std::fmt::Write;

use crate::{course::all_sections, hint};

/// What a fold says of its level.
const TITLES: [&str; 3] = ["the idea", "the shapes", "the line in words"];

/// The three hints for a function.
///
/// # Errors
///
/// If no function of the course has that name.
pub(super) fn folded(function: &str) -> Result<String, String> {
    let all = all_sections().flat_map(|it| hint::parse(hint::text(it)));
    let all: Vec<(String, Vec<String>)> = all.collect();
    let Some((_, levels)) = all.iter().find(|(known, _)| known == function) else {
        let names = all.iter().map(|(known, _)| known.as_str());
        return Err(format!(
            "lab/hints has no function of this name; {}",
            super::numbers::near(function, names)
        ));
    };
    let mut folded = String::new();
    for (title, hint) in TITLES.iter().zip(levels) {
        let hint: Vec<&str> = hint.lines().map(str::trim).collect();
        let hint = escaped(&hint.join("\n"));
        let _ = write!(
            folded,
            "<details>\n<summary>Hint: {title}</summary>\n\n{hint}\n\n</details>\n"
        );
    }
    Ok(folded.trim_end().to_owned())
}

/// A text as it is on a page of Markdown; code in backticks stays.
pub(super) fn escaped(hint: &str) -> String {
    let mut escaped = String::new();
    for (index, part) in hint.split('`').enumerate() {
        if index % 2 == 1 {
            let _ = write!(escaped, "`{part}`");
            continue;
        }
        for c in part.chars() {
            if matches!(
                c,
                '*' | '_' | '<' | '>' | '[' | ']' | '\\' | '#' | '|' | '~'
            ) {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn the_three_hints_of_a_function_are_folded() {
        let page = folded("accumulate_example").unwrap();
        assert_eq!(page.matches("<details>").count(), 3);
        assert!(page.contains("<summary>Hint: the shapes</summary>"));
        assert!(page.contains("delta3 has labels entries"), "{page}");
    }

    #[test]
    fn a_function_that_is_unknown_is_answered_with_near_ones() {
        let error = folded("acumulate_example").unwrap_err();
        assert!(error.contains("`accumulate_example`"), "{error}");
    }

    #[test]
    fn signs_of_markdown_are_shown_as_they_are() {
        assert_eq!(
            escaped("a * b in theta_1, `side * x`"),
            r"a \* b in theta\_1, `side * x`"
        );
    }
}
