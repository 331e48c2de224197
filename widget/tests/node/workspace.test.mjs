// What the workspace asks of the engine: verdicts as lines, what can be chosen from, scenarios with other figures; and the
// illustrative scenarios of Khánh Hòa, judged.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { repository } from '../cases.mjs';

let api;
before(async () => {
  assert.ok(process.env.MUCTIEU_DIST, 'MUCTIEU_DIST is not set: run “cargo xtask test node”');
  api = await import(pathToFileURL(join(process.env.MUCTIEU_DIST, 'muctieu', 'muctieu.mjs')));
  await api.init();
});

const RULES = `chỉ số kinh tế số
    đơn vị: % GRDP
    tốt khi: tăng

kinh tế số đạt 30% GRDP đến năm 2030

kịch bản Vừa phải
    kinh tế số tăng 2 ± 0,5 điểm % mỗi năm từ 2025
`;
const FIGURES = 'chỉ số,kỳ,giá trị,đơn vị\nkinh tế số,2021,5,% GRDP\nkinh tế số,2022,6,% GRDP\nkinh tế số,2023,7,% GRDP\n';
const DAY = { asOf: '2024-12-31' };

test('a board is the verdicts in the words of the views', () => {
  const rules = api.compile(RULES, { name: 'a.muctieu' });
  const data = api.loadMetrics(FIGURES);
  const { targets, dates } = rules.board(data, DAY);
  assert.equal(dates, 'Đánh giá tại ngày 31/12/2024; số liệu đến 31/12/2023.');
  const [line] = targets;
  const [verdict] = rules.evaluate(data, DAY).targets;
  assert.deepEqual([line.id, line.full_id, line.status, line.satisfied, line.canonical], [verdict.id, verdict.full_id, verdict.status, verdict.satisfied, verdict.canonical]);
  assert.deepEqual([line.name, line.figure, line.period, line.asked], ['Kinh tế số', '7% GRDP', 'năm 2023', 'từ 30% GRDP trở lên vào cuối năm 2030']);
  assert.deepEqual(line.place, { file: 'a.muctieu', line: 5 });
});

test('the stock tells statuses, indicators and what scenarios suppose, with their places', () => {
  const { statuses, indicators, scenarios } = api.compile(RULES, { name: 'a.muctieu' }).stock();
  assert.equal(Object.keys(statuses).length, 10);
  assert.equal(statuses.off_track.words, 'Chậm tiến độ');
  assert.ok(Object.values(statuses).every(({ shape }) => shape.length > 0));
  assert.deepEqual(indicators.map(({ name, unit, change_unit: change, good_when: good }) => [name, unit, change, good]), [['kinh tế số', '% GRDP', 'điểm %', 'rising']]);
  const [{ name, own, start, end }] = scenarios;
  assert.equal(RULES.slice(start, end), name);
  const [line] = own;
  assert.equal(RULES.slice(line.start, line.end), line.text);
  assert.deepEqual([line.course, line.figure, line.spread, line.deviation, line.from], ['points', 2, 'normal', 0.5, '2025']);
});

test('figures are tried in the last scenario and nowhere else', () => {
  const rules = api.compile(RULES);
  const data = api.loadMetrics(FIGURES);
  const compare = ['Hiện trạng', 'Vừa phải'];
  const at = (figures) => rules.scenario(data, { ...DAY, compare, figures }).scenarios.map(({ targets }) => targets[0].value_at_deadline);
  // From 8 in 2024 by the trend, six years of the change.
  assert.deepEqual(at([]), [14, 20]);
  assert.deepEqual(at([4]), [14, 32]);
  assert.deepEqual(at([null]), [14, 20]);
  assert.throws(() => at(['4']), TypeError);
});

test('the illustrative scenarios of Khánh Hòa say what they are, and are judged', () => {
  const folder = join(repository, 'seeds', 'khanh-hoa');
  const files = Object.fromEntries(
    readdirSync(folder, { recursive: true }).filter((name) => /\.(muctieu|csv)$/.test(name)).map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
  );
  const name = 'kich-ban-minh-hoa.muctieu';
  assert.match(files[name], /^# GIẢ ĐỊNH MINH HỌA/);
  const rules = api.compile(files[name], { name, files });
  assert.deepEqual(rules.diagnostics.filter((finding) => finding.file === name), []);
  assert.ok(rules.stock().scenarios.every(({ name: own, note }) => /minh họa/.test(own) && /không phải số liệu hay dự báo/.test(note)));
  const data = api.loadMetrics(files['so-lieu/quan-trac.csv']);
  const { scenarios } = rules.scenario(data, { asOf: '2026-11-20' });
  const told = scenarios.map(({ name: own, summary }) => [own, summary.hold, summary.fail]);
  // Rank 16 of 2024, one place a year: 10 in 2030. 36% passes 35%, 32% does not; 3.2% passes 3%.
  assert.deepEqual(told, [['Hiện trạng', 0, 0], ['Giả định minh họa', 4, 0], ['Giả định minh họa chậm hơn', 3, 1]]);
});
