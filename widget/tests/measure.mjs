// Weighs the files of a budget: `node measure.mjs BUDGET.json DIST`.
// Out, tab-separated: `file NAME RAW GZIP BROTLI` for each, then `budget LIMIT AIM`. Node carries both compressors.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [budgetFile, dist] = process.argv.slice(2);
const budget = JSON.parse(readFileSync(budgetFile, 'utf8'));
for (const name of budget.files) {
  const bytes = readFileSync(join(dist, name));
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  console.log(['file', name, bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length].join('\t'));
}
console.log(['budget', budget.limit, budget.aim].join('\t'));
