// What is hosted: no code from strings, no HTML from strings, nothing of the machine that built it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from 'esbuild';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const dist = process.env.MUCTIEU_DIST ?? join(repository, 'dist');
const element = join(dist, 'muctieu');
const { version } = JSON.parse(readFileSync(join(element, 'package.json'), 'utf8'));

const all = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? all(path) : [path];
});
const scripts = all(dist).filter((path) => ['.js', '.mjs'].includes(extname(path)));

test('no script makes code or markup from strings', () => {
  assert.ok(scripts.length >= 3);
  const forbidden = [
    /new\s+Function\b/, /\bFunction\s*\(/, /\beval\s*\(/, /set(?:Timeout|Interval)\s*\(\s*["'`]/,
    /\.innerHTML\b/, /\.outerHTML\b/, /insertAdjacentHTML/, /document\.write/, /DOMParser/, /setHTMLUnsafe/, /createContextualFragment/,
    /createPolicy/, /data:application\/(?:wasm|octet-stream)/, /javascript:/, /new\s+Worker\(\s*URL\.createObjectURL/,
  ];
  // The workspace names the addresses of its own workers, in one place; nothing else may have a policy of its own.
  const policies = [];
  for (const path of scripts) {
    const code = readFileSync(path, 'utf8');
    for (const pattern of forbidden) {
      if (pattern.source === 'createPolicy' && dirname(path) === join(dist, 'studio')) policies.push(...code.matchAll(/createPolicy\(?.{0,17}/g));
      else assert.doesNotMatch(code, pattern, `${path} has ${pattern}`);
    }
  }
  assert.deepEqual(policies.map(([text]) => text), ['createPolicy("muctieu-studio",']);
});

test('the portal has no inline script, style or handler', () => {
  const pages = all(dist).filter((path) => extname(path) === '.html');
  assert.ok(pages.length > 0);
  for (const path of pages) {
    const html = readFileSync(path, 'utf8');
    assert.doesNotMatch(html, /<style[\s>]/i, path);
    assert.doesNotMatch(html, /\sstyle\s*=/i, path);
    assert.doesNotMatch(html, /\son[a-z]+\s*=\s*["']/i, path);
    for (const [tag] of html.matchAll(/<script\b[^>]*>/gi)) assert.match(tag, /\ssrc=/, `${path}: ${tag}`);
  }
});

test('nothing tells where it was built', () => {
  const traces = [repository, process.env.MUCTIEU_TARGET, process.env.CARGO_HOME, join(homedir(), '.cargo'), '/.cargo/', 'registry/src', homedir(), '/.rustup/'].filter(Boolean);
  for (const path of all(element)) {
    const bytes = readFileSync(path);
    for (const trace of traces) assert.equal(bytes.indexOf(trace), -1, `${path} holds ${trace}`);
  }
});

for (const name of ['muctieu_bg.wasm', 'muctieu_card_bg.wasm']) {
  test(`${name} carries no names and no debug sections`, () => {
    const module = new WebAssembly.Module(readFileSync(join(element, name)));
    for (const section of ['name', 'producers', 'target_features', '.debug_info', '.debug_str', '__wasm_bindgen_unstable']) {
      assert.equal(WebAssembly.Module.customSections(module, section).length, 0, section);
    }
    assert.deepEqual(
      WebAssembly.Module.exports(module).map(({ name }) => name).filter((name) => /^__(?:trap|panic|oom|overflow)$/.test(name)),
      [],
      'what breaks the engine on purpose is not shipped',
    );
  });
}

test('every file has its integrity value', () => {
  const values = JSON.parse(readFileSync(join(element, 'SRI.json'), 'utf8'));
  const names = readdirSync(element).filter((name) => name !== 'SRI.json' && name !== version);
  assert.deepEqual(Object.keys(values).sort(), names.sort());
  for (const name of names) {
    const hash = createHash('sha384').update(readFileSync(join(element, name))).digest('base64');
    assert.equal(values[name], `sha384-${hash}`, name);
  }
});

test('the types name exactly what the module exports', async () => {
  const module = await import(pathToFileURL(join(element, 'muctieu.mjs')));
  const types = readFileSync(join(element, 'muctieu.d.ts'), 'utf8');
  const typed = [...types.matchAll(/^export (?:declare )?(?:class|function|const) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual([...new Set(typed)].sort(), Object.keys(module).sort());
  // Not checked for meaning, but read as TypeScript.
  await transform(types, { loader: 'ts' });
});

test('importing the files where there is no document does nothing and fails nothing', async () => {
  await import(pathToFileURL(join(element, 'define.mjs')));
  assert.equal(globalThis.customElements, undefined);
});
