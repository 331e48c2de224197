// Hostile rules in the Wasm engine: a finding or a right answer, and the same instance answers as before.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const GOOD = 'kinh tế số đạt 30% GRDP đến năm 2030';
let muctieu;

before(async () => {
  assert.ok(process.env.MUCTIEU_DIST, 'MUCTIEU_DIST is not set: run “cargo xtask test node”');
  muctieu = await import(pathToFileURL(join(process.env.MUCTIEU_DIST, 'muctieu', 'muctieu.mjs')));
  await muctieu.init();
});

/** Reads the hostile text between good lines; they must survive, and the engine must still be the one it was. */
function survives(text) {
  const rules = muctieu.compile(`${GOOD}\n${text}\nkinh tế số đạt 20% GRDP đến năm 2025\n`);
  const ids = rules.targets().targets.map(({ id }) => id);
  assert.ok(ids.includes('kinh-te-so-2030') && ids.includes('kinh-te-so-2025'), ids.slice(0, 5).join());
  for (const { message } of rules.diagnostics) assert.ok(message.length <= 500, message.slice(0, 80));
  const codes = rules.diagnostics.map(({ code }) => code);
  rules.free();
  const sane = muctieu.compile(GOOD);
  assert.equal(sane.count, 1);
  sane.free();
  return codes;
}

test('T01: 100,000 brackets, in a target, a formula and a property', () => {
  assert.ok(survives('('.repeat(100_000)).includes('MT1012'));
  assert.ok(survives(`chỉ số a\n    đơn vị: hồ sơ\n    công thức: ${'('.repeat(30_000)}1`).includes('MT1010'));
  assert.ok(survives(`kinh tế số ${'('.repeat(30_000)} đạt 3%`).includes('MT1010'));
});

test('T02, T03: long flat lines and lines with many readings', () => {
  for (const pattern of ['1+', 'đạt 1 ', 'tại a ', 'và ', 'từ 1 đến 2 ', 'a >= 1% và ', 'trong nhóm 5 tỉnh, ', '"', '@a ', '30.5 ', '≥ ', '- ']) {
    survives(pattern.repeat(Math.floor(40_000 / pattern.length)));
  }
  survives(`chỉ số a\n    đơn vị: hồ sơ\n    công thức: ${Array(15_000).fill('1').join('+')}`);
});

test('T06: a line and a file of 16 MiB', () => {
  assert.ok(survives('a'.repeat(8 * 1024 * 1024)).includes('MT1012'));
  const rules = muctieu.compile('a'.repeat(16 * 1024 * 1024 + 1));
  assert.deepEqual(rules.diagnostics.map(({ code }) => code), ['MT1011']);
  rules.free();
  survives('');
});

test('a hundred thousand targets', () => {
  const rules = muctieu.compile(Array.from({ length: 100_000 }, (_, i) => `chỉ tiêu ${i % 50} đạt ${i % 90}% đến năm ${2026 + (i % 60)}`).join('\n'));
  assert.equal(rules.count, 100_000);
  rules.free();
  survives('');
});

test('T43, T44: NUL, lone surrogates, direction controls, decomposed letters', () => {
  assert.ok(survives('xã hội\0 số đạt 3%').includes('MT1014'));
  // Half a surrogate pair is no character: the text is refused as bytes that are no UTF-8 are.
  const half = muctieu.compile(`${GOOD}\nxã hội \ud800 số`);
  assert.deepEqual(half.diagnostics.map(({ code }) => code), ['MT1018']);
  half.free();
  for (const control of '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069') assert.ok(survives(`xã hội số đạt 3${control}0%`).includes('MT1013'));
  survives('Xã hội số đạt 30% đến năm 2030'.normalize('NFD'));
});
