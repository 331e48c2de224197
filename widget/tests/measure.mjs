// Weighs the files of the budgets: `node measure.mjs BUDGET.json DIST`.
// Out, tab-separated, for each budget: `file NAME RAW GZIP BROTLI` for each file, then `budget ID LIMIT AIM`. Node carries
// both compressors.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [budgetFile, dist] = process.argv.slice(2);
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
  files.forEach(weigh);
  console.log(['budget', id, limit, aim].join('\t'));
}
