//! The book of an exercise copy, which mdBook shows without this tool.

use super::{
    readers::{Reader, for_reader},
    render,
    sources::Carried,
};

/// A page with its formulas, numbers, hints and pictures in place; what it
/// includes stays, and shows what the learner has written.
///
/// # Panics
///
/// If something in the page cannot be shown; a test sees to it.
#[must_use]
pub fn rendered(name: &str, page: &str) -> String {
    let page = render(page, &Carried).unwrap_or_else(|problems| panic!("{name}:{}", problems[0]));
    for_reader(&page, Reader::Copy)
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
    use super::without_preprocessor;

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
