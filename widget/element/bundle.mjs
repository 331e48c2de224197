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
//   inline.mjs, inline.iife.js   the same with the whole engine's bytes inside: one file, nothing else is fetched
//   scan.mjs          makes elements of <div data-muc-tieu>, for hosts that drop unknown tags
//   frame.mjs, frame.iife.js     gives <iframe data-muc-tieu> its height; embed.html, embed.mjs, embed.css the page in it
//   muctieu.css       the look of what `muctieu render` writes between the tags
//   *.d.ts, custom-elements.json, package.json   for whoever takes the folder as a package
//   SRI.json          an integrity value for each file
// The folder itself is the npm package. All but the tests' build stands there twice: also below the version's own name,
// whose files never change, so that a page may name a path that is safe to keep for ever.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { light } from './light.mjs';
import { manifest } from './manifest.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const widget = dirname(here);
const [glue, cardGlue, folder, entry] = process.argv.slice(2).map((path) => resolve(path));
const { version } = JSON.parse(readFileSync(join(widget, 'package.json'), 'utf8'));

/** A style sheet without its comments and spaces. */
async function lean(path) {
  const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true, charset: 'utf8' });
  return code.trim();
}

// A style sheet enters the scripts as text.
const styles = {
  name: 'element-css',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await lean(path), loader: 'text' }));
  },
};

// The whole engine as text: deflated at the strongest level, in base64.
const packed = {
  name: 'packed',
  setup(bundler) {
    bundler.onResolve({ filter: /^muctieu-packed$/ }, ({ path }) => ({ path, namespace: 'packed' }));
    bundler.onLoad({ filter: /.*/, namespace: 'packed' }, () => {
      const bytes = deflateRawSync(readFileSync(join(folder, 'muctieu_bg.wasm')), { level: 9, memLevel: 9 });
      return { contents: bytes.toString('base64'), loader: 'text' };
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
    bundler.onResolve({ filter: /^\.\/register\.mjs$/ }, ({ importer }) => (/embed\.mjs$/.test(importer) ? { path: './card.mjs', external: true } : null));
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

const core = join(here, 'core.mjs');
const alone = { ...alias, 'muctieu-core': core, 'muctieu-whole': join(here, 'whole.classic.mjs'), ...WITHIN };
const classic = { format: 'iife', alias: { ...alone, 'muctieu-here': join(here, 'here.classic.mjs') } };
await build({ ...common, ...classic, globalName: 'muctieu', entryPoints: [join(here, 'classic.mjs')], outfile: join(folder, 'muctieu.iife.js') });

if (entry === undefined) {
  await file(join(here, 'scan.entry.mjs'), 'scan.mjs');
  await file(join(here, 'frame.entry.mjs'), 'frame.mjs');
  await file(join(here, 'embed.mjs'), 'embed.mjs');
  await build({ ...common, format: 'iife', entryPoints: [join(here, 'frame.entry.mjs')], outfile: join(folder, 'frame.iife.js') });
  for (const [kind, name] of [[{ format: 'esm', alias: alone }, 'inline.mjs'], [{ ...classic, globalName: 'muctieu' }, 'inline.iife.js']]) {
    const own = { ...kind.alias, 'muctieu-card-glue': join(here, 'none.mjs') };
    await build({ ...common, ...kind, alias: own, plugins: [styles, packed], entryPoints: [join(here, 'inline.mjs')], outfile: join(folder, name) });
  }
  const sheets = ['element.css', 'views.css'].map((name) => join(here, name)).filter((path) => existsSync(path));
  writeFileSync(join(folder, 'muctieu.css'), light((await Promise.all(sheets.map(lean))).join('')));
  writeFileSync(join(folder, 'embed.css'), `${await lean(join(here, 'embed.css'))}\n`);
  for (const name of ['embed.html', 'define.d.ts', 'scan.d.ts', 'frame.d.ts', 'verdicts.d.ts']) copyFileSync(join(here, name), join(folder, name));
  copyFileSync(join(widget, 'package.json'), join(folder, 'package.json'));
  copyFileSync(join(widget, 'README.md'), join(folder, 'README.md'));
  copyFileSync(join(widget, '..', 'LICENSE'), join(folder, 'LICENSE'));
  const described = manifest(readFileSync(join(widget, '..', 'docs', 'nhung.md'), 'utf8'), version);
  writeFileSync(join(folder, 'custom-elements.json'), `${JSON.stringify(described, null, 2)}\n`);
}
copyFileSync(join(here, 'muctieu.d.ts'), join(folder, 'muctieu.d.ts'));

const integrity = {};
for (const name of readdirSync(folder).sort()) {
  const hash = createHash('sha384').update(readFileSync(join(folder, name))).digest('base64');
  integrity[name] = `sha384-${hash}`;
}
writeFileSync(join(folder, 'SRI.json'), `${JSON.stringify(integrity, null, 2)}\n`);

if (entry === undefined) {
  const names = readdirSync(folder);
  mkdirSync(join(folder, version));
  for (const name of names) copyFileSync(join(folder, name), join(folder, version, name));
}
