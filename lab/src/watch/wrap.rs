//! Long lines on a screen.

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

#[cfg(test)]
mod tests {
    use super::*;

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
