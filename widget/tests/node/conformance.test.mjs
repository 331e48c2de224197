// The command line and the Wasm engine in Node give the same bytes for every case.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { allCases, askCommandLine, askEngine, differences } from '../cases.mjs';

const cases = allCases();
let muctieu;
let commandLine;

before(async () => {
  assert.ok(process.env.MUCTIEU_DIST, 'MUCTIEU_DIST is not set: run “cargo xtask test node”');
  muctieu = await import(pathToFileURL(join(process.env.MUCTIEU_DIST, 'muctieu', 'muctieu.mjs')));
  await muctieu.init();
  commandLine = await askCommandLine(cases);
});

test('there are cases of every sort, and the command line answers them', () => {
  assert.ok(cases.length > 250, `${cases.length} cases`);
  for (const kind of ['check', 'targets', 'eval', 'explain']) {
    const texts = commandLine.flat().filter(({ question }) => question[0] === kind).map(({ answer }) => answer);
    assert.ok(texts.length > 200, `${kind}: ${texts.length}`);
    for (const text of texts.filter((text) => !text.startsWith('refused: '))) JSON.parse(text);
  }
});

test('every answer of the engine is that of the command line, byte for byte, findings included', () => {
  const asked = commandLine.map((answers) => answers.map(({ question }) => question));
  assert.deepEqual(differences(cases, commandLine, askEngine(muctieu, cases, asked)), []);
});
