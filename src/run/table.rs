//! Numbers in columns: what was measured beside what was published.

use handwritten::published::Published;

/// One number with its name, and what it should be where that is known.
pub(crate) struct Row {
    what: String,
    measured: String,
    expected: Option<Expected>,
}

struct Expected {
    number: String,
    source: String,
    met: bool,
}

impl Row {
    /// A number that nothing is known about.
    pub(crate) fn new(what: impl Into<String>, measured: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            measured: measured.into(),
            expected: None,
        }
    }

    /// A number beside what it should be.
    pub(crate) fn expected(self, number: impl Into<String>, source: &str, met: bool) -> Self {
        let expected = Some(Expected {
            number: number.into(),
            source: source.to_owned(),
            met,
        });
        Self { expected, ..self }
    }

    /// A number beside the one that was published, if `compare` says that it
    /// was measured with the published settings.
    pub(crate) fn published(
        what: &str,
        measured: f64,
        published: &Published,
        compare: bool,
    ) -> Self {
        let decimals = published.decimals;
        let row = Self::new(what, grouped(measured, decimals));
        if !compare {
            return row;
        }
        // Half a unit of the last digit is said by the digits themselves.
        let rounding = 0.5 * 10.0_f64.powf(-(decimals as f64));
        let spread = if published.margin > 1.1 * rounding {
            format!(" ± {}", published.margin)
        } else {
            String::new()
        };
        let number = grouped(published.value, decimals) + &spread;
        row.expected(number, short(published.source), published.agrees(measured))
    }

    /// Whether the number is what it should be, where that is known.
    pub(crate) fn met(&self) -> Option<bool> {
        self.expected.as_ref().map(|expected| expected.met)
    }

    fn mark(&self) -> &'static str {
        match self.met() {
            Some(true) => "✓",
            Some(false) => "✗",
            None => " ",
        }
    }
}

/// The rows in columns, or below each other where `width` is too small.
pub(crate) fn lines(rows: &[Row], width: usize) -> Vec<String> {
    let widest = |cell: fn(&Row) -> &str| rows.iter().map(|row| length(cell(row))).max();
    let what = widest(|row| &row.what).unwrap_or(0);
    let measured = widest(|row| &row.measured).unwrap_or(0);
    let number = widest(|row| row.expected.as_ref().map_or("", |e| &e.number)).unwrap_or(0);
    let in_columns = |row: &Row| {
        let (mark, text, found) = (row.mark(), &row.what, &row.measured);
        let line = format!("{mark} {text:<what$}  {found:>measured$}");
        match &row.expected {
            None => line,
            Some(expected) => {
                let source = &expected.source;
                format!("{line}  {:<number$}  {source}", expected.number)
            }
        }
    };
    let lines: Vec<String> = rows.iter().map(in_columns).collect();
    if lines.iter().all(|line| length(line) <= width) {
        return lines;
    }
    rows.iter().flat_map(|row| stacked(row, width)).collect()
}

/// One row on two lines, or on three where even the first half is too wide.
fn stacked(row: &Row, width: usize) -> Vec<String> {
    let (mark, what, measured) = (row.mark(), &row.what, &row.measured);
    let short = format!("{mark} {what}  {measured}");
    let mut lines = if length(&short) <= width {
        vec![short]
    } else {
        vec![format!("{mark} {what}"), format!("    {measured}")]
    };
    if let Some(Expected { number, source, .. }) = &row.expected {
        lines.push(format!("    {number} ({source})"));
    }
    lines
}

/// The source without its details: what stands before a comma or a title, and
/// without what it was applied to.
pub(crate) fn short(source: &str) -> &str {
    let source = source.split([',', '"']).next().unwrap_or(source);
    source.split(" with ").next().unwrap_or(source).trim_end()
}

/// Characters of a text, each of which is one column wide here.
pub(crate) fn length(text: &str) -> usize {
    text.chars().count()
}

/// A number with so many decimals and a comma after each three digits.
pub(crate) fn grouped(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let (sign, digits) = whole.split_at(whole.len() - whole.trim_start_matches('-').len());
    let sign = sign.replace('-', "−");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return sign + digits; // inf, NaN
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

/// A number of things with their name; more than one of them have an s.
pub(crate) fn plural(number: usize, noun: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{} {noun}{s}", counted(number))
}

/// A number of things, with a comma after each three digits.
pub(crate) fn counted(number: usize) -> String {
    grouped(number as f64, 0)
}
