//! A pair of axes with their labels.

use super::svg::Svg;

/// How the numbers of an axis become lengths.
#[derive(Clone, Copy, Debug)]
pub enum Scale {
    /// Equal steps, equal lengths.
    Linear(f64, f64),
    /// Equal factors, equal lengths; both ends are positive.
    Log(f64, f64),
}

impl Scale {
    /// Where a value lies between the ends, 0 to 1.
    fn share(self, value: f64) -> f64 {
        match self {
            Self::Linear(from, to) => (value - from) / (to - from),
            Self::Log(from, to) => (value / from).ln() / (to / from).ln(),
        }
    }
}

/// The field of a chart, and what its two directions mean.
#[derive(Clone, Copy, Debug)]
pub struct Axes {
    /// The upper left corner of the field.
    pub corner: (f64, f64),
    /// Its width and height.
    pub size: (f64, f64),
    /// To the right.
    pub x: Scale,
    /// Upwards.
    pub y: Scale,
}

/// Values to be marked on an axis, each with what stands there.
pub type Ticks<'a> = &'a [(f64, &'a str)];

impl Axes {
    /// Where a pair of values is drawn.
    #[must_use]
    pub fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            self.corner.0 + self.size.0 * self.x.share(x),
            self.corner.1 + self.size.1 * (1.0 - self.y.share(y)),
        )
    }

    /// The lower end of the field.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.corner.1 + self.size.1
    }

    /// Grid, axes, ticks and what the axes show: `y` above the field, `x` below.
    pub fn draw(&self, svg: &mut Svg, x: (&str, Ticks), y: (&str, Ticks)) {
        let (left, top) = self.corner;
        let (right, bottom) = (left + self.size.0, self.bottom());
        for &(value, label) in y.1 {
            let height = self.corner.1 + self.size.1 * (1.0 - self.y.share(value));
            svg.line("grid", (left, height), (right, height));
            svg.text("tick end", (left - 5.0, height + 4.0), label);
        }
        for &(value, label) in x.1 {
            let place = left + self.size.0 * self.x.share(value);
            svg.line("axis", (place, bottom), (place, bottom + 4.0));
            svg.text("tick middle", (place, bottom + 16.0), label);
        }
        svg.line("axis", (left, top), (left, bottom));
        svg.line("axis", (left, bottom), (right, bottom));
        svg.text("label", (4.0, top - 9.0), y.0);
        svg.text("label end", (right, bottom + 32.0), x.0);
    }
}
