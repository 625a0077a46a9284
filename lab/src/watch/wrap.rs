//! Long lines on a screen, and long answers.

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

/// An answer for a screen of so many rows. What came first says what is wrong, and
/// what comes last what to do; whole matrices stand between.
pub(crate) fn fitted(text: &str, rows: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let end = lines.iter().rposition(|line| line.starts_with("Next: "));
    let end = end.unwrap_or(lines.len().saturating_sub(END));
    let shown = rows.saturating_sub(1); // the last row is the cursor's
    let kept = shown.saturating_sub(lines.len() - end + 1);
    if lines.len() <= shown || kept < BEGINNING || kept >= end {
        return text.to_owned();
    }
    let left_out = [LEFT_OUT];
    let lines = lines[..kept].iter().chain(&left_out).chain(&lines[end..]);
    lines.flat_map(|line| [line, "\n"]).collect()
}

const LEFT_OUT: &str = "  … (`cargo lab check` shows it all)";

/// So many lines at least stay of the beginning: below that nothing is left out.
const BEGINNING: usize = 8;

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
        let shown = fitted(&text, 24);
        assert_eq!(shown.lines().count(), 23, "and the cursor's row");
        assert!(shown.starts_with(head) && shown.ends_with(tail), "{shown}");
        assert!(
            shown.contains("    [11]\n  … (`cargo lab check` shows it all)\nNext"),
            "{shown}"
        );
        assert_eq!(fitted(&text, 40), text, "there is room");
        assert_eq!(fitted(&text, 10), text, "nothing would be left");
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
