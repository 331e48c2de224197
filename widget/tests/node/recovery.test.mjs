// The wrapper's promise, over thousands of random histories: answers stay right whatever breaks, and a broken instance is
// never called again.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const element = join(here, '../../element');
let folder;
let api;
let record;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muctieu-recovery-'));
  const outfile = join(folder, 'api.mjs');
  await build({
    stdin: {
      contents: `import { instantiate, record } from 'muctieu-glue'; import { provide } from './engine.mjs';
        provide(instantiate);
        export * from './api.mjs'; export * from './engine.mjs'; export * from './errors.mjs'; export { record };`,
      resolveDir: element,
    },
    bundle: true,
    format: 'esm',
    alias: { 'muctieu-glue': join(here, 'fake-glue.mjs'), 'muctieu-card-glue': join(here, 'fake-glue.mjs'), 'muctieu-whole': join(element, 'whole.classic.mjs'), 'muctieu-here': join(element, 'here.mjs') },
    outfile,
    logLevel: 'warning',
  });
  api = await import(pathToFileURL(outfile));
  record = api.record;
  api.initSync(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** A small generator with a seed, so that a failure can be told and repeated. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

test('one break is not noticed by the caller', () => {
  const rules = api.compile('luật', { files: { 'a.muctieu': 'thêm' } });
  const data = api.loadMetrics('số', { name: 'n', type: 'csv' });
  const wanted = {
    files: [
      { name: 'quy-tac.muctieu', text: 'luật' },
      { name: 'a.muctieu', text: 'thêm' },
    ],
    content: 'số|n|csv',
    as_of: '2026-11-20',
  };
  assert.deepEqual(rules.evaluate(data, { asOf: '2026-11-20' }), wanted);
  for (let step = 0; step < 4; step += 1) {
    record.breakNext = [...Array(step).fill('go'), 'break'];
    assert.deepEqual(rules.evaluate(data, { asOf: '2026-11-20' }), wanted);
    record.breakNext = [];
  }
  rules.free();
  data.free();
});

test('several files make one body of figures, also after a break', () => {
  const rules = api.compile('luật');
  const data = api.loadMetrics([{ content: 'một', name: 'a.csv' }, { content: new TextEncoder().encode('hai'), name: 'b.json', type: 'json' }]);
  for (const breaks of [[], ['go', 'break'], ['go', 'go', 'break']]) {
    record.breakNext = breaks;
    assert.equal(rules.evaluate(data).content, 'một|a.csv|+hai|b.json|json');
    record.breakNext = ['break'];
    api.version();
  }
  record.breakNext = [];
  assert.throws(() => api.loadMetrics([{ content: 1 }]), TypeError);
  assert.throws(() => api.loadMetrics([{ content: '', name: 1 }]), TypeError);
  rules.free();
  data.free();
});

test('two breaks on the same call give an error with an id, and the next call works', () => {
  const rules = api.compile('luật');
  record.breakNext = ['break', 'break'];
  assert.throws(() => rules.targets(), (error) => error.code === 'fault' && /^MT9-/.test(error.id));
  assert.equal(rules.targets()[0].text, 'luật');
  rules.free();
});

test("the engine's own refusal is passed on and costs no instance", () => {
  const rules = api.compile('luật');
  rules.targets();
  const made = record.made;
  record.breakNext = ['refuse'];
  assert.throws(() => rules.targets(), { code: 'rejected', vi: 'không nhận' });
  assert.equal(record.made, made);
  assert.equal(rules.targets()[0].text, 'luật');
  rules.free();
});

test('a freed object says so, and freeing twice is harmless', () => {
  const rules = api.compile('luật');
  const data = api.loadMetrics('số');
  rules.targets();
  rules.free();
  rules.free();
  assert.throws(() => rules.targets(), { code: 'freed' });
  const other = api.compile('khác');
  data.free();
  assert.throws(() => other.evaluate(data), { code: 'freed' });
  assert.throws(() => other.evaluate({}), TypeError);
  assert.throws(() => other.evaluate(null), TypeError);
  other.free();
});

test('without a date the day is that of Việt Nam', () => {
  const rules = api.compile('luật');
  const data = api.loadMetrics('số');
  const shown = rules.evaluate(data).as_of;
  const wanted = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
  assert.equal(shown, wanted);
  rules.free();
  data.free();
});

test('what a page puts on Object.prototype is not an option', () => {
  Object.prototype.lang = 'xx';
  Object.prototype.files = 7;
  try {
    const rules = api.compile('luật');
    assert.deepEqual(rules.diagnostics, ['vi']);
    rules.free();
  } finally {
    delete Object.prototype.lang;
    delete Object.prototype.files;
  }
});

test('2,000 random histories with breaks: right answers, no call to the dead', () => {
  for (let seed = 1; seed <= 2000; seed += 1) {
    const roll = dice(seed);
    const held = [];
    record.breakNext = [];
    for (let step = 0; step < 12; step += 1) {
      record.breakNext = Array.from({ length: roll(4) }, () => ['go', 'go', 'break', 'refuse'][roll(4)]);
      const name = `${seed}.${step}`;
      try {
        const pick = held[roll(held.length)];
        switch (roll(5)) {
          case 0:
            held.push({ name, rules: api.compile(name), data: api.loadMetrics(name) });
            break;
          case 1:
            if (pick) assert.equal(pick.rules.targets()[0].text, pick.name);
            break;
          case 2:
            if (pick) assert.equal(pick.rules.evaluate(pick.data, { asOf: '2026-01-01' }).content, `${pick.name}|so-lieu|`);
            break;
          case 3:
            if (pick) assert.equal(pick.rules.explain('x', pick.data).id, 'x');
            break;
          default:
            if (pick) {
              pick.rules.free();
              pick.data.free();
              held.splice(held.indexOf(pick), 1);
            }
        }
      } catch (error) {
        assert.ok(error instanceof api.EngineError && ['fault', 'rejected'].includes(error.code), `seed ${seed}: ${error.stack}`);
      }
      record.breakNext = [];
      for (const { name: own, rules } of held) assert.equal(rules.targets()[0].text, own, `seed ${seed}`);
      assert.equal(record.callsToTheDead, 0, `seed ${seed}`);
    }
    for (const { rules, data } of held) {
      rules.free();
      data.free();
    }

  }
});

test('forgotten objects are freed by the collector', async () => {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  record.breakNext = [];
  api.version();
  const before = record.live;
  (() => {
    for (let count = 0; count < 50; count += 1) api.compile(`${count}`).targets();
  })();
  assert.equal(record.live, before + 50);
  for (let round = 0; round < 50 && record.live > before; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.ok(record.live < before + 5, `${record.live - before} objects are still held`);
});
