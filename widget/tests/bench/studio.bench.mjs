// How long the workspace takes with a province's five documents and their tables open, in Chromium.
//
// Keystroke: from the text handed to the worker to its answer – findings, colours and every verdict anew. Slider: from the
// event to the page redrawn with what then holds. Each is said as median and worst of many, after some to warm up. The
// bare line is what it costs the browser to carry a message to a worker and back, to read the others against.
import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const dist = process.env.MUCTIEU_DIST ?? 'dist';
const ROUNDS = 60;
const WARM = 10;
const TYPES = { '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml' };

const server = createServer((request, response) => {
  let path = normalize(join(dist, new URL(request.url, 'http://x').pathname));
  if (!path.startsWith(normalize(dist))) return response.writeHead(403).end();
  try {
    if (statSync(path).isDirectory()) path = join(path, 'index.html');
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain; charset=utf-8' });
    return response.end(readFileSync(path));
  } catch {
    return response.writeHead(404).end();
  }
});
await new Promise((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });

const say = (what, times) => {
  const sorted = times.toSorted((a, b) => a - b);
  console.log(`${what.padEnd(58)} median ${sorted[sorted.length >> 1].toFixed(1).padStart(6)} ms   worst ${sorted.at(-1).toFixed(1).padStart(6)} ms`);
};

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(() => {
    // The times of messages, seen from the page: the worker's own work and the way there and back.
    const Own = window.Worker;
    window.updates = [];
    window.Worker = class extends Own {
      #sent = new Map();

      constructor(...given) {
        super(...given);
        this.addEventListener('message', ({ data }) => {
          const began = this.#sent.get(data.id);
          if (began !== undefined) window.updates.push({ ask: began.ask, time: performance.now() - began.at });
        });
      }

      postMessage(message, ...more) {
        this.#sent.set(message.id, { ask: message.ask, at: performance.now() });
        super.postMessage(message, ...more);
      }
    };
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/studio/`);
  const ready = (pattern) => page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector('#state').textContent), pattern.source);
  await ready(/mục tiêu/);
  await page.selectOption('#example', { label: 'Kịch bản minh họa của tỉnh Khánh Hòa' });
  await ready(/237 mục tiêu/);

  // Keystrokes in the largest document, one answer each.
  await page.locator('.file', { hasText: '5881-kh-ubnd.muctieu' }).click();
  await page.waitForFunction(() => document.querySelector('#editor .host').shadowRoot.textContent.includes('5881'));
  const content = page.locator('#editor .cm-content');
  await content.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  for (let round = 0; round < ROUNDS + WARM; round += 1) {
    const before = await page.evaluate(() => window.updates.filter(({ ask }) => ask === 'update').length);
    await page.keyboard.insertText('x');
    await page.waitForFunction((before) => window.updates.filter(({ ask }) => ask === 'update').length > before, before);
  }
  const updates = await page.evaluate(() => window.updates.filter(({ ask }) => ask === 'update').map(({ time }) => time));
  say('keystroke to findings and verdicts, five documents', updates.slice(-ROUNDS));

  // A slider moved a step at a time, each until the page is drawn.
  await page.getByRole('tab', { name: 'Kịch bản' }).click();
  await page.getByRole('button', { name: 'Giả định minh họa', exact: true }).click();
  await page.waitForTimeout(1000);
  const slides = await page.evaluate(
    async ([rounds, warm]) => {
      const slider = document.querySelector('.slider');
      const table = document.querySelector('table.compare');
      const times = [];
      for (let round = 0; round < rounds + warm; round += 1) {
        const changed = new Promise((resolve) => {
          const observer = new MutationObserver(() => (observer.disconnect(), resolve()));
          observer.observe(document.querySelector('.standing'), { childList: true, subtree: true, characterData: true });
        });
        const began = performance.now();
        slider.value = 0.5 + (round % 20) / 10;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await changed;
        // Style and layout belong to drawing.
        table.getBoundingClientRect();
        times.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return times.slice(warm);
    },
    [ROUNDS, WARM],
  );
  say('slider to redrawn page, three scenarios side by side', slides);
  const asks = await page.evaluate(() => window.updates.filter(({ ask }) => ask === 'attempt').map(({ time }) => time));
  say('  of that the worker with its message', asks.slice(-ROUNDS));

  const bare = await page.evaluate(async (rounds) => {
    const times = [];
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = ({ data }) => port2.postMessage(data);
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await new Promise((resolve) => {
        port1.onmessage = resolve;
        port1.postMessage(round);
      });
      times.push(performance.now() - began);
    }
    return times;
  }, ROUNDS);
  say('bare: a message there and back', bare);
} finally {
  await browser.close();
  server.close();
}
