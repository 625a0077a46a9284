// Every page of the built book, in a real browser.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { book, open, start } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The pages that a reader sees; the rest of the HTML is mdBook's own. */
const OF_MDBOOK = ["404.html", "index.html", "print.html", "toc.html"];
const html = readdirSync(book).filter((name) => name.endsWith(".html"));
const pages = html.filter((name) => !OF_MDBOOK.includes(name));

const TELEPHONE = { width: 360, height: 740 };
const DESK = { width: 1100, height: 900 };
const WCAG_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** What each page has: the headings that can be linked to, and its own links. */
const places = new Map(html.map((name) => [name, new Set()]));
const links = new Map();

/** How many tables and formulas are wider than a telephone. */
let tooWide = 0;

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

for (const name of pages) {
  test(name, async (t) => {
    const { page, complaints, close } = await open(browser, name, { viewport: TELEPHONE });
    try {
      places.set(name, new Set(await page.$$eval("[id]", (all) => all.map(({ id }) => id))));
      links.set(name, await page.$$eval("a[href]", (all) => all.map((a) => a.getAttribute("href"))));
      await t.test("is whole", () => isWhole(page));
      await t.test("has a font for its formulas", () => hasItsFont(page));
      await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
      await t.test("fits a telephone", () => fits(page));
      await t.test("shows where a table goes on", async () => (tooWide += await fades(page)));
      await page.setViewportSize(DESK);
      await page.addScriptTag({ content: axe });
      for (const theme of ["light", "navy"]) {
        await t.test(`can be read by everybody, ${theme}`, () => canBeRead(page, theme));
      }
      assert.deepEqual(complaints, [], "no error, and no request that leaves the disk");
    } finally {
      await close();
    }
  });
}

async function isWhole(page) {
  const { text, silent } = await page.evaluate(() => {
    const main = document.querySelector("main").cloneNode(true);
    main.querySelectorAll("code, pre, script").forEach((code) => code.remove());
    const pictures = [...main.querySelectorAll("img, figure > svg")];
    const named = (it) => it.getAttribute("alt") ?? it.getAttribute("aria-label");
    return {
      text: main.textContent,
      silent: pictures.filter((it) => named(it) === null).map((it) => it.outerHTML.slice(0, 100)),
    };
  });
  assert.doesNotMatch(text, /\$|\{\{|\}\}/, "notation that was not replaced");
  assert.deepEqual(silent, [], "pictures without a text alternative");
}

/** The font that comes with the book has every sign of the page's formulas. */
async function hasItsFont(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("DOM.enable");
  await client.send("CSS.enable");
  const { root } = await client.send("DOM.getDocument", { depth: 0 });
  const query = { nodeId: root.nodeId, selector: "math mi, math mo, math mn" };
  const { nodeIds } = await client.send("DOM.querySelectorAll", query);
  const others = new Set();
  for (const nodeId of nodeIds) {
    const { fonts } = await client.send("CSS.getPlatformFontsForNode", { nodeId });
    fonts.map(({ familyName }) => familyName).forEach((name) => others.add(name));
  }
  others.delete("Handwritten Math");
  assert.deepEqual([...others], [], `fonts of this machine among ${nodeIds.length} signs`);
}

async function fits(page) {
  const found = await page.evaluate(() => {
    const seen = document.documentElement.clientWidth;
    // mdBook puts the page into boxes that would scroll in its place.
    const boxes = [document.documentElement, ...document.querySelectorAll(".page, .content, main")];
    const scrolls = boxes.filter((box) => box.scrollWidth > box.clientWidth);
    const beyond = (it) => it.getBoundingClientRect().right > seen + 1;
    const wide = [...document.querySelectorAll("main *")]
      .filter((it) => beyond(it) && !it.closest(".formula, pre, .table-wrapper"))
      .map((it) => it.outerHTML.slice(0, 120));
    return { scrolls: scrolls.map((box) => box.className || box.tagName), wide: wide.slice(0, 3) };
  });
  assert.deepEqual(found.scrolls, [], `scrolls sideways because of\n${found.wide.join("\n")}`);
}

/** A box that scrolls fades out towards what is hidden, and only there. Returns
    how many do. */
async function fades(page) {
  const boxes = await page.evaluate(async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const widths = (box) =>
      ["--fade-left", "--fade-right"].map((side) => parseFloat(getComputedStyle(box).getPropertyValue(side)) > 0);
    const found = [];
    for (const box of document.querySelectorAll("main .table-wrapper, main .formula")) {
      const hidden = box.scrollWidth - box.clientWidth;
      await drawn();
      const atStart = widths(box);
      box.scrollLeft = hidden;
      await drawn();
      found.push({ hidden, atStart, atEnd: widths(box), text: box.textContent.trim().slice(0, 40) });
      box.scrollLeft = 0;
    }
    return found;
  });
  for (const { hidden, atStart, atEnd, text } of boxes) {
    if (hidden === 1) continue; // a width that was rounded, or not
    const scrolls = hidden > 1;
    assert.deepEqual([atStart, atEnd], [[false, scrolls], [scrolls, false]], `${hidden} px hidden of "${text}"`);
  }
  return boxes.filter(({ hidden }) => hidden > 1).length;
}

async function canBeRead(page, theme) {
  // As a reader changes it: the colours of code are a style sheet of their own.
  await page.evaluate((theme) => document.getElementById(`mdbook-theme-${theme}`).click(), theme);
  await page.waitForFunction((theme) => document.documentElement.classList.contains(theme), theme);
  const violations = await page.evaluate(async (tags) => {
    const { violations } = await axe.run("main", { runOnly: tags, resultTypes: ["violations"], preload: false });
    const some = (nodes) => nodes.slice(0, 4).map(({ html }) => `\n  ${html.slice(0, 160)}`).join("");
    return violations.map(({ id, help, nodes }) => `${id}: ${help}${some(nodes)}`);
  }, WCAG_AA);
  assert.deepEqual(violations, []);
}

test("some tables are wider than a telephone, so their fades were seen", () => assert.notEqual(tooWide, 0));

test("every link within the book leads to a page and a heading", () => {
  const broken = [];
  let count = 0;
  for (const [name, hrefs] of links) {
    for (const href of hrefs.filter((href) => !/^(https:|javascript:)/.test(href))) {
      const [file, id] = href.split("#");
      const target = places.get(file || name);
      const known = !id || OF_MDBOOK.includes(file) || target?.has(decodeURIComponent(id));
      if (!target || !known) broken.push(`${name}: ${href}`);
      count += 1;
    }
  }
  assert.deepEqual(broken, []);
  assert.ok(pages.length >= 15 && count > 200, `${pages.length} pages, ${count} links`);
});

test("on paper every fold is open and every step of the stepper is there", async () => {
  const { page, close } = await open(browser, "print.html");
  await page.emulateMedia({ media: "print" });
  const flat = await page.evaluate(() => {
    const inside = [...document.querySelectorAll("main details > :not(summary), #stepper .steps > li")];
    const seen = (it) => it.checkVisibility() && it.getBoundingClientRect().height > 0;
    return { all: inside.length, unseen: inside.filter((it) => !seen(it)).map((it) => it.outerHTML.slice(0, 80)) };
  });
  assert.ok(flat.all > 300, `${flat.all} things were folded`);
  assert.deepEqual(flat.unseen.slice(0, 3), []);
  await close();
});
