// The real engine in Node: loading, argument checks, and its replacement after each way of breaking.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { copyOf } from '../copies.mjs';

const folder = (name) => {
  assert.ok(process.env[name], `${name} is not set: run “cargo xtask test node”`);
  return join(process.env[name], 'muctieu');
};
const dist = folder('MUCTIEU_DIST');
const fault = folder('MUCTIEU_FAULT');

/** A fresh copy of the modules, with an engine of its own. */
const fresh = (base) => import(pathToFileURL(join(copyOf(base), 'muctieu.mjs')));

test('nothing is answered before the engine is loaded', async () => {
  const muctieu = await fresh(dist);
  assert.equal(muctieu.ready(), false);
  assert.throws(() => muctieu.version(), { name: 'EngineError', code: 'not-ready' });
});

test('it loads from beside the script, from bytes and from a module', async () => {
  const bytes = readFileSync(join(dist, 'muctieu_bg.wasm'));
  const beside = await fresh(dist);
  await Promise.all([beside.init(), beside.init()]);
  assert.equal(beside.version(), '0.1.0');
  const given = await fresh(dist);
  await given.init({ wasm: bytes });
  assert.equal(given.version(), '0.1.0');
  const atOnce = await fresh(dist);
  atOnce.initSync(new WebAssembly.Module(bytes));
  assert.equal(atOnce.version(), '0.1.0');
  assert.equal(atOnce.ready(), true);
});

test('broken bytes are refused with a reason, and a good file is taken afterwards', async () => {
  const muctieu = await fresh(dist);
  await assert.rejects(muctieu.init({ wasm: new Uint8Array([0, 0x61, 0x73, 0x6d, 9, 9]) }), { name: 'EngineError', code: 'unsupported' });
  await muctieu.init();
  assert.equal(muctieu.version(), '0.1.0');
});

for (const kind of ['trap', 'panic', 'overflow', 'oom']) {
  test(`after ${kind} the instance is replaced, again and again`, async () => {
    const muctieu = await fresh(fault);
    await muctieu.init();
    const ids = new Set();
    for (let round = 0; round < 5; round += 1) {
      assert.throws(() => muctieu.breakEngine(kind), (error) => {
        assert.equal(error.name, 'EngineError');
        assert.equal(error.code, 'fault');
        assert.ok(error.cause instanceof Error);
        ids.add(error.id);
        return true;
      });
      assert.equal(muctieu.version(), '0.1.0');
    }
    assert.equal(ids.size, 5, 'each event has its own id');
  });
}

test('two copies of the module do not share a fate', async () => {
  const [one, other] = [await fresh(fault), await fresh(fault)];
  await one.init();
  await other.init();
  assert.throws(() => one.breakEngine('trap'));
  assert.equal(other.version(), '0.1.0');
  assert.equal(one.version(), '0.1.0');
});

test('a wrong argument is a TypeError and never reaches the engine', async () => {
  const muctieu = await fresh(dist);
  await muctieu.init();
  const wrong = [undefined, null, 0, -1, NaN, Infinity, 2 ** 53, 1n, true, Symbol('x'), () => {}, new Date(0), new Map(), new String('x'), /x/];
  const data = [{}, [], Object.create(null)];
  for (const value of [...wrong, ...data]) {
    assert.throws(() => muctieu.compile(value), TypeError);
    assert.throws(() => muctieu.compile([value]), TypeError);
    if (value === undefined) continue;
    for (const name of ['lang', 'name', 'strict']) {
      if (name !== 'strict' || value !== true) assert.throws(() => muctieu.compile('', { [name]: value }), TypeError, name);
    }
    assert.throws(() => muctieu.compile('', { files: { x: value } }), TypeError);
    for (const name of ['name', 'type', 'lang']) assert.throws(() => muctieu.loadMetrics('', { [name]: value }), TypeError, name);
  }
  for (const value of wrong) {
    assert.throws(() => muctieu.loadMetrics(value), TypeError);
    assert.throws(() => muctieu.loadMetrics([{ content: value }]), TypeError);
  }
  for (const value of [null, 0, 'x', [], true]) {
    assert.throws(() => muctieu.compile('', value), TypeError);
    assert.throws(() => muctieu.loadMetrics('', value), TypeError);
    assert.throws(() => muctieu.compile('', { files: value }), TypeError);
  }
  const rules = muctieu.compile('kinh tế số đạt 30% GRDP đến năm 2030');
  const metrics = muctieu.loadMetrics('');
  for (const value of [...wrong, ...data, 'x']) {
    assert.throws(() => rules.evaluate(value), TypeError);
    assert.throws(() => rules.explain('kinh-te-so-2030', value), TypeError);
    if (typeof value !== 'string') assert.throws(() => rules.explain(value, metrics), TypeError);
    if (value === undefined || typeof value === 'string') continue;
    for (const name of ['asOf', 'lang']) {
      assert.throws(() => rules.evaluate(metrics, { [name]: value }), TypeError, name);
      assert.throws(() => rules.explain('x', metrics, { [name]: value }), TypeError, name);
      assert.throws(() => rules.targets({ [name]: value }), TypeError, name);
    }
    if (value !== null && typeof value !== 'string') assert.throws(() => rules.evaluate(metrics, { scenario: value }), TypeError);
    assert.throws(() => rules.draw(value, metrics), TypeError);
  }
  assert.throws(() => rules.evaluate(rules), TypeError);
  assert.throws(() => new muctieu.Rules(), TypeError);
  assert.throws(() => new muctieu.Metrics(), TypeError);
  assert.equal(muctieu.version(), '0.1.0');
});
