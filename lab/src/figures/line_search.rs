//! Two line searches of a real training.

use handwritten::fmincg::{RHO, SIG};

use super::{
    Drawing,
    axes::{Axes, Scale, Ticks},
    material::{Material, Point, Training},
    svg::{Svg, spoken},
};

/// Points of a curve.
const SAMPLES: u32 = 60;

/// Half the length of the piece of a tangent that is drawn.
const TANGENT: f64 = 16.0;

/// A search that goes on, and one that comes back.
const PANELS: [Panel; 2] = [
    Panel {
        iteration: 11,
        title: "Iteration 11 goes on: the line still falls steeply",
        to: 1.2,
        costs: (1.6, 2.1),
        x: &[(0.0, "0"), (0.5, "0.5"), (1.0, "1")],
        y: &[(1.6, "1.6"), (1.8, "1.8"), (2.0, "2.0")],
    },
    Panel {
        iteration: 24,
        title: "Iteration 24 comes back: the cost has risen",
        to: 4.4,
        costs: (0.68, 0.82),
        x: &[(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4")],
        y: &[(0.7, "0.70"), (0.75, "0.75"), (0.8, "0.80")],
    },
];

/// What is drawn of an iteration.
struct Panel {
    iteration: usize,
    title: &'static str,
    /// How far along the line.
    to: f64,
    costs: (f64, f64),
    x: Ticks<'static>,
    y: Ticks<'static>,
}

/// The cost along both lines, and where the searches looked.
pub fn draw(material: &Material) -> Drawing {
    let mut svg = Svg::new(450.0);
    let mut told = Vec::new();
    for (panel, top) in PANELS.iter().zip([48.0, 274.0]) {
        let search = Search::of(material.lecture(), panel.iteration);
        told.push(panel.draw(&mut svg, top, &search, material));
    }
    Drawing {
        caption: format!(
            "Two line searches of the training. Numbers count the places where the search looked, \
             with the slope there; the ring is the one it took. It must lie below the dashed line \
             (RHO = {RHO}), and the slope be at most half (SIG = {SIG}) of that at 0."
        ),
        alternative: format!(
            "Two curves of the cost along a line from where the iteration starts. Above, {}. \
             Below, {}.",
            told[0], told[1]
        ),
        svg,
    }
}

impl Panel {
    /// Draws a search and tells it in words.
    fn draw(&self, svg: &mut Svg, top: f64, search: &Search, material: &Material) -> String {
        let axes = Axes {
            corner: (38.0, top),
            size: (292.0, 132.0),
            x: Scale::Linear(0.0, self.to),
            y: Scale::Linear(self.costs.0, self.costs.1),
        };
        svg.text("label strong", (4.0, top - 32.0), self.title);
        let x = ("distance from the start", self.x);
        axes.draw(svg, x, ("cost J", self.y));

        let start = search.seen_along(search.start);
        let promised = |z: f64| start.cost + z * RHO * start.slope;
        let ends = [0.0, self.to].map(|z| axes.at((z, promised(z))));
        svg.line("thin dashed", ends[0], ends[1]);
        let curve: Vec<_> = (0..=SAMPLES)
            .map(|sample| self.to * f64::from(sample) / f64::from(SAMPLES))
            .map(|z| axes.at((z, search.cost_at(z, material))))
            .collect();
        svg.curve("line a", &curve);
        tangent(svg, &axes, start);
        svg.circle("dot a", axes.at((0.0, start.cost)), 3.0);
        let mut words = Vec::new();
        for (index, point) in search.tried.iter().enumerate() {
            let seen = search.seen_along(point);
            tangent(svg, &axes, seen);
            let at = axes.at((seen.distance, seen.cost));
            svg.circle("dot b", at, 3.0);
            if index + 1 == search.tried.len() {
                svg.circle("ring", at, 7.0);
            }
            let number = (index + 1).to_string();
            svg.text("label strong middle halo", (at.0, at.1 - 11.0), &number);
            words.push(format!(
                "{} at {}",
                spoken(seen.cost, 2),
                spoken(seen.distance, 1)
            ));
        }
        format!(
            "iteration {} starts at the cost {}, looks at {}, and takes the last",
            self.iteration,
            spoken(start.cost, 2),
            words.join(", then ")
        )
    }
}

/// A short piece of the line with the slope at a point.
fn tangent(svg: &mut Svg, axes: &Axes, seen: Seen) {
    let at = axes.at((seen.distance, seen.cost));
    let ahead = axes.at((seen.distance + 1.0, seen.cost + seen.slope));
    let (right, down) = (ahead.0 - at.0, ahead.1 - at.1);
    let share = TANGENT / right.hypot(down);
    let (right, down) = (share * right, share * down);
    let from = if seen.distance > 0.0 { 1.0 } else { 0.0 };
    svg.line(
        "line b",
        (at.0 - from * right, at.1 - from * down),
        (at.0 + right, at.1 + down),
    );
}

/// A point as it is seen from the line.
#[derive(Clone, Copy)]
struct Seen {
    distance: f64,
    cost: f64,
    slope: f64,
}

/// A line search: where it starts and the points that it evaluated.
struct Search<'t> {
    start: &'t Point,
    tried: &'t [Point],
    /// Along the line, of length 1.
    direction: ndarray::Array1<f64>,
}

impl<'t> Search<'t> {
    /// The search of an iteration, counted from 1. None of this training failed,
    /// so each starts where the one before it ended.
    fn of(training: &'t Training, iteration: usize) -> Self {
        let ended = |iteration: usize| match iteration {
            0 => 1,
            done => training.evaluations[done - 1],
        };
        let (first, last) = (ended(iteration - 1), ended(iteration));
        let start = &training.points[first - 1];
        let way = &training.points[last - 1].params - &start.params;
        Self {
            start,
            tried: &training.points[first..last],
            direction: &way / way.dot(&way).sqrt(),
        }
    }

    fn seen_along(&self, point: &Point) -> Seen {
        Seen {
            distance: (&point.params - &self.start.params).dot(&self.direction),
            cost: point.cost,
            slope: point.gradient.dot(&self.direction),
        }
    }

    fn cost_at(&self, distance: f64, material: &Material) -> f64 {
        let params = &self.start.params + distance * &self.direction;
        material.cost_and_gradient(&params).0
    }
}
