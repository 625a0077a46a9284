// A real browser on the built book, opened from the disk as a reader may do.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..", "..");
export const book = join(root, "book", "book");

const PLACES = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Starts Chromium; close it again. */
export async function start() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) {
    throw new Error("no Chromium found: install it, or name it in the variable CHROMIUM");
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-quic"] });
}

/** Opens a page of the book. `complaints` collects every error, warning and
    request that leaves the disk. */
export async function open(browser, name, { theme = "light", folder = book, ...options } = {}) {
  const file = join(folder, name);
  if (!existsSync(file)) throw new Error(`${file} is not there: run \`mdbook build book\` first`);
  const context = await browser.newContext({ viewport: { width: 1000, height: 1400 }, ...options });
  await context.addInitScript((theme) => localStorage.setItem("mdbook-theme", theme), theme);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(`asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, close: () => context.close() };
}
