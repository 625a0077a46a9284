//! The book of an exercise copy, which mdBook shows without this tool.

use crate::anchors;

use super::{
    readers::{Reader, for_reader},
    render,
    sources::{Carried, Sources},
};

/// A page with its formulas, numbers, hints and pictures in place, and the code
/// that is given: whoever reads the file without mdBook finds it there. What it
/// includes of a learner's own modules stays, and shows what was written.
///
/// # Panics
///
/// If something in the page cannot be shown; a test sees to it.
#[must_use]
pub fn rendered(name: &str, page: &str) -> String {
    let page = render(page, &Carried).unwrap_or_else(|problems| panic!("{name}:{}", problems[0]));
    with_given_code(&for_reader(&page, Reader::Copy))
}

/// Code of tests and of the package `given` in the place of the line that includes it.
fn with_given_code(page: &str) -> String {
    let line = |line: &str| given_code(line).unwrap_or_else(|| format!("{line}\n"));
    page.split_inclusive('\n')
        .map(|it| line(it.trim_end_matches('\n')))
        .collect()
}

/// What `{{#include ../../tests/file.rs:anchor}}` includes.
fn given_code(line: &str) -> Option<String> {
    let included = line.strip_prefix("{{#include ../../")?.strip_suffix("}}")?;
    let (path, anchor) = included.rsplit_once(':')?;
    if !path.starts_with("tests/") && !path.starts_with("src/given/") {
        return None;
    }
    let text = Carried.text(path)?;
    Some(anchors::region(&text, anchor)?.join("\n") + "\n")
}

/// The book's settings without the table that calls this tool.
#[must_use]
pub fn without_preprocessor(settings: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut inside = false;
    for line in settings.lines() {
        if line.starts_with('[') {
            inside = line.starts_with("[preprocessor");
            if inside {
                // The comment above belongs to it.
                while kept.last().is_some_and(|line| line.starts_with('#')) {
                    kept.pop();
                }
            }
        }
        if !inside {
            kept.push(line);
        }
    }
    kept.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::{given_code, with_given_code, without_preprocessor};
    use crate::course::FILES;

    #[test]
    fn every_line_that_includes_given_code_finds_it() {
        let pages = FILES
            .iter()
            .filter(|(name, _)| name.starts_with("book/src/"));
        let pages = pages.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
        let includes = |line: &&str| {
            line.starts_with("{{#include ../../tests/")
                || line.starts_with("{{#include ../../src/given/")
        };
        let lines: Vec<&str> = pages.flat_map(str::lines).filter(includes).collect();
        assert!(!lines.is_empty());
        for line in lines {
            assert!(
                given_code(line).is_some_and(|code| code.lines().count() > 0),
                "{line}"
            );
        }
        assert_eq!(
            given_code("{{#include ../../tests/ndarray_phrases.rs:nothing}}"),
            None
        );
    }

    #[test]
    fn code_of_tests_stands_in_the_page_and_that_of_the_sections_is_included() {
        let page = "a\n{{#include ../../tests/ndarray_phrases.rs:broadcast}}\n\
                    {{#include ../../src/feedforward.rs:signature_cost}}\nb\n";
        let rendered = with_given_code(page);
        let (code, rest) = rendered
            .split_once("{{#include")
            .expect("the second include");
        assert!(
            code.starts_with("a\n") && code.contains("let "),
            "{rendered}"
        );
        assert!(!code.contains("ANCHOR"), "{rendered}");
        assert_eq!(rest, " ../../src/feedforward.rs:signature_cost}}\nb\n");
    }

    #[test]
    fn the_settings_lose_the_preprocessor_and_nothing_else() {
        let settings = "[book]\ntitle = \"a\"\n\n# See\n# there.\n[preprocessor.handwritten]\n\
                        command = \"x\"\n\n[output.html]\nb = 1\n";
        assert_eq!(
            without_preprocessor(settings),
            "[book]\ntitle = \"a\"\n\n[output.html]\nb = 1\n"
        );
    }
}
