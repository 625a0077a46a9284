//! How the stepper writes arithmetic: lines for units, tables for matrices.

use handwritten::{backpropagation::with_bias_unit, network::Gradient};
use ndarray::{Array1, Array2, ArrayRef1, ArrayView1};

use super::svg::spoken;

/// z = Theta · [1; a], one line for each unit.
pub(super) fn sums(name: &str, theta: &Array2<f64>, a: &Array1<f64>, z: &Array1<f64>) -> String {
    let with_bias = with_bias_unit(a);
    let line = |(unit, row): (usize, ArrayView1<f64>)| {
        let products = products(&row, &with_bias);
        format!("{name}_{} = {products} = {}", unit + 1, four(z[unit]))
    };
    lines(
        &theta
            .rows()
            .into_iter()
            .enumerate()
            .map(line)
            .collect::<Vec<_>>(),
    )
}

pub(super) fn sigmoids(name: &str, z: &Array1<f64>, a: &Array1<f64>) -> String {
    let units = z.iter().zip(a).enumerate();
    let line = |(unit, (z, a)): (usize, (&f64, &f64))| {
        format!("{name}_{} = g({}) = {}", unit + 1, four(*z), four(*a))
    };
    lines(&units.map(line).collect::<Vec<_>>())
}

/// a·b + c·d + …
pub(super) fn products(first: &ArrayRef1<f64>, second: &ArrayRef1<f64>) -> String {
    let pair = |(a, b): (&f64, &f64)| format!("{}·{}", factor(*a), factor(*b));
    let pairs: Vec<String> = first.iter().zip(second).map(pair).collect();
    pairs.join(" + ")
}

fn factor(value: f64) -> String {
    if value.to_bits() == 1.0_f64.to_bits() {
        "1".to_owned()
    } else if value < 0.0 {
        format!("({})", four(value))
    } else {
        four(value)
    }
}

pub(super) fn four(value: f64) -> String {
    spoken(value, 4)
}

pub(super) fn list(values: &Array1<f64>) -> String {
    let numbers: Vec<String> = values.iter().map(|&value| four(value)).collect();
    format!("({})", numbers.join(", "))
}

/// A list with one line for each unit.
pub(super) fn lines(lines: &[String]) -> String {
    let items: Vec<String> = lines.iter().map(|line| in_tag("li", "", line)).collect();
    format!("<ul class=\"work\">\n{}\n</ul>\n", items.join("\n"))
}

/// Both matrices of a gradient, under a name by which the tests find them.
pub(super) fn gradients(name: &str, gradient: &Gradient) -> String {
    let title = |matrix: &str| format!("<p class=\"matrix\">{matrix}_grad</p>\n");
    title("Theta1")
        + &table(&format!("theta1_{name}"), &gradient.theta1_grad)
        + &title("Theta2")
        + &table(&format!("theta2_{name}"), &gradient.theta2_grad)
}

/// A matrix to six decimals, in a box that scrolls where the window is narrow.
pub(super) fn table(name: &str, matrix: &Array2<f64>) -> String {
    let columns = (1..matrix.ncols()).map(|unit| unit.to_string());
    let mut head = vec![in_tag("th", "", ""), in_tag("th", "col", "bias")];
    head.extend(columns.map(|unit| in_tag("th", "col", &unit)));
    let mut rows = vec![in_tag("tr", "", &head.concat())];
    for (unit, slopes) in matrix.rows().into_iter().enumerate() {
        let mut cells = vec![in_tag("th", "row", &(unit + 1).to_string())];
        cells.extend(
            slopes
                .iter()
                .map(|&slope| in_tag("td", "", &spoken(slope, 6))),
        );
        rows.push(in_tag("tr", "", &cells.concat()));
    }
    format!(
        "<div class=\"matrix-box\" tabindex=\"0\">\n<table data-matrix=\"{name}\">\n{}\n\
         </table>\n</div>\n",
        rows.join("\n")
    )
}

fn in_tag(tag: &str, scope: &str, text: &str) -> String {
    if scope.is_empty() {
        format!("<{tag}>{text}</{tag}>")
    } else {
        format!("<{tag} scope=\"{scope}\">{text}</{tag}>")
    }
}
