// The book of an exercise copy, built by mdBook alone.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { book, open, root, start } from "./browser.mjs";
import { answer, drawWithMouse } from "./drawing.mjs";

const folder = mkdtempSync(join(tmpdir(), "handwritten-"));
const copy = join(folder, "workbook");
const built = join(copy, "book", "book");

let browser;
before(async () => {
  execFileSync("cargo", ["lab", "start", copy], { cwd: root, stdio: "pipe" });
  buildWithoutCargo();
  browser = await start();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A machine where mdBook is the only program. */
function buildWithoutCargo() {
  const name = process.platform === "win32" ? "mdbook.exe" : "mdbook";
  const found = process.env.PATH.split(delimiter).map((place) => join(place, name)).find(existsSync);
  assert.ok(found, "mdbook is not installed");
  const alone = join(folder, "programs");
  mkdirSync(alone);
  copyFileSync(found, join(alone, name));
  execFileSync(join(alone, name), ["build", "book"], { cwd: copy, env: { PATH: alone }, stdio: "pipe" });
}

test("formulas, figures and numbers are there, and nothing is asked for outside", async () => {
  for (const name of ["backpropagation.html", "gradient_checking.html", "published_numbers.html"]) {
    const ours = await open(browser, name);
    const theirs = await open(browser, name, { folder: built });
    const count = ({ page }) =>
      page.evaluate(() => ["math", "figure > svg", "table", "details"].map((it) => document.querySelectorAll(it).length));
    const text = ({ page }) =>
      page.evaluate(() => {
        const main = document.querySelector("main").cloneNode(true);
        main.querySelectorAll("pre").forEach((code) => code.remove());
        return main.textContent;
      });
    assert.deepEqual(await count(theirs), await count(ours), name);
    assert.equal(await text(theirs), await text(ours), name);
    assert.doesNotMatch(await text(theirs), /\$|\{\{/, name);
    assert.deepEqual(theirs.complaints, [], name);
    await Promise.all([ours.close(), theirs.close()]);
  }
});

test("the playground reads a drawn digit and the stepper walks", async () => {
  const playground = await open(browser, "playground.html", { folder: built });
  const drawn = JSON.parse(readFileSync(new URL("strokes.json", import.meta.url), "utf8"));
  await drawWithMouse(playground.page, drawn.find(({ digit }) => digit === 1).strokes);
  assert.match(await answer(playground.page), /1/);
  assert.deepEqual(playground.complaints, []);
  await playground.close();

  const stepper = await open(browser, "stepper.html", { folder: built });
  await stepper.page.getByRole("button", { name: "Next" }).click();
  const title = stepper.page.locator("#stepper .steps > li:visible > .title");
  assert.equal(await title.textContent(), "Forward: the sums of the hidden units");
  assert.deepEqual(stepper.complaints, []);
  await stepper.close();
});

/** Lines that stand in a solution and nowhere else in what a learner is given. */
function linesOfSolutions() {
  const rust = (folder) =>
    readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith(".rs"))
      .map((name) => readFileSync(join(folder, name), "utf8"));
  const regions = /ANCHOR: solution_(\w+)\n([\s\S]*?)\/\/ ANCHOR_END: solution_\1/g;
  const given = [...rust(join(copy, "src")), ...rust(join(copy, "tests"))].join("\n");
  return rust(join(root, "src"))
    .flatMap((source) => [...source.matchAll(regions)].flatMap(([, , body]) => body.split("\n")))
    .map((line) => line.trim())
    .filter((line) => line.length >= 20 && !given.includes(line));
}

/** All that a reader or the search can show, as it was before HTML and JSON. */
function words(folder) {
  const files = readdirSync(folder).filter((name) => /\.html$|^searchindex.*\.js$/.test(name));
  assert.ok(files.some((name) => name.endsWith(".js")), "there is a search index");
  const signs = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
  const plain = (text) =>
    text.replace(/&(lt|gt|quot|amp|#39|#x27);/g, (sign) => signs[sign]).replace(/\\+(["'])/g, "$1");
  return files.map((name) => plain(readFileSync(join(folder, name), "utf8"))).join("\n");
}

test("no line of a solution is in a page or in the search", () => {
  const lines = linesOfSolutions();
  assert.ok(lines.length > 100, `${lines.length} lines are looked for`);
  const ours = words(book);
  const known = lines.filter((line) => ours.includes(line));
  assert.ok(known.length > 0.9 * lines.length, `the course's own book shows ${known.length} of ${lines.length}`);
  const theirs = words(built);
  assert.deepEqual(lines.filter((line) => theirs.includes(line)), []);
});
