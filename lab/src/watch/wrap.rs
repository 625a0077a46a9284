//! Long lines on a screen, and long answers.

mod tables;

use textwrap::Options;

/// Breaks lines of prose between words; where one goes on, it is indented as it
/// begins. Code, which the compiler's messages show with pointers beneath it,
/// stays as it is.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let lines = text.split('\n').map(|line| {
        if line.chars().count() <= width || is_code(line) {
            return line.to_owned();
        }
        let indentation = &line[..line.len() - line.trim_start().len()];
        let options = Options::new(width).subsequent_indent(indentation);
        textwrap::wrap(line, options.break_words(false)).join("\n")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `12 |     let x = 1;`, `   | ^`, `--> src/lib.rs:1:1`
fn is_code(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.trim_start().starts_with(['|', '-', '+', '~', '='])
}

/// An answer for a screen of so many columns and rows. What came first says what is
/// wrong, and what comes last what to do; whole matrices and what the compiler
/// proposes stand between.
pub(crate) fn fitted(text: &str, columns: usize, rows: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let height = |lines: &[&str]| {
        lines
            .iter()
            .map(|line| height(line, columns))
            .sum::<usize>()
    };
    let shown = rows.saturating_sub(1); // the last row is the cursor's
    let too_many = height(&lines).saturating_sub(shown);
    if too_many > 0
        && let Some(lines) = tables::shortened(&lines, too_many)
    {
        return lines.iter().flat_map(|line| [line, "\n"]).collect();
    }
    let end = beginning_of_the_end(&lines);
    let room = shown.saturating_sub(height(&lines[end..]) + 1);
    let kept = (0..end).rev().find(|kept| height(&lines[..*kept]) <= room);
    let kept = kept.unwrap_or(0);
    if height(&lines) <= shown || room < BEGINNING || kept == 0 {
        return text.to_owned();
    }
    let left_out = [LEFT_OUT];
    let lines = lines[..kept].iter().chain(&left_out).chain(&lines[end..]);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The rows that a line takes: a terminal breaks code that is too long.
fn height(line: &str, columns: usize) -> usize {
    line.chars().count().div_ceil(columns.max(1)).max(1)
}

/// The line with which the end begins that is always shown: "Next: …", and above it
/// what the course says about a message of the compiler, which is indented, or else
/// what the compiler proposes, if that is short.
fn beginning_of_the_end(lines: &[&str]) -> usize {
    let Some(next) = lines.iter().rposition(|line| line.starts_with("Next: ")) else {
        return lines.len().saturating_sub(END);
    };
    let is_text = |line: &&str| !line.is_empty();
    let Some(last) = lines[..next].iter().rposition(is_text) else {
        return next;
    };
    let above = &lines[..=last];
    let paragraph = above.iter().rposition(|line| line.is_empty());
    let Some(paragraph) = paragraph.map(|blank| blank + 1) else {
        return next;
    };
    let is_prose = above[paragraph..].iter().all(|line| !line.starts_with(' '));
    let proposal = || above.iter().rposition(|line| line.starts_with("  help: "));
    match proposal().filter(|_| !is_prose) {
        Some(help) if above.len() - help <= PROPOSAL => help,
        _ if is_prose => paragraph,
        _ => next,
    }
}

const LEFT_OUT: &str = "  … (`cargo lab check` shows it all)";

/// So many rows at least stay of the beginning: below that nothing is left out.
const BEGINNING: usize = 8;

/// The lines of a proposal that are shown where others are left out, with how many
/// more errors there are.
const PROPOSAL: usize = 8;

/// And of the end, where it is not known where it begins.
const END: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_answer_that_is_too_long_the_middle_is_left_out() {
        let matrix: Vec<String> = (0..20).map(|row| format!("    [{row}]")).collect();
        let head = "row\n\nThe first red test\n\n  wrong. Likely mistake: a.\n  Reread b.\n";
        let tail = "Next: mend c, then save.\n\nAnswered in 1.0 s.\nh hint  q quit\n";
        let text = format!("{head}{}\n\n{tail}", matrix.join("\n"));
        let shown = fitted(&text, 80, 24);
        assert_eq!(shown.lines().count(), 23, "and the cursor's row");
        assert!(shown.starts_with(head) && shown.ends_with(tail), "{shown}");
        assert!(
            shown.contains("    [11]\n  … (`cargo lab check` shows it all)\nNext"),
            "{shown}"
        );
        assert_eq!(fitted(&text, 80, 40), text, "there is room");
        assert_eq!(fitted(&text, 80, 10), text, "nothing would be left");
    }

    #[test]
    fn what_the_course_says_about_a_message_of_the_compiler_stays() {
        let error: Vec<String> = (0..25).map(|row| format!("  {row} | let x;")).collect();
        let text = format!(
            "row\n\n{}\n\nMake an f64 of it\nfirst, with `as f64`.\n\nNext: mend it.\n",
            error.join("\n")
        );
        let shown = fitted(&text, 80, 24);
        assert_eq!(shown.lines().count(), 23, "{shown}");
        let end = "(`cargo lab check` shows it all)\nMake an f64 of it\nfirst, with `as f64`.\n\nNext: mend it.\n";
        assert!(shown.ends_with(end), "{shown}");
    }

    #[test]
    fn what_the_compiler_proposes_stays_if_it_is_short() {
        let types: Vec<String> = (0..25).map(|row| format!("  = note: {row}")).collect();
        let help = "  help: consider borrowing here\n     |\n  67 |     sigmoid(&z2);\n     |             +\n";
        let text = |help: &str| format!("row\n\n{}\n{help}\nNext: mend it.\n", types.join("\n"));
        let shown = fitted(&text(help), 80, 24);
        assert_eq!(shown.lines().count(), 23, "{shown}");
        let end = format!("(`cargo lab check` shows it all)\n{help}\nNext: mend it.\n");
        assert!(shown.ends_with(&end), "{shown}");
        let long = format!("{help}{}", "     | +\n".repeat(9));
        let shown = fitted(&text(&long), 80, 24);
        assert!(shown.ends_with("it all)\nNext: mend it.\n"), "{shown}");
    }

    #[test]
    fn a_line_of_code_that_the_terminal_breaks_counts_as_several() {
        let long = format!("  1 | {}", "x".repeat(94));
        let text = format!("row\n\n{}\nNext: mend it.\n", vec![long; 12].join("\n"));
        let shown = fitted(&text, 50, 24);
        let rows = |text: &str| text.lines().map(|line| height(line, 50)).sum::<usize>();
        assert_eq!(
            rows(&shown),
            22,
            "two rows for each, so one stays free: {shown}"
        );
        assert_eq!(fitted(&text, 100, 24), text, "there is room");
        assert_eq!(height("", 50), 1);
        assert_eq!(height(&"x".repeat(50), 50), 1);
        assert_eq!(height(&"x".repeat(51), 50), 2);
    }

    #[test]
    fn prose_is_broken_between_words_and_keeps_its_indentation() {
        let text = "short\n  the penalty: expected 9, got 18\n\nlast";
        assert_eq!(
            wrapped(text, 20),
            "short\n  the penalty:\n  expected 9, got 18\n\nlast"
        );
    }

    #[test]
    fn code_and_pointers_beneath_it_stay_in_line() {
        let code = "  12 |     let delta = a3 - y;\n     |                 ^^ not found here";
        assert_eq!(wrapped(code, 20), code);
        assert_eq!(
            wrapped("--> src/backpropagation.rs:129:5", 20),
            "--> src/backpropagation.rs:129:5"
        );
    }

    #[test]
    fn a_word_that_is_too_long_stays_whole() {
        assert_eq!(
            wrapped("see book/src/octave_numpy_ndarray.md", 12),
            "see\nbook/src/octave_numpy_ndarray.md"
        );
    }
}
