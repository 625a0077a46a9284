// A drawn digit, made to look like the training digits: src/own_digit.rs again,
// line by line, so that the same picture gives the same 400 numbers. The chapter
// on prediction and that file say why each step is there.
"use strict";

globalThis.handwritten = globalThis.handwritten || {};

(function (handwritten) {
  const BOX = 20; // the longer side of a digit fills so many pixels
  const FIELD = 28; // of the field in which it is centred
  const LEAST_CONTRAST = 0.1;
  const GRAIN = 0.2; // fainter is no ink
  const FINE = 4; // pixels to one of the box, where lines are measured
  const LINE = 0.3; // more ink than this is a line, less its blurred edge
  const USUAL = 2.8; // thickness of the training digits' lines
  const THINNEST = 2.3; // thinner lines are made as thick as usual

  /** A picture of zeros: { rows, columns, data }, row by row. */
  function picture(rows, columns) {
    return { rows, columns, data: new Float64Array(rows * columns) };
  }

  /** The pixels that a network sees, column by column, or null without ink. */
  function likeTrainingDigits(drawn, side) {
    const inked = ink(drawn);
    if (!inked) return null;
    const image = resize(centre(fitIntoBox(crop(inked))), side, side);
    const pixels = new Float64Array(side * side);
    for (let column = 0; column < side; column++) {
      for (let row = 0; row < side; row++) {
        pixels[column * side + row] = image.data[row * side + column];
      }
    }
    return pixels;
  }

  /** The share of ink in every pixel: 0 on the ground, 1 where there is most. */
  function ink(drawn) {
    const ground = groundOf(drawn);
    let [darkest, lightest] = [ground, ground];
    for (const value of drawn.data) {
      darkest = Math.min(darkest, value);
      lightest = Math.max(lightest, value);
    }
    const contrast =
      ground - darkest > lightest - ground ? darkest - ground : lightest - ground;
    if (Math.abs(contrast) < LEAST_CONTRAST) return null;
    return map(drawn, (value) =>
      Math.max(((value - ground) / contrast - GRAIN) / (1 - GRAIN), 0),
    );
  }

  /** The grey value in the middle of all those on the border. */
  function groundOf({ rows, columns, data }) {
    const border = [];
    for (let column = 0; column < columns; column++) {
      border.push(data[column], data[(rows - 1) * columns + column]);
    }
    for (let row = 0; row < rows; row++) {
      border.push(data[row * columns], data[row * columns + columns - 1]);
    }
    border.sort((a, b) => a - b);
    return border[Math.floor(border.length / 2)];
  }

  /** The smallest part of the picture with all the ink but the faintest. */
  function crop({ rows, columns, data }) {
    let [top, bottom, left, right] = [rows, 0, columns, 0];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (data[row * columns + column] > LINE) {
          top = Math.min(top, row);
          bottom = Math.max(bottom, row + 1);
          left = Math.min(left, column);
          right = Math.max(right, column + 1);
        }
      }
    }
    const part = picture(bottom - top, right - left);
    for (let row = 0; row < part.rows; row++) {
      const first = (top + row) * columns + left;
      part.data.set(data.subarray(first, first + part.columns), row * part.columns);
    }
    return part;
  }

  /** The digit with its longer side as long as the box, its ink as dark and its
      lines about as thick as in the training digits. */
  function fitIntoBox(digit) {
    const fine = scaleTo(digit, FINE * BOX);
    const width = lineWidth(fine);
    if (width >= FINE * THINNEST) return scaleTo(fine, BOX);
    // A thicker digit is larger, and is made smaller again with its lines.
    const growth = (FINE * USUAL - width) / (1 - USUAL / BOX);
    return scaleTo(thicken(fine, growth / 2), BOX);
  }

  function scaleTo(digit, side) {
    const longer = Math.max(digit.rows, digit.columns);
    const fitted = (pixels) =>
      Math.max(Math.floor((pixels * side + Math.floor(longer / 2)) / longer), 1);
    const scaled = resize(digit, fitted(digit.rows), fitted(digit.columns));
    const most = scaled.data.reduce((most, share) => Math.max(most, share), 0);
    return map(scaled, (share) => Math.min(Math.max(share / most, 0), 1));
  }

  /** How thick the lines are, in pixels: twice the area divided by the outline. */
  function lineWidth({ rows, columns, data }) {
    const isInk = (row, column) =>
      row >= 0 && row < rows && column >= 0 && column < columns &&
      data[row * columns + column] > LINE;
    let [area, edges] = [0, 0];
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++) {
        const here = isInk(row, column);
        if (here) area += 1;
        if (here !== isInk(row - 1, column)) edges += 1;
        if (here !== isInk(row, column - 1)) edges += 1;
      }
    }
    return (2 * area) / ((edges * Math.PI) / 4);
  }

  /** The digit with `radius` pixels of ink more on all sides of its lines. */
  function thicken({ rows, columns, data }, radius) {
    const margin = Math.max(Math.ceil(radius), 0);
    const thick = picture(rows + 2 * margin, columns + 2 * margin);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (!(data[row * columns + column] > LINE)) continue;
        for (let down = -margin; down <= margin; down++) {
          for (let right = -margin; right <= margin; right++) {
            if (Math.hypot(right, down) > radius) continue;
            const place = (row + margin + down) * thick.columns + column + margin + right;
            thick.data[place] = 1;
          }
        }
      }
    }
    return thick;
  }

  /** The field with the digit in it, its centre of mass in the middle as nearly
      as whole pixels allow. */
  function centre({ rows, columns, data }) {
    let [mass, down, right] = [0, 0, 0];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const share = data[row * columns + column];
        mass += share;
        down += share * (row + 0.5);
        right += share * (column + 0.5);
      }
    }
    const first = (mean, length) =>
      Math.min(Math.max(Math.round(FIELD / 2 - mean), 0), FIELD - length);
    const [top, left] = [first(down / mass, rows), first(right / mass, columns)];
    const field = picture(FIELD, FIELD);
    for (let row = 0; row < rows; row++) {
      const part = data.subarray(row * columns, (row + 1) * columns);
      field.data.set(part, (top + row) * FIELD + left);
    }
    return field;
  }

  /** The picture in another size, by the bicubic filter, widened where it
      becomes smaller; the pixels on the edge repeat beyond it. */
  function resize(drawn, rows, columns) {
    const lower = picture(rows, drawn.columns);
    filter(drawn.rows, rows).forEach((band, row) => {
      band.forEach(([source, weight]) => {
        for (let column = 0; column < drawn.columns; column++) {
          lower.data[row * drawn.columns + column] +=
            weight * drawn.data[source * drawn.columns + column];
        }
      });
    });
    const result = picture(rows, columns);
    filter(drawn.columns, columns).forEach((band, column) => {
      band.forEach(([source, weight]) => {
        for (let row = 0; row < rows; row++) {
          result.data[row * columns + column] += weight * lower.data[row * drawn.columns + source];
        }
      });
    });
    return result;
  }

  /** For each of `to` pixels, which of `from` pixels count in it and how much. */
  function filter(from, to) {
    const scale = from / to;
    const widening = Math.max(scale, 1);
    const reach = 2 * widening;
    return Array.from({ length: to }, (_, index) => {
      const middle = (index + 0.5) * scale - 0.5;
      const weights = new Map();
      let sum = 0;
      for (let pixel = Math.ceil(middle - reach); pixel <= Math.floor(middle + reach); pixel++) {
        const source = Math.min(Math.max(pixel, 0), from - 1);
        const weight = bicubic((pixel - middle) / widening);
        weights.set(source, (weights.get(source) || 0) + weight);
        sum += weight;
      }
      return Array.from(weights, ([source, weight]) => [source, weight / sum]);
    });
  }

  /** The bicubic kernel with a = -1/2 (R. G. Keys, 1981). */
  function bicubic(distance) {
    const t = Math.abs(distance);
    if (t <= 1) return (1.5 * t - 2.5) * t * t + 1;
    return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
  }

  function map({ rows, columns, data }, change) {
    return { rows, columns, data: data.map(change) };
  }

  /** Strokes as a picture. A stroke is a list of points [x, y] from 0 to 1.
      A pen that is as thick in a small digit as in a large one would draw the
      small one too thick; here lines are as thick, for the digit's size, as
      those of the training digits. */
  function drawStrokes(strokes) {
    const SHORTEST = 0.15; // a dot is not blown up to a blot
    const MARGIN = 4;
    const pen = FINE * USUAL;
    const points = strokes.flat();
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
    const scale = (FINE * BOX - pen) / Math.max(width, height, SHORTEST);
    const pixels = (length) => Math.ceil(length * scale + pen) + 2 * MARGIN;
    const drawn = picture(pixels(height), pixels(width));
    const place = ([x, y]) =>
      [(x - left) * scale, (y - top) * scale].map((at) => at + pen / 2 + MARGIN);
    for (const stroke of strokes) {
      const places = stroke.map(place);
      places.forEach((end, index) => drawLine(drawn, places[Math.max(index - 1, 0)], end, pen / 2));
    }
    return drawn;
  }

  /** A line with round ends and edges that are one pixel soft. */
  function drawLine({ rows, columns, data }, [x1, y1], [x2, y2], radius) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const square = dx * dx + dy * dy;
    const from = (a, b) => Math.max(Math.floor(Math.min(a, b) - radius - 1), 0);
    const to = (a, b, most) => Math.min(Math.ceil(Math.max(a, b) + radius + 1), most);
    for (let row = from(y1, y2); row < to(y1, y2, rows); row++) {
      for (let column = from(x1, x2); column < to(x1, x2, columns); column++) {
        const [x, y] = [column + 0.5 - x1, row + 0.5 - y1];
        const along = square > 0 ? Math.min(Math.max((x * dx + y * dy) / square, 0), 1) : 0;
        const distance = Math.hypot(x - along * dx, y - along * dy);
        const share = Math.min(Math.max(radius + 0.5 - distance, 0), 1);
        const index = row * columns + column;
        data[index] = Math.max(data[index], share);
      }
    }
  }

  Object.assign(handwritten, { drawStrokes, likeTrainingDigits });
})(globalThis.handwritten);
