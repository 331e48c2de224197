// Bundles the workspace: `node bundle.mjs FOLDER ELEMENT DRAFT_GLUE`. The element and its engine are not taken in: the
// page loads the same files as every other page, from `../muctieu/`; ELEMENT is the folder that holds them, for the list
// of what the page needs without a network. Each room is a piece of its own, loaded when it is entered. FOLDER already holds
// `muctieu_draft_bg.wasm`, the reader of documents; DRAFT_GLUE is its glue.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const [folder, element, draftGlue] = process.argv.slice(2).map((path) => resolve(path));
const neighbour = { name: 'neighbour', setup: (bundler) => bundler.onResolve({ filter: /^\.\.\/muctieu\// }, ({ path }) => ({ path, external: true })) };

const common = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  format: 'esm',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  logLevel: 'warning',
};
const sum = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
const NEEDED = ['muctieu.mjs', 'card.mjs', 'define.mjs', 'muctieu_bg.wasm', 'export.mjs', 'formats.mjs'];
const engine = Object.fromEntries(NEEDED.map((name) => [`../muctieu/${name}`, sum(readFileSync(join(element, name)))]));

// Pieces lie beside the entry, so that `../muctieu/` means the same in all of them.
await build({ ...common, entryPoints: [join(here, 'studio.mjs')], outdir: folder, splitting: true, chunkNames: '[name]-[hash]', outExtension: { '.js': '.mjs' }, plugins: [neighbour] });
// The worker takes no other engine than the one it was built with.
const integrity = { WASM_INTEGRITY: JSON.stringify(engine['../muctieu/muctieu_bg.wasm']) };
await build({ ...common, entryPoints: [join(here, 'worker.mjs')], outfile: join(folder, 'worker.mjs'), plugins: [neighbour], define: integrity });
await build({ ...common, entryPoints: [join(here, 'draft-worker.mjs')], outfile: join(folder, 'draft-worker.mjs'), alias: { 'muctieu-draft-glue': draftGlue } });
for (const name of ['index.html', 'studio.css', 'draft.css', 'icon.svg', 'manifest.webmanifest']) copyFileSync(join(here, name), join(folder, name));

const files = Object.fromEntries(readdirSync(folder).sort().map((name) => [name, sum(readFileSync(join(folder, name)))]));
const all = { ...files, ...engine };
// The reader of documents is as heavy as all else, and most never open its room.
const later = Object.keys(all).filter((name) => /^(muctieu_draft|draft)|\/(export|formats)\.mjs$/.test(name));
const version = createHash('sha384').update(JSON.stringify(all)).digest('hex').slice(0, 16);
await build({ ...common, entryPoints: [join(here, 'sw.mjs')], outfile: join(folder, 'sw.mjs'), format: 'iife', define: { FILES: JSON.stringify(all), LATER: JSON.stringify(later), VERSION: JSON.stringify(version) } });
