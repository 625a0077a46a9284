// The network, as src/feedforward.rs computes it, and reading one from a file.
"use strict";

globalThis.handwritten = globalThis.handwritten || {};

(function (handwritten) {
  /** Files larger than this are not read: the lecture's network has 0.2 MB. */
  const MOST_BYTES = 50e6;

  /** 1 / (1 + e^-z), without overflow. */
  function sigmoid(z) {
    const e = Math.exp(-Math.abs(z));
    return z < 0 ? e / (1 + e) : 1 / (1 + e);
  }

  /** g(Theta · [1; a]): one layer. A theta is { rows, columns, data }, row by row. */
  function layer(theta, a) {
    const result = new Float64Array(theta.rows);
    for (let row = 0; row < theta.rows; row++) {
      const first = row * theta.columns;
      let z = theta.data[first]; // of the bias unit, which is 1
      for (let column = 1; column < theta.columns; column++) {
        z += theta.data[first + column] * a[column - 1];
      }
      result[row] = sigmoid(z);
    }
    return result;
  }

  /** All activations for the pixels a1, which are unrolled column by column. */
  function feedforward(network, a1) {
    const a2 = layer(network.Theta1, a1);
    return { a1, a2, a3: layer(network.Theta2, a2) };
  }

  /** The label of the largest output, counted from 1; of equal ones the first. */
  function labelOfLargest(outputs) {
    let largest = 0;
    outputs.forEach((output, index) => {
      if (output > outputs[largest]) largest = index;
    });
    return largest + 1;
  }

  /** The network that `cargo lab figures` wrote into network.js. */
  function unpack(packed) {
    const matrix = ({ rows, columns, data }) => {
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      const view = new DataView(bytes.buffer);
      const numbers = Float64Array.from({ length: rows * columns }, (_, index) =>
        view.getFloat64(8 * index, true),
      );
      return { rows, columns, data: numbers };
    };
    return { Theta1: matrix(packed.Theta1), Theta2: matrix(packed.Theta2) };
  }

  /** A network from the text that `cargo run --release -- --export FILE` writes.
      Throws an Error that says what is wrong and what to do. */
  function parse(text) {
    let object;
    try {
      object = JSON.parse(text);
    } catch {
      throw new Error(
        "It is not JSON. Export a network with: cargo run --release -- --export my_network.json",
      );
    }
    const Theta1 = matrix(object, "Theta1");
    const Theta2 = matrix(object, "Theta2");
    if (Theta2.columns !== Theta1.rows + 1) {
      throw new Error(
        `Theta2 has ${Theta2.columns} columns, expected ${Theta1.rows + 1}: one for each of ` +
          `the ${Theta1.rows} rows of Theta1, and one for the bias unit.`,
      );
    }
    const side = Math.round(Math.sqrt(Theta1.columns - 1));
    if (side * side !== Theta1.columns - 1 || side < 2) {
      throw new Error(
        `Theta1 has ${Theta1.columns} columns, expected 1 + side × side, such as 401 for images ` +
          "of 20 × 20 pixels: this page can draw only squares.",
      );
    }
    return { Theta1, Theta2 };
  }

  function matrix(object, name) {
    const rows = object?.[name];
    if (!Array.isArray(rows) || rows.length === 0 || !rows.every(Array.isArray)) {
      throw new Error(
        `There is no ${name} in it, expected a list of rows, each a list of numbers, as --export writes.`,
      );
    }
    const columns = rows[0].length;
    rows.forEach((row, index) => {
      if (row.length !== columns || columns < 2) {
        throw new Error(
          `Row ${index + 1} of ${name} has ${row.length} numbers, expected ${Math.max(columns, 2)}.`,
        );
      }
      const wrong = row.findIndex((number) => typeof number !== "number" || !Number.isFinite(number));
      if (wrong >= 0) {
        const found = typeof row[wrong] === "number" ? row[wrong] : JSON.stringify(row[wrong]);
        throw new Error(`${name}(${index + 1}, ${wrong + 1}) is ${found}, expected a finite number.`);
      }
    });
    return { rows: rows.length, columns, data: Float64Array.from(rows.flat()) };
  }

  Object.assign(handwritten, { MOST_BYTES, feedforward, labelOfLargest, parse, unpack });
})(globalThis.handwritten);
