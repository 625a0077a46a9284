// The stepper: one step at a time out of the list of all steps.
"use strict";

(function () {
  const place = document.getElementById("stepper");
  if (!place) return;
  const steps = [...place.querySelectorAll(".steps > li")];
  const drawing = place.querySelector("svg");
  const LAYERS = ["inputs", "inner", "outputs"];
  let current = 0;

  const controls = document.createElement("div");
  controls.className = "buttons";
  const button = (text, go) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", go);
    controls.append(made);
    return made;
  };
  const first = button("First", () => show(0));
  const back = button("← Back", () => show(current - 1));
  const next = button("Next →", () => show(current + 1));
  const counter = document.createElement("span");
  controls.append(counter);
  place.prepend(controls);

  /** Shows one step, its numbers in the units, and lights up what it is about. */
  function show(step) {
    if (step < 0 || step >= steps.length) return;
    current = step;
    steps.forEach((item, index) => (item.hidden = index !== step));
    const { lit, names } = steps[step].dataset;
    const classes = lit.split(" ");
    for (const part of drawing.querySelectorAll(".edge, .node")) {
      part.classList.toggle("lit", classes.some((name) => part.classList.contains(name)));
    }
    const titles = names.split("|");
    LAYERS.forEach((layer, index) => {
      const numbers = steps[step].dataset[layer].split(" ");
      drawing.querySelectorAll(`.value.${layer}`).forEach((unit, position) => {
        unit.textContent = numbers[position] ?? "";
      });
      drawing.querySelector(`.name.${layer}`).textContent = titles[index];
    });
    counter.textContent = `Step ${step + 1} of ${steps.length}`;
    first.disabled = back.disabled = step === 0;
    next.disabled = step === steps.length - 1;
    // A button that is switched off under the finger would lose the focus.
    if (document.activeElement === document.body && moved) place.focus();
    moved = true;
  }

  let moved = false;

  place.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest(".matrix-box")) return; // its own arrows scroll
    const goal = {
      ArrowLeft: current - 1,
      ArrowRight: current + 1,
      Home: 0,
      End: steps.length - 1,
    }[event.key];
    if (goal === undefined) return;
    show(goal);
    // mdBook turns the page at an arrow key.
    event.preventDefault();
    event.stopPropagation();
  });

  // Where a box does not scroll, an arrow key inside it goes on to mdBook too.
  for (const box of place.querySelectorAll(".matrix-box")) {
    box.addEventListener("keydown", (event) => event.stopPropagation());
  }

  place.classList.add("stepping");
  place.tabIndex = 0;
  place.setAttribute("role", "region");
  place.querySelector(".steps").setAttribute("aria-live", "polite");
  show(0);
})();
