// What is handed out: `node release.mjs DIST TREE OUT`, where TREE is what `cargo tree` says of the engine's crates.
//
// In: `dist/` and both lock files. Out: in OUT a zip to be unpacked on a portal's own server, the npm package, a list of
// what both are made of (CycloneDX 1.5), and the sums of all. INVARIANT: the same sources give the same bytes, whenever and
// wherever: names are sorted, times are fixed, nothing tells of the machine.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';

const widget = dirname(fileURLToPath(import.meta.url));
const repository = dirname(widget);

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Every file below a folder by its path with `/`, sorted. */
function files(folder, below = '') {
  return readdirSync(join(folder, below)).sort(compare).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`;
    return statSync(join(folder, path)).isDirectory() ? files(folder, path) : [path];
  });
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ CRC[(value ^ byte) & 0xff];
  return (value ^ 0xffffffff) >>> 0;
}

/** A zip of `[path, bytes]` pairs: deflated, names in UTF-8, every time 1/1/1980, rights rw-r--r--. */
export function zip(entries) {
  const parts = [];
  const central = [];
  let offset = 0;
  for (const [path, bytes] of [...entries].sort(([a], [b]) => compare(a, b))) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(bytes, { level: 9, memLevel: 9 });
    const [method, body] = packed.length < bytes.length ? [8, packed] : [0, bytes];
    // version 2.0, names in UTF-8, method, time 0, date 1/1/1980, sum, both sizes, lengths of name and extra field
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name]);
    // Made on Unix; no comment, first disk, no inner attributes, the rights, where the entry begins.
    const more = Buffer.alloc(14);
    more.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    more.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 3]), fields, more, name);
    parts.push(local, body);
    offset += local.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length / 5, 4);
  end.writeUInt16LE(central.length / 5, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** The crates of the engine with their sums, from `name vX.Y.Z|license` lines and the lock file. */
function crates(tree) {
  const lock = readFileSync(join(repository, 'Cargo.lock'), 'utf8');
  const sums = new Map([...lock.matchAll(/name = "([^"]+)"\nversion = "([^"]+)"\nsource = "[^"]+"\nchecksum = "([^"]+)"/g)].map(([, name, version, sum]) => [`${name}@${version}`, sum]));
  const found = [...tree.matchAll(/^(\S+) v(\S+)(?: \([^)]*\))*\|(.*?)(?: \(\*\))?$/gm)].map(([, name, version, license]) => ({ name, version, license }));
  return found
    .filter(({ name, version }) => sums.has(`${name}@${version}`))
    .map(({ name, version, license }) => component('cargo', name, version, license, { alg: 'SHA-256', content: sums.get(`${name}@${version}`) }));
}

/** The npm packages whose code is in a bundle. */
async function packages() {
  const studio = join(widget, 'studio');
  const outside = { name: 'outside', setup: (bundler) => bundler.onResolve({ filter: /^\.\.\/muctieu\// }, ({ path }) => ({ path, external: true })) };
  const { metafile } = await build({
    entryPoints: ['studio.mjs', 'worker.mjs'].map((name) => join(studio, name)),
    outdir: 'x', absWorkingDir: repository, bundle: true, write: false, metafile: true, format: 'esm', logLevel: 'silent', plugins: [outside],
  });
  const { packages: locked } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8'));
  const names = Object.keys(metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].map((name) => {
    const { version, license, integrity } = locked[`node_modules/${name}`];
    const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
    return component('npm', name, version, license ?? '', { alg: 'SHA-512', content });
  });
}

function component(kind, name, version, license, hash) {
  const purl = `pkg:${kind}/${name.replace('@', '%40')}@${version}`;
  return { type: 'library', 'bom-ref': purl, name, version, hashes: [hash], ...(license === '' ? {} : { licenses: [{ expression: license.replaceAll('/', ' OR ') }] }), purl };
}

/** What the shipped files are made of. No time and no serial number, so that the same sources give the same list. */
export async function bill(tree, version) {
  const all = [...crates(tree), ...(await packages())];
  const components = [...new Map(all.map((one) => [one.purl, one])).values()].sort((a, b) => compare(a.purl, b.purl));
  const root = { type: 'library', 'bom-ref': `pkg:npm/muc-tieu@${version}`, name: 'muc-tieu', version, licenses: [{ expression: 'EUPL-1.2' }], purl: `pkg:npm/muc-tieu@${version}` };
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: root },
    components,
    dependencies: [{ ref: root['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) }],
  };
}

const README = (version) => `Mục Tiêu ${version}: bộ tệp để đặt trên máy chủ của cổng

1. Giải nén vào thư mục gốc của trang web. Máy chủ chỉ cần phát tệp tĩnh; tệp .wasm với kiểu application/wasm,
   tệp .mjs với kiểu text/javascript. Nên bật nén (gzip hoặc brotli).
2. Trang nêu /muctieu/define.mjs, hoặc /muctieu/${version}/define.mjs: thư mục mang số bản không bao giờ đổi nội dung.
3. Hướng dẫn: huong-dan/index.html. Trang soạn thảo: studio/.
4. sbom.cdx.json kê các thành phần; muctieu/SRI.json ghi giá trị kiểm tra toàn vẹn của từng tệp.

Mục Tiêu ${version}: unpack into the web root of the portal's own server; static files are all it needs. The manual is in
huong-dan/, the list of parts in sbom.cdx.json, integrity values in muctieu/SRI.json. Licence: EUPL-1.2.
`;

/** Makes everything and returns the names of what was made. */
export async function release(dist, tree, out) {
  const { version } = JSON.parse(readFileSync(join(widget, 'package.json'), 'utf8'));
  const list = Buffer.from(`${JSON.stringify(await bill(tree, version), null, 2)}\n`);
  const entries = ['muctieu', 'studio', 'huong-dan'].flatMap((folder) => files(join(dist, folder)).map((path) => [`${folder}/${path}`, readFileSync(join(dist, folder, path))]));
  entries.push(['DOC-TRUOC.txt', Buffer.from(README(version))], ['LICENSE', readFileSync(join(repository, 'LICENSE'))], ['sbom.cdx.json', list]);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, `muctieu-${version}.zip`), zip(entries));
  writeFileSync(join(out, `muctieu-${version}.cdx.json`), list);
  execFileSync('npm', ['pack', join(dist, 'muctieu'), '--pack-destination', out, '--silent', '--offline'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const names = readdirSync(out).sort(compare);
  const sums = names.map((name) => `${createHash('sha256').update(readFileSync(join(out, name))).digest('hex')}  ${name}\n`);
  writeFileSync(join(out, 'SHA256SUMS'), sums.join(''));
  return names;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dist, tree, out] = process.argv.slice(2).map((path) => resolve(path));
  for (const name of await release(dist, readFileSync(tree, 'utf8'), out)) {
    console.log(`${String(statSync(join(out, name)).size).padStart(9)}  ${name}`);
  }
}
