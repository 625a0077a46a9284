// The playground: draw a digit, see every layer of the network.
"use strict";

(function () {
  const { MOST_BYTES, drawStrokes, feedforward, labelOfLargest, likeTrainingDigits, parse, unpack } =
    globalThis.handwritten;
  const place = document.getElementById("playground");
  if (!place || !globalThis.handwrittenNetwork) return;

  /** Points of the lattice on which the arrow keys draw. */
  const STEPS = 16;
  /** Outputs below this are no answer. */
  const SURE = 0.5;
  const MOVES = {
    ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
    Home: [-1, -1], PageUp: [1, -1], End: [-1, 1], PageDown: [1, 1],
  };

  const ours = unpack(globalThis.handwrittenNetwork);
  let network = ours;
  let strokes = [];
  const cursor = { x: 8, y: 4, down: false, shown: false };
  const part = (name) => place.querySelector(`[data-part="${name}"]`);
  const field = part("field");
  const paper = part("paper");

  // ---- reading ----

  /** What the network sees and answers; null while nothing is drawn. */
  function read() {
    if (strokes.length === 0) return null;
    const side = Math.round(Math.sqrt(network.Theta1.columns - 1));
    const pixels = likeTrainingDigits(drawStrokes(strokes), side);
    return pixels && { side, ...feedforward(network, pixels) };
  }

  function name(label) {
    return network.Theta2.rows === 10 ? String(label % 10) : String(label);
  }

  function sentence(reading) {
    if (!reading) return "Nothing is drawn.";
    const label = labelOfLargest(reading.a3);
    const sure = reading.a3[label - 1];
    const percent = `${(100 * sure).toFixed(sure > 0.995 ? 1 : 0)} %`;
    return sure < SURE
      ? `No output is sure; the best guess is ${name(label)}, ${percent}.`
      : `The answer: ${name(label)}, ${percent}.`;
  }

  // ---- drawing on the screen ----

  function style(name) {
    return getComputedStyle(place).getPropertyValue(name).trim();
  }

  /** Small images, one canvas pixel for each of theirs. */
  function paint(canvas, side, colour) {
    canvas.width = canvas.height = side;
    const context = canvas.getContext("2d");
    for (let column = 0; column < side; column++) {
      for (let row = 0; row < side; row++) {
        const [fill, opacity] = colour(column * side + row);
        context.globalAlpha = opacity;
        context.fillStyle = fill;
        context.fillRect(column, row, 1, 1);
      }
    }
  }

  function showPaper() {
    const size = Math.round(field.clientWidth * (globalThis.devicePixelRatio || 1));
    paper.width = paper.height = size;
    const context = paper.getContext("2d");
    context.lineCap = context.lineJoin = "round";
    context.strokeStyle = context.fillStyle = style("--fg");
    context.lineWidth = 0.075 * size;
    for (const stroke of strokes) {
      context.beginPath();
      stroke.forEach(([x, y]) => context.lineTo(x * size, y * size));
      if (stroke.length === 1) context.lineTo(stroke[0][0] * size + 0.01, stroke[0][1] * size);
      context.stroke();
    }
    if (!cursor.shown) return;
    const [x, y] = at(cursor).map((share) => share * size);
    context.lineWidth = 2 * (globalThis.devicePixelRatio || 1);
    context.strokeStyle = style("--figure-b");
    context.fillStyle = style("--figure-b");
    context.beginPath();
    context.arc(x, y, 0.03 * size, 0, 2 * Math.PI);
    if (cursor.down) context.fill();
    context.stroke();
  }

  function showHidden(a2) {
    for (const [index, unit] of part("hidden").querySelectorAll("li").entries()) {
      const activation = a2 ? a2[index] : 0;
      unit.style.setProperty("--share", activation);
      unit.querySelector("span").textContent = a2 ? activation.toFixed(2) : "";
    }
  }

  function showOutputs(a3) {
    const best = a3 ? labelOfLargest(a3) : 0;
    for (const row of part("outputs").querySelectorAll("li")) {
      const label = Number(row.dataset.label);
      const output = a3 ? a3[label - 1] : 0;
      row.style.setProperty("--share", output);
      row.classList.toggle("best", label === best);
      row.querySelector("span").textContent = a3 ? output.toFixed(3) : "";
    }
  }

  let due = false;
  /** Shows everything anew, at most once for each picture of the screen. */
  function show() {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      const reading = read();
      showPaper();
      const ink = style("--fg");
      const side = reading ? reading.side : 20;
      paint(part("seen"), side, (index) => [ink, reading ? Math.min(Math.max(reading.a1[index], 0), 1) : 0]);
      showHidden(reading && reading.a2);
      showOutputs(reading && reading.a3);
      part("answer").textContent = sentence(reading);
      part("undo").disabled = part("clear").disabled = strokes.length === 0;
    });
  }

  /** Tells people who do not see the page. */
  function say(words) {
    part("spoken").textContent = words;
  }

  function sayAnswer() {
    say(sentence(read()));
  }

  /** Lists the units of a network: what they look for, and room for numbers. */
  function build() {
    const { Theta1, Theta2 } = network;
    const side = Math.round(Math.sqrt(Theta1.columns - 1));
    part("hidden").replaceChildren(
      ...Array.from({ length: Theta1.rows }, (_, unit) => {
        const weights = Theta1.data.subarray(unit * Theta1.columns + 1, (unit + 1) * Theta1.columns);
        const most = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
        const item = document.createElement("li");
        const canvas = document.createElement("canvas");
        canvas.setAttribute("aria-hidden", "true");
        paint(canvas, side, (index) => {
          const grey = Math.round(127.5 + (127.5 * weights[index]) / most);
          return [`rgb(${grey}, ${grey}, ${grey})`, 1];
        });
        item.append(canvas, document.createElement("b"), document.createElement("span"));
        return item;
      }),
    );
    const labels = Array.from({ length: Theta2.rows }, (_, index) => index + 1);
    labels.sort((a, b) => Number(name(a)) - Number(name(b)));
    part("outputs").replaceChildren(
      ...labels.map((label) => {
        const item = document.createElement("li");
        item.dataset.label = label;
        const title = document.createElement("strong");
        title.textContent = name(label);
        item.append(title, document.createElement("b"), document.createElement("span"));
        return item;
      }),
    );
    part("shape").textContent =
      `${Theta1.columns - 1} pixels, ${Theta1.rows} hidden units, ${Theta2.rows} outputs`;
  }

  // ---- drawing with mouse, pen or finger ----

  let drawing = null;

  function point(event) {
    const box = field.getBoundingClientRect();
    const share = (at, from, length) => Math.min(Math.max((at - from) / length, 0), 1);
    return [share(event.clientX, box.left, box.width), share(event.clientY, box.top, box.height)];
  }

  field.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || drawing !== null) return;
    drawing = event.pointerId;
    field.setPointerCapture(event.pointerId);
    liftPen();
    cursor.shown = false;
    strokes.push([point(event)]);
    show();
  });

  field.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drawing) return;
    const events = event.getCoalescedEvents?.() ?? [];
    for (const moved of events.length > 0 ? events : [event]) extend(point(moved));
    show();
  });

  for (const ended of ["pointerup", "pointercancel"]) {
    field.addEventListener(ended, (event) => {
      if (event.pointerId !== drawing) return;
      drawing = null;
      sayAnswer();
    });
  }

  /** Adds a point to the last stroke, unless it is where the last point is. */
  function extend([x, y]) {
    const stroke = strokes.at(-1);
    const [lastX, lastY] = stroke.at(-1);
    if (Math.hypot(x - lastX, y - lastY) > 0.004) stroke.push([x, y]);
  }

  // ---- drawing with the keyboard ----

  function at({ x, y }) {
    return [(x + 0.5) / STEPS, (y + 0.5) / STEPS];
  }

  function liftPen() {
    cursor.down = false;
  }

  field.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey) return;
    const undoes = event.key === "Backspace" || (event.ctrlKey && event.key === "z");
    if (event.ctrlKey && !undoes) return;
    if (MOVES[event.key]) move(MOVES[event.key]);
    else if (event.key === " " || event.key === "Enter") press();
    else if (undoes) undo();
    else if (event.key === "Delete") clear();
    else return;
    // mdBook turns the page at an arrow key, and the browser scrolls.
    event.preventDefault();
    event.stopPropagation();
  });

  function move([right, down]) {
    cursor.shown = true;
    cursor.x = Math.min(Math.max(cursor.x + right, 0), STEPS - 1);
    cursor.y = Math.min(Math.max(cursor.y + down, 0), STEPS - 1);
    if (cursor.down) extend(at(cursor));
    const where = `row ${cursor.y + 1}, column ${cursor.x + 1}`;
    say(cursor.down ? `${where}. ${sentence(read())}` : where);
    show();
  }

  function press() {
    cursor.shown = true;
    if (cursor.down) {
      liftPen();
      say(`Pen up. ${sentence(read())}`);
    } else {
      cursor.down = true;
      strokes.push([at(cursor)]);
      say(`Pen down at row ${cursor.y + 1}, column ${cursor.x + 1}.`);
    }
    show();
  }

  field.addEventListener("focus", () => {
    if (field.matches(":focus-visible")) cursor.shown = true;
    show();
  });

  field.addEventListener("blur", () => {
    liftPen();
    cursor.shown = false;
    show();
  });

  // ---- buttons ----

  function undo() {
    liftPen();
    strokes.pop();
    say(`Undone. ${sentence(read())}`);
    show();
  }

  function clear() {
    liftPen();
    strokes = [];
    say("Cleared.");
    show();
  }

  part("undo").addEventListener("click", undo);
  part("clear").addEventListener("click", clear);

  // ---- a network of one's own ----

  function use(chosen, words) {
    network = chosen;
    part("problem").textContent = "";
    part("loaded").textContent = words;
    part("ours").hidden = chosen === ours;
    build();
    show();
    sayAnswer();
  }

  part("file").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    event.target.value = ""; // the same file may be chosen again
    if (!file) return;
    try {
      if (file.size > MOST_BYTES) {
        throw new Error(`It has ${Math.round(file.size / 1e6)} MB; at most ${MOST_BYTES / 1e6} are read.`);
      }
      use(parse(await file.text()), `${file.name} reads now:`);
    } catch (error) {
      part("problem").textContent = `${file.name} was not loaded. ${error.message}`;
    }
  });

  part("ours").addEventListener("click", () => use(ours, "The book's network reads now:"));

  // ---- begin ----

  // The colours follow the theme, and the paper its width.
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["class"] });
  new ResizeObserver(show).observe(field);
  build();
  show();
  place.hidden = false;
  globalThis.handwritten.readStrokes = (drawn) => {
    strokes = drawn;
    show();
    return read();
  };
})();
