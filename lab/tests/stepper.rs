//! The stepper's page must show the recorded numbers, and its arithmetic must
//! work out: what stands left of an equals sign gives what stands right of it.

use std::{fs, path::Path};

/// The file as it is shipped.
fn page() -> String {
    read("../book/src/interactive/stepper.html")
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A line of the file that Octave recorded.
fn recorded(name: &str) -> Vec<f64> {
    let file = read("../tests/recorded/small_networks.csv");
    let line = file
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{name},")))
        .expect("a recorded line");
    line.split(',')
        .map(|number| number.parse().expect("a number"))
        .collect()
}

fn number(text: &str) -> f64 {
    let text = text.trim().trim_matches(['(', ')']).replace('−', "-");
    text.parse()
        .unwrap_or_else(|_| panic!("{text:?} is no number"))
}

/// What stands between two pieces of text, for each place where both are.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before)
        .skip(1)
        .map(|rest| rest.split(after).next().unwrap_or_default())
        .collect()
}

/// The rows of a table of the page.
fn table(page: &str, name: &str) -> Vec<Vec<f64>> {
    let table = between(page, &format!("data-matrix=\"{name}\">"), "</table>");
    assert_eq!(table.len(), 1, "tables of the name {name}");
    between(table[0], "<tr>", "</tr>")
        .into_iter()
        .map(|row| {
            between(row, "<td>", "</td>")
                .into_iter()
                .map(number)
                .collect()
        })
        .filter(|row: &Vec<f64>| !row.is_empty())
        .collect()
}

/// Column by column, as the gradient was recorded.
fn unrolled(rows: &[Vec<f64>]) -> Vec<f64> {
    (0..rows[0].len())
        .flat_map(|column| rows.iter().map(move |row| row[column]))
        .collect()
}

#[test]
fn the_gradients_are_the_recorded_ones() {
    let page = page();
    for lambda in ["lambda_0", "lambda_3"] {
        let mut shown = unrolled(&table(&page, &format!("theta1_{lambda}")));
        shown.extend(unrolled(&table(&page, &format!("theta2_{lambda}"))));
        let expected = recorded(&format!("check_gradient_{lambda}"));
        assert_eq!(shown.len(), expected.len());
        for (index, (shown, expected)) in shown.iter().zip(&expected).enumerate() {
            assert!(
                (shown - expected).abs() <= 0.5e-6 * (1.0 + 1e-9), // six decimals
                "{lambda}, entry {index}: the page shows {shown}, recorded is {expected}"
            );
        }
    }
}

#[test]
fn the_costs_are_the_recorded_ones() {
    let page = page();
    for lambda in ["lambda_0", "lambda_3"] {
        let cost = format!("{:.6}.", recorded(&format!("check_cost_{lambda}"))[0]);
        assert_eq!(
            page.matches(&cost).count(),
            1,
            "{cost} stands once in the page"
        );
    }
}

#[test]
fn the_inputs_and_weights_are_the_recorded_ones() {
    let page = page();
    let (x, theta1) = (recorded("check_x_5x3"), recorded("check_theta1_5x4"));
    let inputs = between(&page, "x = (", ")")[0];
    let inputs: Vec<f64> = inputs.split(", ").map(number).collect();
    assert_near(&inputs, &[x[0], x[5], x[10]]);
    for unit in 0..5 {
        let line = between(&page, &format!("<li>z2_{} = ", unit + 1), "</li>")[0];
        let sum = line.split(" = ").next().unwrap();
        let weights: Vec<f64> = sum
            .split(" + ")
            .map(|product| number(product.split('·').next().unwrap()))
            .collect();
        let row: Vec<f64> = (0..4).map(|column| theta1[5 * column + unit]).collect();
        assert_near(&weights, &row);
    }
}

fn assert_near(shown: &[f64], expected: &[f64]) {
    assert_eq!(shown.len(), expected.len(), "{shown:?} {expected:?}");
    for (shown, expected) in shown.iter().zip(expected) {
        let apart = (shown - expected).abs();
        assert!(
            apart <= 0.5e-4 * (1.0 + 1e-9),
            "{shown}, recorded {expected}"
        );
    }
}

/// The value of a sum of products, of `g(…)`, or of a difference.
fn value(expression: &str) -> f64 {
    let expression = expression.trim();
    if let Some(z) = expression.strip_prefix("g(") {
        return 1.0 / (1.0 + (-number(z)).exp());
    }
    if let Some((bracket, slope)) = expression.split_once(" ) · ") {
        return value(bracket.trim_start_matches('(')) * number(slope);
    }
    if let Some((said, wanted)) = expression.split_once(" − ") {
        return number(said) - number(wanted);
    }
    expression
        .split(" + ")
        .map(|product| product.split('·').map(number).product::<f64>())
        .sum()
}

#[test]
fn every_line_works_out() {
    let page = page();
    let mut worked_out = 0;
    for line in between(&page, "<li>", "</li>") {
        let parts: Vec<&str> = line.split(" = ").collect();
        let [name, expression, result] = parts[..] else {
            continue; // the inputs, which are no result
        };
        // Up to six products of numbers below 1, each half a unit of the fourth
        // decimal off; the result, too.
        let allowed = 7.0 * 2.0 * 0.5e-4;
        let (came, shown) = (value_of(name, expression), number(result));
        assert!(
            (came - shown).abs() <= allowed,
            "{line}: the left side gives {came}"
        );
        worked_out += 1;
    }
    assert_eq!(
        worked_out,
        5 + 5 + 3 + 3 + 1 + 3 + 5,
        "lines with arithmetic"
    );
}

/// The cost is a sum of logarithms, the others are as [`value`] reads them.
fn value_of(name: &str, expression: &str) -> f64 {
    if name != "cost" {
        return value(expression);
    }
    let terms = expression.trim_start_matches("−( ").trim_end_matches(" )");
    let ln = |term: &str| match term.strip_prefix("ln(1 − ") {
        Some(h) => (1.0 - number(h)).ln(),
        None => number(term.trim_start_matches("ln ")).ln(),
    };
    -terms.split(" + ").map(ln).sum::<f64>()
}
