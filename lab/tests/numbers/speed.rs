//! Times and memory of the chapter "Making it fast", as `benches/recorded/` has
//! them, and what can be counted.

use std::{collections::BTreeMap, fs};

use handwritten::{faster::FastCost, feedforward::one_hot, network::Architecture};

use super::{Numbers, digits, exact, root};

/// The lines of a recorded file by the cells that name them.
fn recorded(file: &str, name: impl Fn(&[&str]) -> String) -> BTreeMap<String, Vec<String>> {
    let path = root().join("benches/recorded").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .map(|line| {
            let line = line.replace(", ", " "); // within quotes
            let cells: Vec<&str> = line.split(',').collect();
            let owned = cells.iter().map(|&cell| cell.to_owned()).collect();
            (name(&cells), owned)
        })
        .collect()
}

fn exponents() -> Numbers {
    let path = root().join("benches/recorded/scaling.csv");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let lines = text
        .lines()
        .filter_map(|line| line.strip_prefix("# time of "));
    lines
        .map(|line| {
            let (form, power) = line.split_once(" ~ ").expect("form ~ size^exponent");
            let (size, exponent) = power.split_once('^').expect("size^exponent");
            let exponent = exponent.parse().expect("a number");
            exact(&format!("speed.exponent.{form}.{size}"), exponent)
        })
        .collect()
}

pub(super) fn numbers() -> Numbers {
    let steps = recorded("steps.csv", |cells| format!("{}.{}", cells[0], cells[1]));
    let peers = recorded("peers.csv", |cells| {
        format!("{}.{}.{}", cells[0], cells[1].trim_matches('"'), cells[2])
    });
    let scaling = recorded("scaling.csv", |cells| cells[..5].join("."));
    let number = |lines: &BTreeMap<String, Vec<String>>, line: &str, cell: usize| -> f64 {
        let cells = lines.get(line).unwrap_or_else(|| panic!("no line {line}"));
        cells[cell].parse().expect("a number")
    };
    let step = |name: &str, line: &str| exact(&format!("speed.{name}"), number(&steps, line, 3));
    let peer = |name: &str, line: &str| exact(&format!("speed.{name}"), number(&peers, line, 4));
    let other_kb = |examples: usize, form: &str| {
        number(&scaling, &format!("examples.{form}.{examples}.25.400"), 7) / 1e3
    };
    let mut all = vec![
        step("loop", "loop.1"),
        step("glued", "glued.1"),
        step("vectorised", "vectorised.1"),
        step("row_blocks", "row blocks.1"),
        step("row_blocks_2", "row blocks.2"),
        step("registers_portable", "registers portable.1"),
        step("registers_avx2", "registers AVX2.1"),
        step("registers_avx512", "registers AVX-512.1"),
        step("without_zeros", "without zeros.1"),
        step("without_zeros_2", "without zeros.2"),
        peer("numpy", "evaluation.NumPy.1"),
        peer("numpy_2", "evaluation.NumPy.2"),
        peer("jax", "evaluation.JAX.1"),
        peer("jax_2", "evaluation.JAX.2"),
        peer("octave", "evaluation.Octave.1"),
        peer("octave_2", "evaluation.Octave.2"),
        peer("fast", "evaluation.here fast.1"),
        peer("fast_2", "evaluation.here fast.2"),
        peer("process_numpy", "process.NumPy with SciPy's fmin_cg.2"),
        peer("process_fast", "process.here fast.2"),
        exact("speed.memory_1250", other_kb(1_250, "fast")),
        exact("speed.memory_60000", other_kb(60_000, "fast")),
        exact("speed.memory_plain_60000", other_kb(60_000, "plain")),
    ];
    all.extend(exponents());
    all.extend(counted());
    all
}

/// What no machine changes.
fn counted() -> Numbers {
    let architecture = Architecture::LECTURE;
    let digits = digits();
    let (m, pixels) = digits.x.dim();
    let dark = digits.x.iter().filter(|&&pixel| pixel == 0.0).count();
    let panels = (m / 8) as f64;
    let in_order = digits
        .x
        .axis_chunks_iter(ndarray::Axis(0), 8)
        .flat_map(|panel| {
            let lit = |column: ndarray::ArrayView1<f64>| column.iter().any(|&pixel| pixel != 0.0);
            panel.columns().into_iter().map(lit).collect::<Vec<_>>()
        })
        .filter(|&lit| lit)
        .count();
    let targets = one_hot(&digits.labels, architecture.labels);
    let fast = FastCost::new(architecture, &digits.x, &targets, 1.0, 1);
    // As in tests/the_fast_form.rs: eight values and an index for each pixel that
    // is kept and for the bias unit; targets and an end for each panel.
    let kept = (fast.example_bytes() as f64 / panels - 8.0 * 81.0) / 68.0 - 1.0;
    let hidden = architecture.hidden as f64;
    let weights = hidden * pixels as f64;
    let other = hidden * architecture.labels as f64;
    // Forward and gradient in both layers, and back through the second.
    let operations = m as f64 * (4.0 * weights + 6.0 * other);
    vec![
        exact("speed.dark", 100.0 * dark as f64 / (m * pixels) as f64),
        exact("speed.lit", pixels as f64 - dark as f64 / m as f64),
        exact("speed.kept_in_order", in_order as f64 / panels),
        exact("speed.kept", kept),
        exact("speed.operations", operations / 1e6),
        exact(
            "speed.instructions",
            2.0 * panels * (kept + 1.0) * hidden / 1e6,
        ),
    ]
}
