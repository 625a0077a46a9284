//! The cost while the network learns.

use super::{
    Drawing,
    axes::{Axes, Scale},
    material::{LAMBDA, Material, SEED},
    svg::{Svg, spoken},
};

/// The cost after every iteration, and the costs that were only tried.
pub fn draw(material: &Material) -> Drawing {
    let training = material.lecture();
    let mut svg = Svg::new(262.0);
    let axes = Axes {
        corner: (36.0, 30.0),
        size: (294.0, 190.0),
        x: Scale::Linear(0.0, 50.0),
        y: Scale::Log(0.3, 20.0),
    };
    let x = [
        (0.0, "0"),
        (10.0, "10"),
        (20.0, "20"),
        (30.0, "30"),
        (40.0, "40"),
        (50.0, "50"),
    ];
    let y = [
        (0.5, "0.5"),
        (1.0, "1"),
        (2.0, "2"),
        (5.0, "5"),
        (10.0, "10"),
        (20.0, "20"),
    ];
    axes.draw(&mut svg, ("iteration", &x), ("cost J", &y));

    let first = &training.points[0];
    let mut begun = 1;
    for (iteration, &ended) in training.evaluations.iter().enumerate() {
        // The last evaluation of a search is the one that it takes.
        for point in &training.points[begun..ended - 1] {
            let (x, y) = axes.at((iteration as f64 + 1.0, point.cost));
            svg.line("line b", (x - 3.0, y - 3.0), (x + 3.0, y + 3.0));
            svg.line("line b", (x - 3.0, y + 3.0), (x + 3.0, y - 3.0));
        }
        begun = ended;
    }
    let costs = std::iter::once(&first.cost).chain(&training.minimum.costs);
    let points: Vec<_> = costs
        .enumerate()
        .map(|(iteration, &cost)| axes.at((iteration as f64, cost)))
        .collect();
    svg.curve("line a", &points);
    for &point in &points {
        svg.circle("dot a", point, 1.8);
    }
    let last = training.minimum.costs.last().copied().unwrap_or(first.cost);
    legend(&mut svg);
    svg.text(
        "note end",
        (330.0, axes.at((50.0, last)).1 + 18.0),
        &format!("{} at the end", spoken(last, 2)),
    );
    let tried = training.points.len() - 1 - training.minimum.costs.len();
    Drawing {
        caption: format!(
            "Training, λ = {LAMBDA}, seed {SEED}: the cost after each of the {} iterations, and \
             the {tried} points that a line search tried and left again.",
            training.minimum.costs.len()
        ),
        alternative: format!(
            "The cost J over the iterations, on a scale where equal factors are equal lengths. \
             It starts at {}, is below 1 after about {} iterations and then falls slowly to {}. \
             Crosses mark points that were tried and rejected; most lie in the first iterations.",
            spoken(first.cost, 1),
            training
                .minimum
                .costs
                .iter()
                .take_while(|&&cost| cost >= 1.0)
                .count()
                + 1,
            spoken(last, 2)
        ),
        svg,
    }
}

fn legend(svg: &mut Svg) {
    svg.line("line a", (190.0, 48.0), (210.0, 48.0));
    svg.circle("dot a", (200.0, 48.0), 1.8);
    svg.text("note", (216.0, 52.0), "after the iteration");
    svg.line("line b", (197.0, 61.0), (203.0, 67.0));
    svg.line("line b", (197.0, 67.0), (203.0, 61.0));
    svg.text("note", (216.0, 68.0), "tried");
}
