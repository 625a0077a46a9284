//! Drawing: an SVG as text, in a coordinate system that is 340 wide.
//!
//! A phone shows about as many pixels, so what is drawn is readable there. Colours
//! come from classes (`book/figures.css`) and follow the reader's theme.

use std::fmt::Write;

use base64::{Engine, engine::general_purpose::STANDARD};

/// The width of every figure.
pub const WIDTH: f64 = 340.0;

/// A drawing that grows.
#[derive(Clone, Debug)]
pub struct Svg {
    height: f64,
    body: String,
}

impl Svg {
    /// An empty drawing of a height.
    #[must_use]
    pub fn new(height: f64) -> Self {
        Self {
            height,
            body: String::new(),
        }
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(number);
        self.add(&format!(
            r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#
        ));
    }

    /// A line from point to point.
    pub fn curve(&mut self, class: &str, points: &[(f64, f64)]) {
        let points: Vec<String> = points
            .iter()
            .map(|&(x, y)| format!("{},{}", number(x), number(y)))
            .collect();
        let points = points.join(" ");
        self.add(&format!(r#"<polyline class="{class}" points="{points}"/>"#));
    }

    /// A circle around a point.
    pub fn circle(&mut self, class: &str, centre: (f64, f64), radius: f64) {
        let [x, y, r] = [centre.0, centre.1, radius].map(number);
        self.add(&format!(
            r#"<circle class="{class}" cx="{x}" cy="{y}" r="{r}"/>"#
        ));
    }

    /// A rectangle from its upper left corner.
    pub fn rect(&mut self, class: &str, corner: (f64, f64), size: (f64, f64)) {
        let [x, y, w, h] = [corner.0, corner.1, size.0, size.1].map(number);
        self.add(&format!(
            r#"<rect class="{class}" x="{x}" y="{y}" width="{w}" height="{h}"/>"#
        ));
    }

    /// What `draw` draws, only so far opaque: 0 to 1, in steps of a hundredth.
    pub fn faint(&mut self, opacity: f64, draw: impl FnOnce(&mut Self)) {
        self.add(&format!(r#"<g opacity="{opacity:.2}">"#));
        draw(self);
        self.add("</g>");
    }

    /// Words at a point, which lies on their base line.
    pub fn text(&mut self, class: &str, at: (f64, f64), words: &str) {
        let [x, y] = [at.0, at.1].map(number);
        let words = escaped(words);
        self.add(&format!(
            r#"<text class="{class}" x="{x}" y="{y}">{words}</text>"#
        ));
    }

    /// A PNG, every pixel of which stays a square.
    pub fn image(&mut self, class: &str, corner: (f64, f64), size: (f64, f64), png: &[u8]) {
        let [x, y, w, h] = [corner.0, corner.1, size.0, size.1].map(number);
        let data = STANDARD.encode(png);
        self.add(&format!(
            r#"<image class="pixels {class}" x="{x}" y="{y}" width="{w}" height="{h}" href="data:image/png;base64,{data}"/>"#
        ));
    }

    /// The whole file. Nothing in it is a blank line, which would end a block of
    /// HTML in a chapter.
    #[must_use]
    pub fn file(&self) -> String {
        let [width, height] = [WIDTH, self.height].map(number);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">\n{}</svg>\n",
            self.body
        )
    }

    fn add(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }
}

/// A coordinate to one decimal, without a zero that says nothing.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0" } else { text }.to_owned()
}

/// Text in which no sign means anything to XML.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// A number in words' company: a real minus sign, commas for thousands.
#[must_use]
pub fn spoken(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let whole = text.split('.').next().unwrap_or(&text).len();
    let mut spoken = String::new();
    let is_zero = text.chars().all(|sign| matches!(sign, '0' | '.'));
    if value < 0.0 && !is_zero {
        spoken.push('−');
    }
    for (index, digit) in text.chars().enumerate() {
        if index > 0 && index < whole && (whole - index).is_multiple_of(3) {
            spoken.push(',');
        }
        let _ = write!(spoken, "{digit}");
    }
    spoken
}
