// A page with thirty elements on a slow phone: first status on the screen, blocking time, layout shift, and memory after
// long use. `node widget/tests/bench/page.bench.mjs` against `dist/`; `cargo xtask bench` runs it too.
//
// The processor is slowed to a quarter and the link to slow 4G (1.6 Mbit/s down, 150 ms there and back) by the browser's own
// protocol. Files are sent compressed, as servers should. Each figure is the median of fresh pages, its range beside it; the
// machine is shared, so compare only what was measured in one run.
import { createServer } from 'node:http';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';

const dist = process.env.MUCTIEU_DIST ?? 'dist';
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const TYPES = { '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css', '.csv': 'text/csv', '.html': 'text/html' };

const SEED = '/portal/seeds/viet-nam';
const element = (view, target, inside = '<p>Nội dung dự phòng</p>') =>
  `<muc-tieu rules="${SEED}/viet-nam.muctieu" metrics="${SEED}/so-lieu/quan-trac.csv" as-of="2026-11-20" view="${view}" ${target === '' ? '' : `target="${target}"`}>${inside}</muc-tieu>`;
const ids = ['kinh-te-so-2025', 'kinh-te-so-2030'];
const page = (views, inside = () => undefined) =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>x</title>
<link rel="stylesheet" href="/muctieu/muctieu.css"><link rel="modulepreload" href="/muctieu/card.mjs"><script type="module" src="/muctieu/define.mjs"></script>
<main><h1>Ba mươi thẻ</h1>${Array.from({ length: 30 }, (_, at) => `<section><h2>${at + 1}</h2>${element(views[at % views.length], ids[at % 2], inside(at % 2))}</section>`).join('')}</main></html>`;
const PAGES = { '/cards': page(['card']), '/mixed': page(['card', 'bullet', 'table', 'summary']), '/empty': '<!doctype html><title>x</title>' };

// Compressed once, before anything is timed.
const packed = new Map();
const pack = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
for (const [path, text] of Object.entries(PAGES)) packed.set(path, [pack(Buffer.from(text)), 'text/html; charset=utf-8']);
const take = (folder) => {
  for (const name of readdirSync(join(dist, folder))) {
    const path = `${folder}/${name}`;
    if (statSync(join(dist, path)).isDirectory()) {
      if (folder !== 'muctieu') take(path);
    } else if (!/^inline|\.iife\.|LICENSE|\.ts$/.test(name)) packed.set(`/${path}`, [pack(readFileSync(join(dist, path))), TYPES[extname(name)] ?? 'text/plain; charset=utf-8']);
  }
};
take('muctieu');
take('portal/seeds/viet-nam');
const server = createServer((request, response) => {
  const found = packed.get(new URL(request.url, 'http://x').pathname);
  if (found === undefined) return response.writeHead(404).end();
  return response.writeHead(200, { 'content-type': found[1], 'content-encoding': 'br', 'cache-control': 'no-cache' }).end(found[0]);
});
await new Promise((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync', '--disable-component-update', '--js-flags=--expose-gc'],
});

/** Runs in the page from its first moment on. */
function watch() {
  window.seen = { first: null, last: null, shift: 0, blocked: 0, longest: 0 };
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      window.seen.blocked += Math.max(0, duration - 50);
      window.seen.longest = Math.max(window.seen.longest, duration);
    }
  }).observe({ type: 'longtask', buffered: true });
  let ready = 0;
  document.addEventListener('muctieu:ready', () => {
    ready += 1;
    // Two frames later it is on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.seen.first ??= performance.now();
      if (ready === 30) window.seen.last = performance.now();
    }));
  });
}

const SLOW = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8 };

async function load(path) {
  const context = await browser.newContext({ viewport: { width: 412, height: 915 } });
  const tab = await context.newPage();
  await tab.addInitScript(watch);
  const protocol = await context.newCDPSession(tab);
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', SLOW);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await tab.goto(base + path, { waitUntil: 'commit' });
  await tab.waitForFunction(() => window.seen?.last !== null, undefined, { timeout: 120_000 });
  await tab.waitForTimeout(500);
  const seen = await tab.evaluate(() => {
    const bytes = performance.getEntriesByType('resource').reduce((sum, { transferSize }) => sum + transferSize, 0);
    return { ...window.seen, bytes, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null };
  });
  await context.close();
  return seen;
}

const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const range = (values, digits = 0) => `${middle(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;

/** Bytes of the page's own heap after everything unused was let go, and of the engine's memory. */
async function memory(tab, protocol) {
  for (let round = 0; round < 3; round += 1) await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  const { nodes } = await protocol.send('Memory.getDOMCounters');
  return { heap: usedSize / 1024 / 1024, nodes };
}

async function endurance() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  await tab.addInitScript(watch);
  const protocol = await context.newCDPSession(tab);
  await tab.goto(`${base}/mixed`);
  await tab.waitForFunction(() => window.seen?.last !== null, undefined, { timeout: 60_000 });
  const out = [['at the start', await memory(tab, protocol)]];
  const change = (from, count) =>
    tab.evaluate(
      async ([from, count]) => {
        const all = [...document.querySelectorAll('muc-tieu')];
        const views = ['card', 'table', 'bullet', 'summary'];
        for (let at = from; at < from + count; at += 1) {
          const tag = all[at % all.length];
          if (at % 3 === 0) tag.view = views[(at / 3) % 4 | 0];
          else if (at % 3 === 1) tag.target = ['kinh-te-so-2025', 'kinh-te-so-2030', null][at % 3];
          else tag.asOf = `2026-${String(1 + (at % 12)).padStart(2, '0')}-15`;
          if (at % 10 === 0) await new Promise((resolve) => { setTimeout(resolve, 0); });
        }
        await new Promise((resolve) => { setTimeout(resolve, 200); });
      },
      [from, count],
    );
  for (const [from, count] of [[0, 100], [100, 400], [500, 500]]) {
    await change(from, count);
    out.push([`after ${from + count} attribute changes`, await memory(tab, protocol)]);
  }
  const mount = (count) =>
    tab.evaluate(async (count) => {
      const model = document.querySelector('muc-tieu');
      for (let at = 0; at < count; at += 1) {
        const made = model.cloneNode(true);
        document.querySelector('main').append(made);
        await new Promise((resolve) => { made.addEventListener('muctieu:ready', resolve, { once: true }); });
        made.remove();
        await new Promise((resolve) => { setTimeout(resolve, 0); });
      }
    }, count);
  for (const [done, count] of [[0, 20], [20, 80], [100, 100]]) {
    await mount(count);
    out.push([`after ${done + count} mounts and removals`, await memory(tab, protocol)]);
  }
  await context.close();
  return out;
}

/** What `muctieu render --fragment` would write into the tags: taken from cards that were drawn. */
async function ahead() {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.addInitScript(watch);
  await tab.goto(`${base}/cards`);
  await tab.waitForFunction(() => window.seen?.last !== null, undefined, { timeout: 60_000 });
  const [one, two] = await tab.evaluate(() => [...document.querySelectorAll('muc-tieu')].slice(0, 2).map((tag) => tag.shadowRoot.querySelector('.mt').innerHTML));
  await context.close();
  const framed = (html) => `<div class="mt-frame"><div class="mt" lang="vi">${html}</div></div>`;
  packed.set('/ahead', [pack(Buffer.from(page(['card'], (which) => framed(which === 0 ? one : two)))), 'text/html; charset=utf-8']);
}

try {
  await ahead();
  for (const [path, what] of [['/cards', '30 cards'], ['/ahead', '30 cards with their content made ahead'], ['/mixed', '30 elements of four views']]) {
    const runs = [];
    for (let round = 0; round < ROUNDS; round += 1) runs.push(await load(path));
    const of = (name) => runs.map((run) => run[name]);
    console.log(
      `${what}, processor x 1/4, slow 4G: first paint ${range(of('paint'))} ms, first status ${range(of('first'))} ms, all ${range(of('last'))} ms, blocked ${range(of('blocked'))} ms, longest task ${range(of('longest'))} ms, layout shift ${range(of('shift'), 4)}, ${Math.round(middle(of('bytes')) / 1024)} KiB loaded`,
    );
  }
  for (const [when, { heap, nodes }] of await endurance()) console.log(`memory ${when}: heap ${heap.toFixed(1)} MiB, ${nodes} nodes`);
} finally {
  await browser.close();
  server.close();
}
