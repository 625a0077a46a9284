//! What the person sees: headings, prose, tables and drawings, none wider than
//! the terminal.

use std::io::{self, Stdout, Write};

use console::Term;
use handwritten::terminal::{self, Ink};
use ndarray::ArrayRef2;

use super::table::{self, Row, length};

/// The width where there is no terminal that has one.
const WIDTH: usize = 80;

/// Prose and tables do not use more of a terminal than this.
const READABLE: usize = 96;

/// Blanks in front of everything but headings.
const INDENT: usize = 2;

/// Standard output, and what is known about it.
pub(crate) struct Screen {
    out: Stdout,
    width: usize,
    colour: bool,
    live: bool,
    quiet: bool,
    met: usize,
    unmet: usize,
}

impl Screen {
    /// The screen of this process; `quiet` lets through only what is not as
    /// expected and [`say`](Self::say).
    pub(crate) fn new(quiet: bool) -> Self {
        let term = Term::stdout();
        let width = term
            .size_checked()
            .map_or(WIDTH, |(_, columns)| columns.into());
        Self {
            out: io::stdout(),
            // A terminal that does not know its width says 0.
            width: if width == 0 { WIDTH } else { width.max(16) },
            // On Windows, asking switches the colours on.
            colour: term.features().colors_supported(),
            live: term.is_term() && !console::is_dumb() && !quiet,
            quiet,
            met: 0,
            unmet: 0,
        }
    }

    /// Whether a line can be drawn over, as a progress bar does.
    pub(crate) fn is_live(&self) -> bool {
        self.live
    }

    /// Columns for drawings.
    pub(crate) fn room(&self) -> usize {
        self.width - INDENT
    }

    /// How to draw.
    pub(crate) fn ink(&self) -> Ink {
        if self.colour { Ink::Grey } else { Ink::Plain }
    }

    /// A section's heading.
    pub(crate) fn heading(&mut self, title: &str) -> io::Result<()> {
        let width = self.readable() + INDENT;
        let rule = "─".repeat(width.saturating_sub(length(title) + 4));
        let (bold, plain) = self.style("\x1b[1m");
        self.gap()?;
        for line in wrap(&format!("── {title} {rule}"), width) {
            self.show(&format!("{bold}{line}{plain}"))?;
        }
        Ok(())
    }

    /// A paragraph, broken into lines.
    pub(crate) fn prose(&mut self, text: &str) -> io::Result<()> {
        for line in wrap(text, self.readable()) {
            self.show(&format!("{:INDENT$}{line}", ""))?;
        }
        Ok(())
    }

    /// An empty line.
    pub(crate) fn gap(&mut self) -> io::Result<()> {
        self.show("")
    }

    /// Lines as they are, such as drawings, but for empty ones at both ends.
    pub(crate) fn lines(&mut self, lines: &[String]) -> io::Result<()> {
        let is_empty = |line: &&String| line.trim().is_empty();
        let above = lines.iter().take_while(is_empty).count();
        let below = lines[above..].iter().rev().take_while(is_empty).count();
        for line in &lines[above..lines.len() - below] {
            self.show(format!("{:INDENT$}{line}", "").trim_end())?;
        }
        Ok(())
    }

    /// A picture; see [`terminal::draw`].
    pub(crate) fn picture(&mut self, picture: &ArrayRef2<f64>) -> io::Result<()> {
        self.lines(&terminal::draw(picture, self.room(), self.ink()))
    }

    /// A table, and the count of what is as it should be.
    pub(crate) fn table(&mut self, mut rows: Vec<Row>) -> io::Result<()> {
        self.met += rows.iter().filter(|row| row.met() == Some(true)).count();
        self.unmet += rows.iter().filter(|row| row.met() == Some(false)).count();
        if self.quiet {
            rows.retain(|row| row.met() == Some(false));
        }
        for line in table::lines(&rows, self.readable()) {
            let (colour, plain) = match line.chars().next() {
                Some('✓') => self.style("\x1b[32m"),
                Some('✗') => self.style("\x1b[1;31m"),
                _ => ("", ""),
            };
            let (mark, rest) = line.split_at(line.chars().next().map_or(0, char::len_utf8));
            writeln!(self.out, "{:INDENT$}{colour}{mark}{plain}{rest}", "")?;
        }
        Ok(())
    }

    /// A line that is shown even when all is quiet.
    pub(crate) fn say(&mut self, text: &str) -> io::Result<()> {
        for line in wrap(text, self.readable()) {
            writeln!(self.out, "{:INDENT$}{line}", "")?;
        }
        Ok(())
    }

    /// How many numbers are what they should be, and how many are not.
    pub(crate) fn tally(&self) -> (usize, usize) {
        (self.met, self.unmet)
    }

    fn readable(&self) -> usize {
        self.room().min(READABLE)
    }

    fn style(&self, code: &'static str) -> (&'static str, &'static str) {
        if self.colour {
            (code, "\x1b[0m")
        } else {
            ("", "")
        }
    }

    fn show(&mut self, line: &str) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        writeln!(self.out, "{line}")
    }
}

/// The text in lines of at most `width` characters, broken at blanks; a word
/// that is longer is broken where it must be.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let mut word = word;
        let line = lines.last_mut().expect("there is always a line");
        if !line.is_empty() && length(line) + 1 + length(word) > width {
            lines.push(String::new());
        } else if !line.is_empty() {
            line.push(' ');
        }
        while length(word) > width {
            let end = word
                .char_indices()
                .nth(width)
                .map_or(word.len(), |(end, _)| end);
            let line = lines.last_mut().expect("there is always a line");
            line.push_str(&word[..end]);
            lines.push(String::new());
            word = &word[end..];
        }
        lines
            .last_mut()
            .expect("there is always a line")
            .push_str(word);
    }
    lines
}
