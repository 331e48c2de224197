// The types against the engine: the words of the closed lists are those of the Rust, and TypeScript reads what the engine
// answers to every case as values of the types. A literal with a key too many, a key too few, or a word that is not in the
// list is refused, so the types neither promise nor hide anything.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { allCases, repository } from '../cases.mjs';
import { regenerate, words } from '../types.mjs';

const dist = process.env.MUCTIEU_DIST ?? join(repository, 'dist');
const path = join(repository, 'widget/element/muctieu.d.ts');

test('the closed lists are those of the Rust', () => {
  const committed = readFileSync(path, 'utf8');
  const fresh = regenerate(committed, repository);
  if (process.env.UPDATE_EXPECTED) writeFileSync(path, fresh);
  else assert.equal(committed, fresh, 'run again with UPDATE_EXPECTED=1');
  assert.ok(words(readFileSync(join(repository, 'src/eval/outcome.rs'), 'utf8'), 'Status').includes('on_track'));
});

test('every answer of the engine fits its type', { timeout: 300_000 }, async () => {
  const muctieu = await import(pathToFileURL(join(dist, 'muctieu', 'muctieu.mjs')));
  await muctieu.init();
  const answers = new Map();
  const keep = (type, text) => answers.set(`${type} ${text}`, [type, text]);
  for (const { rules: roots, files, data, dates } of allCases()) {
    const given = Object.fromEntries(files.map(({ name, content }) => [name, content]));
    const rules = muctieu.compile(roots, { files: given });
    const metrics = muctieu.loadMetrics(data.map(({ name, content }) => ({ name, content })).concat(data.length === 0 ? [{ name: 'x', content: 'chỉ số,kỳ,giá trị\n' }] : []));
    keep('Findings', rules.diagnosticsText());
    keep('Inventory', rules.targetsText());
    const [asOf] = dates;
    const text = rules.evaluateText(metrics, { asOf });
    keep('Evaluation', text);
    const first = JSON.parse(text).targets[0]?.id;
    if (first !== undefined) keep('Explanation', rules.explainText(first, metrics, { asOf }));
    if (roots.some(({ content }) => /^kịch bản /m.test(content))) keep('ScenarioAnswer', rules.scenarioText(metrics, { asOf, draws: 50, seed: 7, sensitivity: true }));
    rules.free();
    metrics.free();
  }
  assert.ok(answers.size > 800, `${answers.size} answers`);
  const folder = mkdtempSync(join(tmpdir(), 'muctieu-types-'));
  try {
    // Lists are checked element by element, each once: most cases share their shapes, and a literal is slow to read.
    const lines = new Map();
    for (const [type, text] of answers.values()) {
      const value = JSON.parse(text);
      for (const [list, of] of [['targets', type === 'Inventory' ? 'Target' : 'Verdict'], ['diagnostics', 'Diagnostic'], ['tasks', 'Task'], ['indices', 'Index'], ['checks', 'Check']]) {
        if (!Array.isArray(value[list]) || type === 'ScenarioAnswer') continue;
        for (const item of value[list]) lines.set(`${of} ${shape(item)}`, [of, JSON.stringify(item)]);
        value[list] = [];
      }
      lines.set(`${type} ${shape(value)}`, [type, JSON.stringify(value)]);
    }
    const body = [...lines.values()].map(([type, text], at) => `export const a${at}: T.${type} = ${text};`);
    writeFileSync(join(folder, 'answers.ts'), `import type * as T from './muctieu.d.ts';\n${body.join('\n')}\n`);
    writeFileSync(join(folder, 'muctieu.d.ts'), readFileSync(path));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, noEmit: true, module: 'esnext', moduleResolution: 'bundler', target: 'es2022', lib: ['es2023', 'dom'], types: [] }, files: ['answers.ts'] }));
    let out = '';
    try {
      execFileSync(join(repository, 'node_modules', '.bin', 'tsc'), ['--project', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      out = `${error.stdout}${error.stderr}`;
    }
    const short = out.split('\n').slice(0, 12).map((line) => line.replace(folder, '').slice(0, 500));
    assert.equal(out, '', `${body.length} values\n${short.join('\n')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The form of a value: its keys, the kinds of its values, and short words, which may be of a closed list. */
function shape(value) {
  if (Array.isArray(value)) return `[${[...new Set(value.map((one) => (one === null ? '0' : shape(one))))].join()}]`;
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'object') return `{${Object.entries(value).map(([key, one]) => `${key}:${one === null ? '0' : shape(one)}`).join()}}`;
  return typeof value === 'string' && /^[\p{L}\d_-]{1,20}(?: \d)?$/u.test(value) && !/\d{2}/.test(value) ? value : typeof value;
}
