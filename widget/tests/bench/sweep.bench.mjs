// Statuses alone, through the whole engine in Node: 200 rules over 1,000 areas of yearly series (10 figures each, 40
// indicators), the same sizes as benches/evaluate.rs. Prints verdicts a second; medians of nine runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = join(process.env.MUCTIEU_DIST ?? 'dist', 'muctieu');
const muctieu = await import(pathToFileURL(join(dist, 'muctieu.mjs')));
const { call } = await import(pathToFileURL(join(dist, 'card.mjs')));
muctieu.initSync(new WebAssembly.Module(readFileSync(join(dist, 'muctieu_bg.wasm'))));

const [RULES, AREAS, INDICATORS] = [200, 1_000, 40];
let state = 7;
const noise = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const lines = Array.from({ length: INDICATORS }, (_, i) => `chỉ số chỉ tiêu ${i}\n    đơn vị: %\n    tốt khi: tăng`);
for (let rule = 0; rule < RULES; rule += 1) {
  const [name, x, end] = [`chỉ tiêu ${rule % INDICATORS}`, noise(90), 2025 + (rule % 6)];
  lines.push(
    [
      `${name} đạt ít nhất ${x}% đến năm ${end}`,
      `${name} đạt trên ${x}% đến năm ${end}`,
      `${name} không quá ${x}% đến năm ${end}`,
      `${name} đạt từ ${x}% đến ${x + 5}% đến năm ${end}`,
      `${name} dưới ${x}% đến năm ${end}`,
    ][rule % 5],
  );
}
const rows = ['chỉ số,kỳ,giá trị,đơn vị,địa bàn'];
for (let indicator = 0; indicator < INDICATORS; indicator += 1) {
  for (let area = 0; area < AREAS; area += 1) {
    let value = noise(600);
    for (let year = 2016; year < 2026; year += 1) {
      value = Math.max(0, value + noise(60) - 15);
      rows.push(`chỉ tiêu ${indicator},${year},"${(value / 10).toFixed(1).replace('.', ',')}",%,xã ${area}`);
    }
  }
}

const bytes = (text) => new TextEncoder().encode(text);
call((glue) => {
  const files = new glue.Files();
  files.add('x.muctieu', bytes(lines.join('\n')), true);
  const rules = glue.compile(files, 'vi', false);
  const metrics = new glue.Metrics();
  metrics.add(bytes(rows.join('\n')), 'so-lieu.csv', 'csv');
  if (rules.target_count() !== RULES || metrics.row_count() !== INDICATORS * AREAS * 10) throw new Error(`${rules.target_count()} rules, ${metrics.row_count()} figures`);
  const timed = (asOf) => {
    const start = performance.now();
    const statuses = rules.sweep(metrics, asOf);
    const time = performance.now() - start;
    if (statuses.length !== RULES * AREAS) throw new Error(`${statuses.length} statuses`);
    return time;
  };
  const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  // Another day takes the snapshot anew; the same day finds it standing.
  const anew = median(Array.from({ length: 5 }, (_, run) => timed(`2026-11-${10 + run}`)));
  timed('2026-11-20');
  const standing = median(Array.from({ length: 9 }, () => timed('2026-11-20')));
  const rate = (time) => `${time.toFixed(1)} ms, ${((RULES * AREAS) / time / 1_000).toFixed(1)} M verdicts/s`;
  console.log(`sweep, wasm in Node: ${RULES} rules x ${AREAS} areas, median ${rate(standing)}`);
  console.log(`sweep, wasm in Node: the same with ${metrics.row_count()} figures taken anew for another day, median ${rate(anew)}`);
});
