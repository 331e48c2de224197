// The reader of documents as the workspace runs it, and the rule file that accepted lines make: put in where they belong,
// taken out where they still stand, nothing else touched.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { textOfXml } from '../../studio/draft-docx.mjs';
import { added, fileOf, removed } from '../../studio/draft-rules.mjs';
import { marksOf, piecesOf } from '../../studio/draft-text.mjs';

const PLAN = [
  'Số: 12/KH-UBND',
  'Bình An, ngày 05 tháng 3 năm 2026',
  'KẾ HOẠCH',
  'Phát triển đô thị thông minh giai đoạn 2026 - 2030',
  'II. MỤC TIÊU',
  '1. Đến năm 2028',
  '- Tỷ lệ hộ dùng nước sạch đạt trên 95%.',
  '- Kinh tế số chiếm tối thiểu 25% GRDP.',
  '2. Đến năm 2030',
  '- Kinh tế số chiếm tối thiểu 30% GRDP.',
].join('\n');

let read;
before(async () => {
  const dist = process.env.MUCTIEU_DIST;
  assert.ok(dist, 'MUCTIEU_DIST is not set: run “cargo xtask test node”');
  let hear;
  const waiting = new Map();
  globalThis.addEventListener = (_, listener) => (hear = listener);
  globalThis.postMessage = (message) => {
    if (message.done !== undefined) waiting.get(message.id).told.push([message.done, message.of]);
    else waiting.get(message.id).resolve(message);
  };
  globalThis.fetch = async (url) => new Response(readFileSync(fileURLToPath(url)));
  await import(pathToFileURL(join(dist, 'studio', 'draft-worker.mjs')));
  let next = 0;
  read = (text, table = false) =>
    new Promise((resolve, reject) => {
      const id = (next += 1);
      const told = [];
      waiting.set(id, { told, resolve: ({ answer, fault }) => (fault === undefined ? resolve({ draft: answer, told }) : reject(new Error(fault))) });
      hear({ data: { id, name: 'ke-hoach.txt', text, table, lang: 'vi' } });
    });
});

test('a document is read with progress, and every place leads to its words', async () => {
  const { draft, told } = await read(PLAN);
  assert.deepEqual(draft.targets.map(({ proposed }) => proposed), ['tỷ lệ hộ dùng nước sạch > 95% đến năm 2028', 'kinh tế số >= 25% GRDP đến năm 2028', 'kinh tế số >= 30% GRDP đến năm 2030']);
  assert.equal(told.at(-1)[0], told.at(-1)[1]);
  const bytes = Buffer.from(PLAN);
  assert.deepEqual(draft.targets.map(({ mark }) => bytes.subarray(mark.start, mark.end).toString()), ['đạt trên 95%', 'chiếm tối thiểu 25% GRDP', 'chiếm tối thiểu 30% GRDP']);
  const items = draft.targets.map((target) => ({ ...target, kind: target.confidence }));
  const { starts, layers } = marksOf(PLAN, items);
  const line = PLAN.split('\n')[6];
  const [sentence, figure] = layers.get(6);
  assert.equal(starts[6], PLAN.indexOf(line));
  assert.deepEqual([line.slice(sentence.from, sentence.to), line.slice(figure.from, figure.to)], ['Tỷ lệ hộ dùng nước sạch đạt trên 95%', 'đạt trên 95%']);
  assert.equal(piecesOf(line.length, layers.get(6)).map(({ from, to }) => line.slice(from, to)).join(''), line);
});

test('accepted lines stand in the order of the document, whatever order they are accepted in', async () => {
  const { draft } = await read(PLAN);
  const [water, first, last] = draft.targets;
  assert.equal(fileOf(draft), '12-kh-ubnd.muctieu');
  const texts = [[water, first, last], [last, first, water], [first, last, water]].map((order) => order.reduce((text, proposal) => added(text, draft, proposal, proposal.proposed), ''));
  const lines = (text) => text.split('\n').filter((line) => line.startsWith('mục') || />/.test(line));
  const wanted = ['mục "II.1 Đến năm 2028"', water.proposed, first.proposed, 'mục "II.2 Đến năm 2030"', last.proposed];
  for (const text of texts) {
    assert.deepEqual(lines(text), wanted, text);
    assert.equal(text.match(/^chỉ số kinh tế số$/gmu).length, 1, text);
    assert.ok(text.indexOf('văn bản 12/KH-UBND') < text.indexOf('chỉ số'), text);
  }
});

test('what its owner wrote into the file stays', async () => {
  const { draft } = await read(PLAN);
  const [water, first] = draft.targets;
  const own = added('', draft, water, water.proposed).replace('mục "II.1', '# lời của tôi\n\nmục "II.1') + '\nhộ nghèo <= 2% đến năm 2030\n';
  const more = added(own, draft, first, `${first.proposed} @kts`);
  for (const line of ['# lời của tôi', 'hộ nghèo <= 2% đến năm 2030', `${first.proposed} @kts`]) assert.ok(more.split('\n').includes(line), `${line}\n${more}`);
  const less = removed(more, water, water.proposed);
  assert.ok(!less.includes('nước sạch > 95%') && less.includes('# lời của tôi') && less.includes('@kts'), less);
  assert.equal(removed(less, water, water.proposed), null);
});

test('a Word document keeps its headings, lists, merged cells and entities', () => {
  const p = (text, style = '') => `<w:p><w:pPr>${style}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  const cell = (text, style = '') => `<w:tc><w:tcPr>${style}</w:tcPr>${p(text)}</w:tc>`;
  const xml = `<w:document><w:body>${p('II. MỤC TIÊU', '<w:pStyle w:val="Heading1"/>')}${p('Tỷ lệ &gt; 5 &#x111;iểm', '<w:numPr><w:ilvl w:val="0"/></w:numPr>')}${p('- Đã có gạch', '<w:numPr/>')}<w:p><w:r><w:delText>bỏ</w:delText></w:r></w:p><w:tbl><w:tr>${cell('Chỉ tiêu')}${cell('Chủ trì')}</w:tr><w:tr>${cell('A')}${cell('Sở Y tế', '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell('B')}${cell('', '<w:vMerge/>')}</w:tr><w:tr>${cell('rộng', '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl></w:body></w:document>`;
  assert.deepEqual(textOfXml(xml).trim().split('\n'), ['# II. MỤC TIÊU', '- Tỷ lệ > 5 điểm', '- Đã có gạch', '| Chỉ tiêu | Chủ trì |', '| A | Sở Y tế |', '| B | Sở Y tế |', '| rộng |  |']);
});
