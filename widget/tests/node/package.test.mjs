// The folder as an npm package: packed, installed beside a project, imported without a document, read by TypeScript.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { repository } from '../cases.mjs';

const dist = process.env.MUCTIEU_DIST ?? join(repository, 'dist');
const element = join(dist, 'muctieu');
const own = JSON.parse(readFileSync(join(element, 'package.json'), 'utf8'));

let project;
before(() => {
  project = mkdtempSync(join(tmpdir(), 'muctieu-package-'));
  const npm = (...words) => execFileSync('npm', [...words, '--silent', '--offline', '--cache', join(project, '.cache')], { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const [{ filename }] = JSON.parse(npm('pack', element, '--json'));
  writeFileSync(join(project, 'package.json'), '{"name":"trang","private":true,"type":"module"}');
  npm('install', join(project, filename), '--no-audit', '--no-fund');
});
after(() => rmSync(project, { recursive: true, force: true }));

const installed = (...path) => join(project, 'node_modules', 'muc-tieu', ...path);

test('the version is the same everywhere', async () => {
  const { version } = own;
  const crate = /\[workspace\.package\]\s*version = "([^"]+)"/.exec(readFileSync(join(repository, 'Cargo.toml'), 'utf8'))[1];
  const { MucTieuElement } = await import(pathToFileURL(join(element, 'card.mjs')));
  assert.deepEqual([version, MucTieuElement.version], [crate, crate]);
});

test('the package has every file that it exports, and none twice', () => {
  const targets = Object.values(own.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
  const files = readdirSync(installed());
  for (const target of targets) assert.ok(files.includes(target.slice(2)), target);
  assert.ok(!files.includes(own.version), 'the version’s own folder is for hosting');
});

test('every export is imported where there is no document', () => {
  const script = `
    import * as api from 'muc-tieu';
    import 'muc-tieu/define';
    import { scan } from 'muc-tieu/scan';
    import { frames } from 'muc-tieu/frame';
    import { readFileSync } from 'node:fs';
    import { fileURLToPath } from 'node:url';
    scan()(); frames()();
    if (globalThis.customElements !== undefined || globalThis.HTMLElement !== undefined) throw new Error('a document was made');
    await api.init({ wasm: readFileSync(fileURLToPath(import.meta.resolve('muc-tieu/wasm'))) });
    const one = (api) => api.compile('kinh tế số ≥ 30% GRDP by 2030').evaluate(api.loadMetrics('chỉ số,kỳ,giá trị,đơn vị\\nkinh tế số,2024,14,% GRDP\\n'), { asOf: '2026-11-20' }).targets[0].value;
    const alone = await import('muc-tieu/inline');
    await alone.init();
    console.log(JSON.stringify([one(api), one(alone), api.version(), alone.define(), Object.keys(api).filter((name) => !(name in alone))]));
  `;
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: project, encoding: 'utf8' });
  assert.deepEqual(JSON.parse(out), [14, 14, own.version, false, []]);
});

test('TypeScript reads the types of every entry', () => {
  writeFileSync(
    join(project, 'trang.ts'),
    `import { compile, loadMetrics, init, EngineError, type Evaluation, type Status } from 'muc-tieu';
    import 'muc-tieu/define';
    import { scan } from 'muc-tieu/scan';
    import { frames } from 'muc-tieu/frame';
    import { version } from 'muc-tieu/inline';
    await init({ wasmUrl: '/x.wasm' });
    const verdicts: Evaluation = compile('x').evaluate(loadMetrics([{ indicator: 'x', period: 2024, value: 1 }]));
    const status: Status | undefined = verdicts.targets[0]?.status;
    const tag = document.createElement('muc-tieu');
    tag.view = 'table';
    tag.addEventListener('muctieu:status', (event) => { const day: string = event.detail.as_of; void day; });
    const stop: () => void = scan(document, 'muc-tieu');
    frames()();
    // @ts-expect-error there is no such view
    tag.view = 'pie';
    // @ts-expect-error no such status
    const wrong: Status = 'xong';
    export { status, stop, version, wrong, EngineError };`,
  );
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { strict: true, noEmit: true, module: 'nodenext', target: 'es2022', lib: ['es2023', 'esnext.disposable', 'dom'], types: [] }, files: ['trang.ts'] }),
  );
  const tsc = join(repository, 'node_modules', '.bin', 'tsc');
  assert.doesNotThrow(() => {
    try {
      execFileSync(tsc, ['--project', project], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      throw new Error(error.stdout);
    }
  });
});

test('the manifest says what the element is', async () => {
  const manifest = JSON.parse(readFileSync(join(element, own.customElements), 'utf8'));
  assert.equal(manifest.schemaVersion, '2.1.0');
  const [{ declarations: [described] }] = manifest.modules;
  const { MucTieuElement } = await import(pathToFileURL(join(element, 'card.mjs')));
  const attributes = described.attributes.map(({ name }) => name);
  assert.deepEqual([...attributes].sort(), [...MucTieuElement.observedAttributes].sort());
  for (const { name, kind } of described.members) assert.ok(name in MucTieuElement.prototype, `${kind} ${name}`);
  const sheet = readFileSync(join(repository, 'widget/element/element.css'), 'utf8');
  const used = new Set([...sheet.matchAll(/var\((--mt-[\w-]+)/g)].map(([, name]) => name));
  assert.deepEqual(described.cssProperties.map(({ name }) => name).sort(), [...used].sort());
  const types = readFileSync(join(element, 'muctieu.d.ts'), 'utf8');
  for (const { name } of described.events) assert.ok(types.includes(`'${name}'`), name);
  for (const list of ['attributes', 'members', 'events', 'cssProperties', 'cssParts']) {
    const names = described[list].map(({ name }) => name);
    assert.ok(names.length > 0 && new Set(names).size === names.length, list);
    if (list !== 'cssParts') for (const { description } of described[list]) assert.ok(description.length > 3, list);
  }
  const modules = manifest.modules.map(({ path }) => path);
  for (const path of [...modules, manifest.readme]) assert.ok(readdirSync(element).includes(path), path);
});

test('the version’s own folder holds the same bytes', () => {
  const names = readdirSync(element).filter((name) => name !== own.version);
  assert.deepEqual(readdirSync(join(element, own.version)).sort(), names.sort());
  for (const name of names) assert.ok(readFileSync(join(element, name)).equals(readFileSync(join(element, own.version, name))), name);
});
