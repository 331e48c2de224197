// What an editor asks of the engine: colours, readings, completions, the outline, names, layout.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

let api;
before(async () => {
  assert.ok(process.env.MUCTIEU_DIST, 'MUCTIEU_DIST is not set: run “cargo xtask test node”');
  api = await import(pathToFileURL(join(process.env.MUCTIEU_DIST, 'muctieu', 'muctieu.mjs')));
  await api.init();
});

const RULES = `chỉ số kinh tế số
    đơn vị: % GRDP
    tốt khi: tăng

# 😀
kinh tế số   đạt 30% GRDP đến năm 2030
`;

test('places are those of the text as JavaScript counts it', () => {
  const rules = api.compile(RULES);
  const piece = ({ from, to }) => RULES.slice(from, to);
  const pieces = rules.tokens().map((token) => [token.role, piece(token)]);
  assert.deepEqual(pieces, [
    ['keyword', 'chỉ số'],
    ['name', 'kinh tế số'],
    ['key', 'đơn vị'],
    ['value', '% GRDP'],
    ['key', 'tốt khi'],
    ['value', 'tăng'],
    ['comment', '# 😀'],
    ['name', 'kinh tế số'],
    ['keyword', 'đạt'],
    ['number', '30'],
    ['unit', '% GRDP'],
    ['time', 'đến năm 2030'],
  ]);
  const at = RULES.lastIndexOf('tế số');
  const { definition, uses } = rules.names(at);
  assert.deepEqual([definition, ...uses].map(piece), ['kinh tế số', 'kinh tế số', 'kinh tế số']);
  assert.equal(definition.file, 'quy-tac.muctieu');
  assert.deepEqual(rules.outline().map(({ kind, name }) => [kind, name]), [
    ['indicator', 'kinh tế số'],
    ['target', 'kinh tế số >= 30% GRDP đến năm 2030'],
  ]);
  const hover = rules.hover(at, { lang: 'en' });
  assert.equal(hover.title, 'Read as: kinh tế số >= 30% GRDP đến năm 2030');
  assert.equal(piece(hover), 'kinh tế số   đạt 30% GRDP đến năm 2030');
  rules.free();
});

test('a hover with figures tells the verdict', () => {
  const rules = api.compile(RULES);
  const data = api.loadMetrics('chỉ số,kỳ,giá trị\nkinh tế số,2022,"6,02"\nkinh tế số,2023,"6,19"\n');
  const { lines } = rules.hover(RULES.lastIndexOf('kinh'), { data, asOf: '2026-11-20' });
  assert.ok(lines.some((line) => line.startsWith('Kết luận: Chậm tiến độ') && line.includes('6,19% GRDP')), lines.join('\n'));
  assert.equal(rules.hover(RULES.indexOf('#')), null);
  rules.free();
  data.free();
});

test('names without marks are completed', () => {
  const text = `${RULES}kinh te`;
  const rules = api.compile(text);
  const { from, to, items } = rules.complete(text.length);
  assert.equal(text.slice(from, to), 'kinh te');
  assert.deepEqual(items[0], { text: 'kinh tế số', sort: 'indicator', detail: '% GRDP' });
  assert.equal(rules.complete(3, { file: 'khac.muctieu' }), null);
  rules.free();
});

test('a file is laid out, and laying out twice changes nothing', () => {
  const rules = api.compile(RULES);
  const once = rules.format();
  assert.ok(once.includes('\nkinh tế số đạt 30% GRDP đến năm 2030\n'), once);
  const again = api.compile(once);
  assert.equal(again.format(), once);
  assert.equal(rules.format({ file: 'khac' }), null);
  rules.free();
  again.free();
});

test('wrong arguments are TypeErrors', () => {
  const rules = api.compile(RULES);
  for (const offset of [-1, 1.5, '3', undefined, null, Number.NaN, 2 ** 33]) {
    for (const method of ['complete', 'hover', 'names']) assert.throws(() => rules[method](offset), TypeError, `${method}(${offset})`);
  }
  for (const method of ['format', 'tokens', 'outline']) assert.throws(() => rules[method]({ file: 3 }), TypeError, method);
  rules.free();
});
