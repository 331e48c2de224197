// Weighs the files of the budgets: `node measure.mjs BUDGET.json DIST`.
// Out, tab-separated, for each budget: `file NAME RAW GZIP BROTLI` for each file, then `budget ID LIMIT AIM`. Node carries
// both compressors.
// A name may hold a `*` in its last part: pieces of a bundle carry a hash of what is in them.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [budgetFile, dist] = process.argv.slice(2);
const named = (name) => {
  if (!name.includes('*')) return [name];
  const [before, behind] = name.split('*');
  const folder = dirname(name);
  const found = readdirSync(join(dist, folder)).map((one) => `${folder}/${one}`).filter((one) => one.startsWith(before) && one.endsWith(behind));
  if (found.length === 0) throw new Error(`no file ${name}`);
  return found.sort();
};
const weigh = (name) => {
  const bytes = readFileSync(join(dist, name));
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  console.log(['file', name, bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length].join('\t'));
};
for (const [id, { files, limit, aim }] of Object.entries(JSON.parse(readFileSync(budgetFile, 'utf8')))) {
  files.flatMap(named).forEach(weigh);
  console.log(['budget', id, limit, aim].join('\t'));
}
