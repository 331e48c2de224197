// Bundles the workspace: `node bundle.mjs FOLDER`. The element and its engine are not taken in: the page loads the same
// files as every other page, from `../muctieu/`.
import { copyFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2]);
const outside = { name: 'outside', setup: (bundler) => bundler.onResolve({ filter: /^\.\.\/muctieu\// }, ({ path }) => ({ path, external: true })) };

for (const entry of ['studio.mjs', 'worker.mjs']) {
  await build({
    entryPoints: [join(here, entry)],
    outfile: join(folder, entry),
    bundle: true,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    logLevel: 'warning',
    plugins: [outside],
  });
}
for (const name of ['index.html', 'studio.css']) copyFileSync(join(here, name), join(folder, name));
