//! The network for the playground, as a script that a page can load from a disk.

use base64::{Engine, engine::general_purpose::STANDARD};
use handwritten::network::Network;

use super::material::Material;

/// The files that the interactive pages load: paths and what is in them.
pub fn files(material: &Material) -> Vec<(String, String)> {
    let path = "book/src/interactive/network.js".to_owned();
    vec![(path, network(&material.network))]
}

/// Both matrices with all their bits. A page that was opened from a disk may load
/// a script, but may not read a file, so the numbers stand in a script.
fn network(network: &Network) -> String {
    let matrix = |theta: &ndarray::Array2<f64>| {
        let bytes: Vec<u8> = theta
            .iter()
            .flat_map(|weight| weight.to_le_bytes())
            .collect();
        let (rows, columns) = theta.dim();
        let data = STANDARD.encode(bytes);
        format!("{{\n    rows: {rows},\n    columns: {columns},\n    data: \"{data}\"\n  }}")
    };
    format!(
        "// Made by `cargo lab figures` from data/weights.mat: row by row, 64-bit floats,\n\
         // lowest byte first, in base64.\n\
         globalThis.handwrittenNetwork = {{\n  Theta1: {},\n  Theta2: {}\n}};\n",
        matrix(&network.theta1),
        matrix(&network.theta2)
    )
}
