// Text to compiled plan through the hosted engine in Node: the same lines as benches/compile.rs.
// Prints targets a second for three sizes; medians of nine runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = join(process.env.MUCTIEU_DIST ?? 'dist', 'muctieu');
const muctieu = await import(pathToFileURL(join(dist, 'muctieu.mjs')));
muctieu.initSync(new WebAssembly.Module(readFileSync(join(dist, 'muctieu_bg.wasm'))));

const declarations = Array.from({ length: 200 }, (_, i) => `chỉ số kinh tế số ngành ${i}\n    đơn vị: % GRDP\n    tốt khi: tăng\n`).join('');

function plan(targets) {
  const lines = [`${declarations}văn bản 867/KH-UBND\n    ngày: 22/1/2024`];
  for (let line = 0; line < targets; line += 1) {
    const [i, year, figure] = [line % 200, 2025 + (Math.floor(line / 200) % 60), 10 + (line % 70)];
    lines.push(
      [
        `kinh tế số ngành ${i} >= ${figure}% GRDP đến năm ${year}`,
        `kinh tế số ngành ${i} đạt ${figure}% GRDP đến năm ${year}`,
        `đến năm ${year}, kinh tế số ngành ${i} đạt trên ${figure},5% GRDP`,
        `phấn đấu kinh tế số ngành ${i} đạt tối thiểu ${figure}% GRDP vào cuối năm ${year}`,
        `- Kinh tế số ngành ${i} không dưới ${figure}% GRDP đến hết năm ${year};`,
        `kinh tế số ngành ${i} ≥ ${figure}% GRDP by ${year}`,
      ][line % 6],
    );
  }
  return lines.join('\n');
}

for (const targets of [1_000, 10_000, 100_000]) {
  const text = plan(targets);
  const runs = Array.from({ length: 9 }, (_, run) => {
    // A remark of its own keeps the text from being the one compiled before.
    const source = `${text}\n# ${run}\n`;
    const start = performance.now();
    const rules = muctieu.compile(source);
    if (rules.count !== targets) throw new Error(`${rules.count} targets in place of ${targets}`);
    const time = performance.now() - start;
    rules.free();
    return time;
  }).sort((a, b) => a - b);
  console.log(`compile, wasm in Node: ${targets} targets, median ${runs[4].toFixed(1)} ms, ${Math.round((targets / runs[4]) * 1000)} targets/s`);
}
