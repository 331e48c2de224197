// What the workspace works out by itself: numbers, lines of scenarios, tables that leave the page, links.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cell, csv } from '../../studio/export.mjs';
import { digitsOf, nice, read, withUnit, written } from '../../studio/numbers.mjs';
import { addLine, addScenario, line, removeLine, removeScenario } from '../../studio/scenario-text.mjs';
import { workbook } from '../../studio/xlsx.mjs';

test('numbers are read and written as Vietnamese plans do', () => {
  for (const [text, value] of [['1.234,5', 1234.5], ['30,5', 30.5], ['-0,25', -0.25], ['2.320.886,131', 2320886.131], ['07', 7]]) assert.equal(read(text), value);
  for (const text of ['30.5', '1.5000', '1,234.5', '', 'x', '1..2', '1e3']) assert.equal(read(text), null, text);
  assert.equal(written(1234567.891), '1.234.567,89');
  assert.equal(written(-0.001), '0');
  assert.equal(written(-3.5), '−3,5');
  assert.equal(written(null), '–');
  assert.equal(withUnit(6.19, '% GDP'), '6,19% GDP');
  assert.equal(withUnit(12, 'hồ sơ'), '12 hồ sơ');
  assert.deepEqual([0.03, 1, 3, 7, 45].map(nice), [0.05, 1, 5, 10, 50]);
  assert.deepEqual([1, 0.5, 0.05, 0.02, 10].map(digitsOf), [0, 1, 2, 2, 0]);
});

test('what a spreadsheet would run is marked as text', () => {
  for (const bad of ['=1+1', '+1', '-1', '@x', '\tx']) assert.equal(cell(bad), `"'${bad}"`);
  assert.equal(cell('Sở "A"'), '"Sở ""A"""');
  assert.equal(cell(6.19), '"6,19"');
  assert.equal(cell(-2), '-2');
  assert.equal(cell(null), '');
  assert.equal(csv([['a', 1], ['=b', 2]]), '﻿a,1\r\n"\'=b",2\r\n');
});

test('a workbook is a zip of parts, with text as text', () => {
  const bytes = workbook([{ name: 'Kịch bản', rows: [['Tên', 'Số'], ['=HYPERLINK("x")', 6.19], ['a & <b>', -1]] }]);
  const text = new TextDecoder().decode(bytes);
  assert.match(text, /<c r="A2" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK\(&quot;x&quot;\)<\/t>/);
  assert.match(text, /<c r="B2"><v>6.19<\/v>/);
  assert.match(text, /a &amp; &lt;b&gt;/);
  assert.doesNotMatch(text, /<f>/);
});

const KNOWN = { name: 'kinh tế số', unit: '% GRDP', change_unit: 'điểm %', rank: false };

test('lines of a scenario are those of the language', () => {
  assert.equal(line(KNOWN, { course: 'up', figure: 3 }), 'kinh tế số tăng 3 điểm % mỗi năm');
  assert.equal(line(KNOWN, { course: 'up', figure: 3, spread: 0.5, year: 2026 }), 'kinh tế số tăng 3 ± 0,5 điểm % mỗi năm từ 2026');
  assert.equal(line(KNOWN, { course: 'level', figure: 30, year: 2030 }), 'kinh tế số = 30% GRDP năm 2030');
  assert.equal(line({ ...KNOWN, unit: 'hồ sơ', change_unit: 'hồ sơ' }, { course: 'down', figure: 1200 }), 'kinh tế số giảm 1.200 hồ sơ mỗi năm');
});

test('scenarios come into a file and leave it, and nothing else changes', () => {
  const before = 'kinh tế số đạt 30% GRDP đến năm 2030\n';
  const added = addScenario(before, 'Bứt phá', { lines: ['kinh tế số tăng 3 điểm % mỗi năm'] });
  assert.equal(added, `${before}\nkịch bản Bứt phá\n    kinh tế số tăng 3 điểm % mỗi năm\n`);
  const at = (piece) => added.indexOf(piece);
  const own = { file: 'a', start: at('kinh tế số tăng'), end: at('mỗi năm') + 'mỗi năm'.length };
  const scenario = { file: 'a', start: at('Bứt phá'), end: at('Bứt phá') + 7, own: [own] };
  assert.equal(addLine(added, scenario, 'GRDP tăng 10% mỗi năm'), `${added.trimEnd()}\n    GRDP tăng 10% mỗi năm\n`);
  assert.equal(removeLine(added, own), `${before}\nkịch bản Bứt phá\n`);
  assert.equal(removeScenario(`${added}\nkiểm thử x\n    ngày 31/12/2030\n`, scenario), `${before}\nkiểm thử x\n    ngày 31/12/2030\n`);
});
