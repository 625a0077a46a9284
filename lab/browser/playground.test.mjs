// The playground, as a reader uses it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { here, open, start } from "./browser.mjs";
import { answer, digit, drawWithFinger, drawWithMouse } from "./drawing.mjs";

const json = (name) => JSON.parse(readFileSync(join(here, name), "utf8"));
const drawn = json("strokes.json");
const expected = json("expected.json");
const strokesOf = (of) => drawn.find(({ digit }) => digit === of).strokes;

/** What the page computes may differ from the package's by so much. */
const TOLERANCE = 1e-6;
/** Of the drawn digits, so many were read rightly when they were counted. */
const READ_RIGHTLY = 31;

let browser, page, complaints, close;
before(async () => (browser = await start()));
after(() => browser.close());
beforeEach(async () => ({ page, complaints, close } = await open(browser, "playground.html")));
afterEach(async () => {
  await close();
  assert.deepEqual(complaints, [], "no error, and no request that leaves the disk");
});

function assertNear(found, wanted, what) {
  assert.equal(found.length, wanted.length, `${what}: how many`);
  const worst = found.reduce((worst, value, index) => {
    const apart = Math.abs(value - wanted[index]);
    return apart <= worst ? worst : apart; // not a number is the worst
  }, 0);
  assert.ok(worst <= TOLERANCE, `${what}: ${worst} apart, at most ${TOLERANCE}`);
}

test("the forward pass is Rust's, on real digits", async () => {
  assert.equal(expected.digits.length, 20);
  for (const { row, pixels, a2, a3 } of expected.digits) {
    const found = await page.evaluate((pixels) => {
      const network = handwritten.unpack(handwrittenNetwork);
      const { a2, a3 } = handwritten.feedforward(network, pixels);
      return { a2: [...a2], a3: [...a3] };
    }, pixels);
    assertNear(found.a2, a2, `row ${row}, a2`);
    assertNear(found.a3, a3, `row ${row}, a3`);
  }
});

test("a picture is prepared as src/own_digit.rs prepares it", async () => {
  assert.equal(expected.pictures.length, 3);
  for (const [index, { pixels, ...picture }] of expected.pictures.entries()) {
    assert.equal(pixels.length, 400);
    const found = await page.evaluate(
      ({ data, ...shape }) =>
        Array.from(handwritten.likeTrainingDigits({ ...shape, data: Float64Array.from(data) }, 20)),
      picture,
    );
    assertNear(found, pixels, `picture ${index + 1}`);
  }
});

test("drawn digits are read", async (context) => {
  assert.ok(drawn.length >= 30);
  const misread = [];
  for (const { digit: wanted, style, strokes } of drawn) {
    await drawWithMouse(page, strokes);
    const found = await digit(page);
    if (found !== wanted) misread.push(`${wanted}, ${style}: ${await answer(page)}`);
    await page.locator('[data-part="clear"]').click();
  }
  const right = drawn.length - misread.length;
  context.diagnostic(`${right} of ${drawn.length} drawn digits are read rightly`);
  for (const words of misread) context.diagnostic(`misread: ${words}`);
  assert.ok(right >= READ_RIGHTLY, `${right} of ${drawn.length}, expected ${READ_RIGHTLY}`);
});

