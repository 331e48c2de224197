// What is handed out: the same bytes from the same sources, whole when unpacked, and its parts listed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { release, zip } from '../../release.mjs';
import { filesBelow, repository } from '../cases.mjs';

const dist = process.env.MUCTIEU_DIST ?? join(repository, 'dist');
const work = mkdtempSync(join(tmpdir(), 'muctieu-release-'));
after(() => rmSync(work, { recursive: true, force: true }));

/** The files of a zip, read from its directory and checked against each entry. */
function unzip(bytes) {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const out = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, date] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 12)];
    const [packed, whole, name, begin] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    const path = bytes.toString('utf8', at + 46, at + 46 + name);
    assert.equal(date, 0x21 << 16, `${path}: the time is fixed`);
    const from = begin + 30 + bytes.readUInt16LE(begin + 26) + bytes.readUInt16LE(begin + 28);
    const body = bytes.subarray(from, from + packed);
    const content = method === 8 ? inflateRawSync(body) : Buffer.from(body);
    assert.equal(content.length, whole, path);
    assert.ok(!out.has(path), path);
    out.set(path, content);
    at += 46 + name;
  }
  return out;
}

test('a zip is read back as it was given, and never twice differently', () => {
  const entries = [['b/ê.txt', Buffer.from('một '.repeat(500))], ['a.bin', Buffer.from([1, 2, 3])], ['c', Buffer.alloc(0)]];
  const made = zip(entries);
  assert.deepEqual([...unzip(made)], [entries[1], entries[0], entries[2]]);
  assert.ok(made.equals(zip([...entries].reverse())));
});

test('two builds from the same sources give the same bytes', async () => {
  const target = process.env.MUCTIEU_TARGET;
  assert.ok(target && existsSync(target), 'MUCTIEU_TARGET is not set: run “cargo xtask test node”');
  const bundles = ['one', 'two'].map((name) => {
    const folder = join(work, name);
    mkdirSync(folder);
    for (const engine of ['muctieu_bg.wasm', 'muctieu_card_bg.wasm']) copyFileSync(join(dist, 'muctieu', engine), join(folder, engine));
    const glue = (kind) => join(target, 'xtask', kind, 'glue.mjs');
    execFileSync(process.execPath, [join(repository, 'widget/element/bundle.mjs'), glue('engine'), glue('engine-card'), folder], { cwd: repository });
    return folder;
  });
  const sum = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
  const digest = (folder) => filesBelow(folder, '').filter((name) => statSync(join(folder, name)).isFile()).map((name) => `${name} ${sum(join(folder, name))}`);
  assert.deepEqual(digest(bundles[0]), digest(bundles[1]));
  assert.deepEqual(digest(bundles[0]), digest(join(dist, 'muctieu')), 'and those of dist/');
});

test('what is handed out is the same whenever it is packed, whole, and its parts are listed', async () => {
  const tree = execFileSync('cargo', ['tree', '--locked', '--offline', '--package', 'muctieu-wasm', '--target', 'wasm32-unknown-unknown', '--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}|{l}'], { cwd: repository, encoding: 'utf8' });
  const copy = join(work, 'dist');
  cpSync(dist, copy, { recursive: true });
  for (const name of readdirSync(join(copy, 'muctieu'))) utimesSync(join(copy, 'muctieu', name), 1e9, 1e9);
  const [first, second] = [join(work, 'release-1'), join(work, 'release-2')];
  await release(dist, tree, first);
  await release(copy, tree, second);
  assert.equal(readFileSync(join(first, 'SHA256SUMS'), 'utf8'), readFileSync(join(second, 'SHA256SUMS'), 'utf8'));
  const names = readdirSync(first);
  const archive = names.find((name) => name.endsWith('.zip'));
  const files = unzip(readFileSync(join(first, archive)));
  for (const path of ['muctieu/define.mjs', 'muctieu/0.1.0/define.mjs', 'studio/index.html', 'huong-dan/index.html', 'DOC-TRUOC.txt', 'LICENSE', 'sbom.cdx.json']) {
    assert.ok(files.has(path), path);
  }
  for (const [path, bytes] of files) {
    const source = join(dist, path);
    if (existsSync(source)) assert.ok(bytes.equals(readFileSync(source)), path);
    assert.ok(!path.startsWith('/') && !path.includes('..') && !path.includes('\\'), path);
    for (const trace of [repository, process.env.MUCTIEU_TARGET].filter(Boolean)) assert.equal(bytes.indexOf(trace), -1, `${path} tells where it was built`);
  }
  const list = JSON.parse(files.get('sbom.cdx.json'));
  assert.deepEqual([list.bomFormat, list.specVersion], ['CycloneDX', '1.5']);
  const parts = list.components.map(({ purl }) => purl);
  for (const wanted of ['pkg:cargo/pest@', 'pkg:cargo/wasm-bindgen@', 'pkg:cargo/libm@', 'pkg:npm/%40codemirror/view@']) assert.ok(parts.some((purl) => purl.startsWith(wanted)), wanted);
  assert.ok(!parts.some((purl) => /esbuild|playwright|clap|calamine|serde|proc-macro/.test(purl)), 'tools and the command line are no part of it');
  for (const { purl, hashes, licenses } of list.components) {
    assert.match(hashes[0].content, /^(?:[0-9a-f]{64}|[0-9a-f]{128})$/, purl);
    assert.ok(licenses[0].expression.length > 2, purl);
  }
  assert.ok(parts.length <= 60, 'a page loads the work of few others');
});
