// The stepper, with JavaScript and without.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, start } from "./browser.mjs";

const STEPS = 12;

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

/** The titles of the steps that can be seen. */
const seen = (page) => page.locator("#stepper .steps > li:visible > .title").allTextContents();

test("buttons and arrow keys walk forward and back", async () => {
  const { page, complaints, close } = await open(browser, "stepper.html");
  assert.deepEqual(await seen(page), ["Forward: the example"]);
  const next = page.getByRole("button", { name: "Next" });
  const back = page.getByRole("button", { name: "Back" });
  assert.ok(await back.isDisabled());
  const passed = [];
  for (let step = 0; step < STEPS; step++) {
    const titles = await seen(page);
    assert.equal(titles.length, 1, `one step at a time: ${titles}`);
    passed.push(titles[0]);
    assert.ok((await page.locator("#stepper .lit").count()) > 0, `${titles[0]} lights up something`);
    if (step < STEPS - 1) await next.click();
  }
  assert.equal(new Set(passed).size, STEPS);
  assert.ok(await next.isDisabled(), "the last step");

  await page.locator("#stepper").focus();
  await page.keyboard.press("ArrowLeft");
  assert.deepEqual(await seen(page), [passed.at(-2)]);
  await page.keyboard.press("Home");
  assert.deepEqual(await seen(page), [passed[0]]);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await seen(page), [passed[1]]);
  assert.match(page.url(), /stepper\.html$/, "arrow keys must not turn the page");
  await close();
  assert.deepEqual(complaints, []);
});

test("the units show the numbers of the step", async () => {
  const { page, complaints, close } = await open(browser, "stepper.html");
  const units = (layer) => page.locator(`#stepper svg .value.${layer}`).allTextContents();
  const circles = page.locator("#stepper svg circle:visible");
  assert.equal(await circles.count(), 3 + 5 + 3, "every unit can be seen");
  const name = (layer) => page.locator(`#stepper svg .name.${layer}`).textContent();
  // x is row 1 of a 5 × 3 matrix of sin(1)/10, sin(2)/10, … column by column.
  const inputs = [1, 6, 11].map((i) => (Math.sin(i) / 10).toFixed(4).replace("-", "−"));
  assert.deepEqual(await units("inputs"), inputs);
  assert.deepEqual(await units("inner"), ["", "", "", "", ""]);
  for (let step = 1; step < 8; step++) await page.getByRole("button", { name: "Next" }).click();
  assert.deepEqual([await name("inputs"), await name("inner"), await name("outputs")], ["a1", "delta2", "delta3"]);
  const lines = await page.locator("#stepper .steps > li:visible .work li").allTextContents();
  assert.deepEqual(await units("inner"), lines.map((line) => line.split(" = ").at(-1)));
  await close();
  assert.deepEqual(complaints, []);
});

test("without JavaScript all steps stand in the page", async () => {
  const { page, close } = await open(browser, "stepper.html", { javaScriptEnabled: false });
  assert.equal((await seen(page)).length, STEPS);
  assert.equal(await page.locator("#stepper table:visible").count(), 6);
  await close();
});

test("a phone shows it without scrolling sideways", async () => {
  const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };
  const { page, complaints, close } = await open(browser, "stepper.html", { ...phone, theme: "navy" });
  for (let step = 0; step < STEPS; step++) {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 360, `step ${step + 1} is ${width} pixels wide`);
    if (step < STEPS - 1) await page.getByRole("button", { name: "Next" }).click();
  }
  await close();
  assert.deepEqual(complaints, []);
});
