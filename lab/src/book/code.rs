//! Where a page has code, in which nothing is replaced.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// The elements of HTML that are shown, or run, as they are.
const RAW: [(&str, &str); 5] = [
    ("<!--", "-->"),
    ("<code", "</code>"),
    ("<pre", "</pre>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
];

/// The bytes of a page that are code, in order and apart from each other.
#[must_use]
pub(super) fn ranges(page: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(page, Options::ENABLE_TABLES).into_offset_iter();
    let markdown = events.filter_map(|(event, range)| {
        matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))).then_some(range)
    });
    let mut ranges: Vec<Range<usize>> = markdown.collect();
    let html: Vec<Range<usize>> = RAW
        .iter()
        .flat_map(|(open, close)| elements(page, open, close))
        .filter(|element| !ranges.iter().any(|code| code.contains(&element.start)))
        .collect();
    ranges.extend(html);
    ranges.sort_by_key(|range| range.start);
    ranges.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        if overlaps {
            last.end = last.end.max(next.end);
        }
        overlaps
    });
    ranges
}

fn elements(page: &str, open: &str, close: &str) -> Vec<Range<usize>> {
    let starts = page.match_indices(open).map(|(start, _)| start);
    let element = |start: usize| {
        let length = page[start..].find(close)?;
        Some(start..start + length + close.len())
    };
    starts.filter_map(element).collect()
}

#[cfg(test)]
mod tests {
    use super::ranges;

    fn code(page: &str) -> Vec<&str> {
        ranges(page).into_iter().map(|range| &page[range]).collect()
    }

    #[test]
    fn fences_spans_and_elements_are_code() {
        let page =
            "a `b $1$` c\n\n```octave\nx = $y$;\n```\n\n<summary><code>f$</code> $h$</summary>\n";
        assert_eq!(
            code(page),
            ["`b $1$`", "```octave\nx = $y$;\n```", "<code>f$</code>"]
        );
    }

    #[test]
    fn a_backtick_that_opens_nothing_is_not_code() {
        assert_eq!(code("a ` b $x$"), [""; 0]);
    }
}
