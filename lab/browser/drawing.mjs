// Drawing in the playground as a person does: with a mouse, a finger, keys.

/** The places of a stroke's points in the window. */
async function places(page, stroke) {
  const box = await page.locator("#playground .field").boundingBox();
  return stroke.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]);
}

/** Draws with the mouse; between two points it stops `steps` times. */
export async function drawWithMouse(page, strokes, steps = 2) {
  for (const stroke of strokes) {
    const [[x, y], ...rest] = await places(page, stroke);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const [x, y] of rest) await page.mouse.move(x, y, { steps });
    await page.mouse.up();
  }
}

/** Draws with one finger. */
export async function drawWithFinger(page, strokes) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, points) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  for (const stroke of strokes) {
    const points = await places(page, stroke);
    await touch("touchStart", [points[0]]);
    for (const point of points.slice(1)) await touch("touchMove", [point]);
    await touch("touchEnd", []);
  }
}

/** What the page says once it has shown the last stroke. */
export async function answer(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.locator('[data-part="answer"]').textContent();
}

/** The digit in the page's answer, sure or not. */
export async function digit(page) {
  const words = await answer(page);
  return Number(words.match(/(?:answer:|guess is) (\d)/)?.[1]);
}
