// Bundles the element: `node bundle.mjs GLUE.mjs CARD_GLUE.mjs FOLDER [ENTRY.mjs]`, where FOLDER already holds
// `muctieu_bg.wasm` and `muctieu_card_bg.wasm`. ENTRY replaces `muctieu.mjs` in the tests' own build.
//
//   card.mjs          the element with the glue of the card's engine: all that a page with a card loads, and define.mjs
//   define.mjs        registers <muc-tieu>; what a page's script tag names
//   muctieu.mjs       the module API with the whole engine's glue; importing it registers nothing
//   verdicts.mjs      an element that shows verdicts made ahead, without any engine; all that such a page loads
//   formats.mjs       workbooks and other people's formats; loaded when a page meets one
//   export.mjs        downloads; loaded when a reader asks for one
//   muctieu.iife.js   all in one classic script, for hosts that take no modules; API in the global `muctieu`
//   muctieu.d.ts      types
//   SRI.json          an integrity value for each file
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const [glue, cardGlue, folder, entry] = process.argv.slice(2).map((path) => resolve(path));

// A style sheet enters the scripts as text, without its comments and spaces.
const styles = {
  name: 'element-css',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true, charset: 'utf8' });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

const common = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  // The oldest that run Wasm reference types under `'wasm-unsafe-eval'` and take constructable sheets.
  target: ['chrome97', 'firefox102', 'safari16.4'],
  logLevel: 'warning',
  plugins: [styles],
};
const alias = { 'muctieu-glue': glue, 'muctieu-card-glue': cardGlue, 'muctieu-here': join(here, 'here.mjs') };

// One engine for a page whatever it loads: the files name each other in place of being copied into each other.
const NEIGHBOURS = {
  'muctieu-core': './card.mjs',
  'muctieu-whole': './muctieu.mjs',
  'muctieu-formats': './formats.mjs',
  'muctieu-export': './export.mjs',
  'muctieu-verdicts': './verdicts.mjs',
};
const neighbours = {
  name: 'neighbours',
  setup(bundler) {
    bundler.onResolve({ filter: /^muctieu-(core|whole|formats|export|verdicts)$/ }, ({ path }) => ({ path: NEIGHBOURS[path], external: true }));
  },
};
/** One classic script carries them all. */
const WITHIN = Object.fromEntries(['formats', 'export', 'verdicts'].map((name) => [`muctieu-${name}`, join(here, `${name}.mjs`)]));
const file = (source, name) =>
  build({ ...common, alias, plugins: [styles, neighbours], format: 'esm', entryPoints: [source], outfile: join(folder, name) });

await file(join(here, 'core.mjs'), 'card.mjs');
await file(join(here, 'define.mjs'), 'define.mjs');
await file(entry ?? join(here, 'muctieu.mjs'), 'muctieu.mjs');
await file(join(here, 'verdicts.mjs'), 'verdicts.mjs');
await file(join(here, 'formats.mjs'), 'formats.mjs');
await file(join(here, 'export.mjs'), 'export.mjs');
await build({
  ...common,
  alias: { ...alias, 'muctieu-here': join(here, 'here.classic.mjs'), 'muctieu-core': join(here, 'core.mjs'), 'muctieu-whole': join(here, 'whole.classic.mjs'), ...WITHIN },
  format: 'iife',
  globalName: 'muctieu',
  entryPoints: [join(here, 'classic.mjs')],
  outfile: join(folder, 'muctieu.iife.js'),
});
copyFileSync(join(here, 'muctieu.d.ts'), join(folder, 'muctieu.d.ts'));

const integrity = {};
for (const name of readdirSync(folder).sort()) {
  const hash = createHash('sha384').update(readFileSync(join(folder, name))).digest('base64');
  integrity[name] = `sha384-${hash}`;
}
writeFileSync(join(folder, 'SRI.json'), `${JSON.stringify(integrity, null, 2)}\n`);