test("a finger draws, and the page does not scroll", async () => {
  await close();
  const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
  ({ page, complaints, close } = await open(browser, "playground.html", { ...phone, theme: "navy" }));
  await page.locator("#playground .field").scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await drawWithFinger(page, strokesOf(7));
  assert.equal(await digit(page), 7, await answer(page));
  assert.equal(await page.evaluate(() => scrollY), before);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${content} pixels wide in a window of ${window}`);
});

test("the keyboard draws, undoes and clears, and says what it does", async () => {
  const spoken = () => page.locator('[data-part="spoken"]').textContent();
  await page.locator("#playground .field").focus();
  const press = async (key, times = 1) => {
    for (let time = 0; time < times; time++) await page.keyboard.press(key);
  };
  // A 7: along the top, then down to the left.
  await press("ArrowLeft", 4);
  await press("ArrowUp", 2);
  assert.equal(await spoken(), "row 3, column 5");
  await press("Space");
  assert.match(await spoken(), /^Pen down at row 3, column 5/);
  await press("ArrowRight", 7);
  for (let step = 0; step < 4; step++) {
    await press("End");
    await press("ArrowDown");
  }
  await press("Space");
  assert.match(await spoken(), /^Pen up\. The answer: 7, \d+(\.\d)? %\.$/);
  assert.match(page.url(), /playground\.html$/, "arrow keys must not turn the page");

  await press("Space");
  await press("ArrowRight", 3);
  await press("Backspace");
  assert.match(await spoken(), /^Undone\. The answer: 7/);
  await press("Delete");
  assert.equal(await spoken(), "Cleared.");
  assert.equal(await answer(page), "Nothing is drawn.");
});

test("undo takes back one stroke, and clear all", async () => {
  const button = (name) => page.getByRole("button", { name });
  assert.ok(await button("Undo").isDisabled(), "there is nothing to undo yet");
  await drawWithMouse(page, strokesOf(1));
  const one = await answer(page);
  await drawWithMouse(page, [[[0.1, 0.5], [0.9, 0.5]]]);
  assert.notEqual(await answer(page), one);
  await button("Undo").click();
  assert.equal(await answer(page), one);
  await button("Clear").click();
  assert.equal(await answer(page), "Nothing is drawn.");
});

test("an exported network is loaded and reads as it does in Rust", async () => {
  await drawWithMouse(page, strokesOf(2));
  const ours = await answer(page);
  const file = process.env.HANDWRITTEN_EXPORT;
  const network = file
    ? readFileSync(file)
    : Buffer.from(
        await page.evaluate(() => {
          const network = handwritten.unpack(handwrittenNetwork);
          const rows = ({ rows, columns, data }) =>
            Array.from({ length: rows }, (_, row) => [...data.slice(row * columns, (row + 1) * columns)]);
          return JSON.stringify({ Theta1: rows(network.Theta1), Theta2: rows(network.Theta2) });
        }),
      );
  const loaded = await page.evaluate((text) => {
    const { Theta1, Theta2 } = handwritten.parse(text);
    const same = (a, b) => a.data.every((weight, index) => weight === b.data[index]);
    const ours = handwritten.unpack(handwrittenNetwork);
    return same(Theta1, ours.Theta1) && same(Theta2, ours.Theta2);
  }, network.toString());
  assert.ok(loaded, "data/weights.mat, exported and loaded, bit by bit");

  await page.setInputFiles('[data-part="file"]', { name: "mine.json", mimeType: "application/json", buffer: network });
  await page.getByText("mine.json reads now").waitFor();
  assert.equal(await answer(page), ours);

  const small = { Theta1: [[0, 1, 2, 3, 4], [0, 0, 0, 0, 0]], Theta2: [[-9, 0, 0], [9, 0, 0], [-9, 0, 0]] };
  const buffer = Buffer.from(JSON.stringify(small));
  await page.setInputFiles('[data-part="file"]', { name: "small.json", mimeType: "application/json", buffer });
  await page.getByText("4 pixels, 2 hidden units, 3 outputs").waitFor();
  assert.equal(await answer(page), "The answer: 2, 100.0 %.");
  await page.getByRole("button", { name: "Back to the book's network" }).click();
  assert.equal(await answer(page), ours);
});

test("a file that is no network is refused with the reason", async () => {
  const theta1 = (rows, columns) => Array.from({ length: rows }, () => Array(columns).fill(0.5));
  const cases = [
    ["not json", /not JSON.*--export/],
    ["[]", /no Theta1 in it/],
    [JSON.stringify({ Theta1: theta1(2, 5) }), /no Theta2 in it/],
    [JSON.stringify({ Theta1: [[1, 2, 3, 4, 5], [1, 2]], Theta2: [[1, 2, 3]] }), /Row 2 of Theta1 has 2 numbers, expected 5/],
    [JSON.stringify({ Theta1: theta1(2, 5), Theta2: [[1, 2]] }), /Theta2 has 2 columns, expected 3/],
    [JSON.stringify({ Theta1: theta1(2, 4), Theta2: [[1, 2, 3]] }), /Theta1 has 4 columns, expected 1 \+ side × side/],
    ['{"Theta1": [[1, 2, 3, 4, "x"]], "Theta2": [[1, 2]]}', /Theta1\(1, 5\) is "x", expected a finite number/],
    ['{"Theta1": [[1, 2, 3, 4, 1e999]], "Theta2": [[1, 2]]}', /Theta1\(1, 5\).*expected a finite number/],
  ];
  for (const [text, reason] of cases) {
    const file = { name: "bad.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.setInputFiles('[data-part="file"]', file);
    await page.waitForFunction(
      (reason) => new RegExp(reason).test(document.querySelector('[data-part="problem"]').textContent),
      reason.source,
    );
    assert.match(await page.locator('[data-part="problem"]').textContent(), /^bad\.json was not loaded\. /);
    assert.match(await page.locator('[data-part="shape"]').textContent(), /400 pixels/, "the old one stays");
  }
});
