// From bytes in memory to the first status, in Chromium: import of the script, instance, rules, figures, verdicts.
//
// Each figure is the median of nine fresh pages, the kinds taking turns. The bare module imports a script of one line and
// an empty Wasm module, so that its time is the browser's own: read the others against it.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const dist = process.env.MUCTIEU_DIST ?? 'dist';
const ROUNDS = 9;

const RULE = 'kinh tế số ≥ 30% GRDP by 2030';
const FIGURES = 'chỉ số,kỳ,giá trị,đơn vị\nkinh tế số,2022,"13,1",% GRDP\nkinh tế số,2023,"14,2",% GRDP\n';
const read = (...path) => readFileSync(join(dist, ...path), 'utf8');
const seed = (name) => read('portal', 'seeds', 'viet-nam', name);
const used = ['chi-so.muctieu', '411-qd-ttg.muctieu'].map((name) => [name, seed(name)]);
const nation = { rules: seed('viet-nam.muctieu'), used, figures: seed('so-lieu/quan-trac.csv') };
const one = { rules: RULE, used: [], figures: FIGURES };

const KINDS = {
  'bare module': null,
  "card's engine, one rule": { script: 'card.mjs', wasm: 'muctieu_card_bg.wasm', ...one },
  "card's engine, the national set": { script: 'card.mjs', wasm: 'muctieu_card_bg.wasm', ...nation },
  'whole engine, one rule': { script: 'card.mjs', glue: 'muctieu.mjs', wasm: 'muctieu_bg.wasm', ...one },
  'whole engine, the national set': { script: 'card.mjs', glue: 'muctieu.mjs', wasm: 'muctieu_bg.wasm', ...nation },
};

/** Runs in the page. All bytes are there before the clock starts. */
async function measure(kind) {
  const get = async (name) => new Uint8Array(await (await fetch(`/muctieu/${name}`)).arrayBuffer());
  const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const bytes = (text) => new TextEncoder().encode(text);
  if (kind === null) {
    const url = blob('export const one = () => 1;');
    const wasm = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const start = performance.now();
    const { one } = await import(url);
    const imported = performance.now();
    await WebAssembly.instantiate(await WebAssembly.compile(wasm));
    one();
    const end = performance.now();
    return { total: end - start, imported: imported - start, loaded: end - imported, judged: 0 };
  }
  const text = new TextDecoder();
  const script = blob(text.decode(await get(kind.script)));
  const glue = kind.glue === undefined ? null : blob(text.decode(await get(kind.glue)).replace(/(["'])\.\/card\.mjs\1/g, JSON.stringify(script)));
  const wasm = await get(kind.wasm);
  const [rules, figures] = [bytes(kind.rules), bytes(kind.figures)];
  const used = kind.used.map(([name, text]) => [name, bytes(text)]);
  const start = performance.now();
  const core = await import(script);
  if (glue !== null) await import(glue);
  const imported = performance.now();
  await (glue === null ? core.initCard({ wasm }) : core.init({ wasm }));
  const loaded = performance.now();
  const answer = core.call((glue) => {
    const files = new glue.Files();
    files.add('x.muctieu', rules, true);
    for (const [name, text] of used) files.add(name, text, false);
    const compiled = glue.compile(files, 'vi', false);
    const metrics = new glue.Metrics();
    metrics.add(figures, 'x.csv', 'csv');
    return compiled.evaluate_facts_json?.(metrics, '2026-11-20') ?? compiled.evaluate_json(metrics, '2026-11-20', 'vi');
  }, true);
  const end = performance.now();
  const { targets } = JSON.parse(answer);
  if (typeof targets[0]?.status !== 'string') throw new Error('no status');
  return { total: end - start, imported: imported - start, loaded: loaded - imported, judged: end - loaded, targets: targets.length };
}

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://x').pathname;
  if (path === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title>');
  if (!path.startsWith('/muctieu/')) return response.writeHead(204).end();
  return response.writeHead(200, { 'content-type': path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript' }).end(readFileSync(join(dist, path)));
});
await new Promise((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync', '--disable-component-update'],
});
try {
  const seen = new Map(Object.keys(KINDS).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, kind] of Object.entries(KINDS)) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      seen.get(name).push(await page.evaluate(measure, kind));
      await context.close();
    }
  }
  const median = (runs, part) => runs.map((run) => run[part]).sort((a, b) => a - b)[runs.length >> 1];
  const floor = median(seen.get('bare module'), 'total');
  for (const [name, runs] of seen) {
    const [total, ...parts] = ['total', 'imported', 'loaded', 'judged'].map((part) => median(runs, part).toFixed(1));
    console.log(`first status in Chromium, ${name}: ${total} ms (import ${parts[0]}, instance ${parts[1]}, rules to verdicts ${parts[2]}); ${(total / floor).toFixed(1)} x the bare module`);
  }
} finally {
  await browser.close();
  server.close();
}
