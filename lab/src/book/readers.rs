//! What only the book of the repository says, or only that of a copy.
//!
//! ```text
//! <!-- in the repository -->
//! lines for those who have no copy yet
//! <!-- in a copy -->
//! lines for those who read the book in theirs
//! <!-- everywhere -->
//! ```

/// Where a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// In the book of the repository.
    Repository,
    /// In the book of an exercise copy.
    Copy,
}

/// A page without the lines that are meant for the others, and without the marks.
#[must_use]
pub(super) fn for_reader(page: &str, reader: Reader) -> String {
    let mut meant_for = None;
    let mut kept = String::with_capacity(page.len());
    for line in page.split_inclusive('\n') {
        match line.trim() {
            "<!-- in the repository -->" => meant_for = Some(Reader::Repository),
            "<!-- in a copy -->" => meant_for = Some(Reader::Copy),
            "<!-- everywhere -->" => meant_for = None,
            _ if meant_for.is_none_or(|one| one == reader) => kept += line,
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Reader, for_reader};

    const PAGE: &str = "all\n<!-- in the repository -->\nmake a copy\n<!-- in a copy -->\nyou are \
                        there\n<!-- everywhere -->\nall\n";

    #[test]
    fn each_reader_gets_the_lines_meant_for_them_and_no_marks() {
        assert_eq!(
            for_reader(PAGE, Reader::Repository),
            "all\nmake a copy\nall\n"
        );
        assert_eq!(for_reader(PAGE, Reader::Copy), "all\nyou are there\nall\n");
    }

    #[test]
    fn a_page_without_marks_stays_as_it_is() {
        let page = "<!-- a comment -->\nlast line without an end";
        assert_eq!(for_reader(page, Reader::Copy), page);
    }
}
