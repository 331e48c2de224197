// The room for documents as a person uses it: a plan is pasted, its proposals are walked through by keyboard, changed,
// rejected, accepted into the rules; the tab is closed and opened again; a Word document is dropped.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { launch, site } from './harness.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const PLAN = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH BÌNH AN',
  'Số: 12/KH-UBND',
  'Bình An, ngày 05 tháng 3 năm 2026',
  'KẾ HOẠCH',
  'Phát triển đô thị thông minh tỉnh Bình An giai đoạn 2026 - 2030',
  'Căn cứ Luật Dữ liệu ngày 30/11/2024;',
  'I. HIỆN TRẠNG',
  '- Đến hết năm 2025, tỷ lệ hộ dân dùng nước sạch đạt 91%.',
  'II. MỤC TIÊU',
  '1. Mục tiêu đến năm 2028',
  '- Tỷ lệ hộ dân dùng nước sạch đạt trên 95%; phấn đấu 80% hộ dân có điện mặt trời.',
  '- Kinh tế số chiếm tối thiểu 25% GRDP.',
  '- Tỷ lệ hộ nghèo: 2%.',
  '2. Mục tiêu đến năm 2030',
  '- Kinh tế số chiếm tối thiểu 30% GRDP.',
].join('\n');

async function start(t, { context } = {}) {
  const own = context ?? (await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  if (context === undefined) t.after(() => own.close());
  const page = await own.newPage();
  const problems = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${site}/studio/#van-ban`);
  return Object.assign(page, { problems });
}

async function paste(page, text) {
  await page.getByLabel('Văn bản kế hoạch').fill(text);
  await page.getByRole('button', { name: 'Đọc văn bản' }).click();
  await page.waitForSelector('.proposals .proposal');
}

const current = (page) => page.locator('.proposal.current .line').first();
const counts = (page) => page.locator('.counts').textContent();
/** The rules as they are kept: the newest state in the browser's own store. */
const rules = (page, name) =>
  page.waitForFunction(
    (name) =>
      new Promise((resolve) => {
        const opening = indexedDB.open('muctieu-studio');
        opening.onsuccess = () => {
          const cursor = opening.result.transaction('states').objectStore('states').openCursor(null, 'prev');
          cursor.onsuccess = () => {
            resolve(cursor.result?.value.files[name] ?? null);
            opening.result.close();
          };
        };
      }),
    name,
  ).then((handle) => handle.jsonValue());

test('a pasted plan: marked left, proposed right, decided by keyboard, kept in the rules', async (t) => {
  const page = await start(t);
  await paste(page, PLAN);
  assert.match(await counts(page), /5 đề xuất: 0 đã nhận, 0 đã bỏ, 5 chưa xem/);
  // The text stands left, each figure marked in its sentence; what was reached is no target and says so.
  const marked = await page.locator('.document mark.figure').allTextContents();
  assert.deepEqual(marked, ['đạt trên 95%', '80%', 'chiếm tối thiểu 25% GRDP', '2%', 'chiếm tối thiểu 30% GRDP']);
  assert.match(await page.locator('.left-out li').filter({ hasText: '91%' }).textContent(), /kết quả đã có/);
  // Accepted by Enter: the next one is at hand.
  await page.locator('.proposal.current').focus();
  assert.equal(await current(page).textContent(), 'tỷ lệ hộ dân dùng nước sạch > 95% đến năm 2028');
  await page.keyboard.press('Enter');
  assert.match(await current(page).textContent(), /^phấn đấu .*điện mặt trời >= 80% đến năm 2028$/);
  // Changed: the line that stands in the rules is the one that was written.
  await page.keyboard.press('F2');
  await page.keyboard.insertText(' @dien-mat-troi');
  await page.keyboard.press('Enter');
  // Rejected.
  assert.equal(await current(page).textContent(), 'kinh tế số >= 25% GRDP đến năm 2028');
  await page.keyboard.press('Delete');
  // Asked: a reading is chosen by its number before it is accepted.
  assert.equal(await page.locator('.proposal.current .sign').first().textContent(), 'cần chọn');
  assert.equal(await page.locator('.proposal.current .readings label').count(), 2);
  await page.keyboard.press('2');
  assert.equal(await current(page).textContent(), 'tỷ lệ hộ nghèo >= 2% đến năm 2028');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  assert.match(await counts(page), /4 đã nhận, 1 đã bỏ, 0 chưa xem/);
  // The last decision can be taken back, and given again.
  await page.keyboard.press('u');
  assert.match(await counts(page), /3 đã nhận, 1 đã bỏ, 1 chưa xem/);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(600);
  const text = await rules(page, '12-kh-ubnd.muctieu');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('    '));
  assert.equal(lines[0], '# Từ “văn bản dán vào”; mỗi dòng đã có người duyệt.');
  const wanted = [
    'văn bản 12/KH-UBND',
    'mục "II.1 Mục tiêu đến năm 2028"',
    '# dòng 12: “Tỷ lệ hộ dân dùng nước sạch đạt trên 95%”',
    'tỷ lệ hộ dân dùng nước sạch > 95% đến năm 2028',
    'tỷ lệ hộ nghèo <= 2% đến năm 2028',
    'mục "II.2 Mục tiêu đến năm 2030"',
    'kinh tế số >= 30% GRDP đến năm 2030',
  ];
  let at = -1;
  for (const line of wanted) {
    const next = lines.indexOf(line);
    assert.ok(next > at, `${line}\n${text}`);
    at = next;
  }
  assert.ok(lines.some((line) => line.endsWith('điện mặt trời >= 80% đến năm 2028 @dien-mat-troi')), text);
  assert.ok(!text.includes('25%'), text);
  // The writing room shows the very file, without an error.
  await page.getByRole('button', { name: 'Mở ở phòng Soạn' }).click();
  await page.waitForFunction(() => /không có lỗi/.test(document.querySelector('#state').textContent));
  assert.deepEqual(page.problems, []);
});

test('a closed tab costs no decision, and what is taken back leaves the rules', async (t) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  t.after(() => context.close());
  const first = await start(t, { context });
  await paste(first, PLAN);
  await first.getByRole('button', { name: 'Nhận mọi dòng chắc chắn' }).click();
  const before = await counts(first);
  assert.match(before, /[1-9] đã nhận/);
  await first.waitForTimeout(600);
  await first.close({ runBeforeUnload: false });
  const second = await start(t, { context });
  await second.waitForSelector('.counts');
  assert.equal(await counts(second), before);
  assert.equal(await second.locator('.document mark.figure').count(), 5);
  await second.locator('select[aria-label="Hiện những đề xuất nào"]').selectOption('accepted');
  await second.locator('.proposal.accepted').first().click();
  await second.getByRole('button', { name: 'Rút lại' }).click();
  await second.waitForTimeout(600);
  assert.ok(!(await rules(second, '12-kh-ubnd.muctieu')).includes('nước sạch > 95%'));
  assert.deepEqual(second.problems, []);
});

/** A ZIP archive of one deflated file. */
function zip(name, text) {
  const bytes = Buffer.from(text);
  const packed = deflateRawSync(bytes);
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(bytes.length, 22);
  local.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(bytes.length, 24);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + title.length, 12);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, entry, title, end]);
}

test('a Word document with a table, and files that can not be read', async (t) => {
  const page = await start(t);
  const paragraph = (text, style = '') => `<w:p><w:pPr>${style}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const row = (...cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
  const xml = `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${paragraph('II. MỤC TIÊU', '<w:pStyle w:val="Heading1"/>')}${paragraph('1. Đến năm 2030', '<w:pStyle w:val="Heading2"/>')}${paragraph('Tỷ lệ hộ dùng nước sạch &amp; hợp vệ sinh đạt 95%.', '<w:numPr/>')}<w:tbl>${row('TT', 'Chỉ tiêu', 'Kết quả', 'Thời hạn', 'Cơ quan chủ trì')}${row('1', 'Tỷ lệ xã có trạm y tế', '100%', 'Năm 2028', 'Sở Y tế')}</w:tbl></w:body></w:document>`;
  const choose = async (name, buffer) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Mở văn bản…' }).click()]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
  };
  await page.waitForSelector('.drop');
  await choose('hong.docx', Buffer.from('PK\x03\x04 broken', 'latin1'));
  await page.waitForFunction(() => /Không đọc được “hong\.docx”: tệp hỏng/.test(document.querySelector('.drop .fault')?.textContent ?? ''));
  await choose('bang.docx', zip('xl/workbook.xml', '<x/>'));
  await page.waitForFunction(() => /không phải văn bản Word/.test(document.querySelector('.drop .fault')?.textContent ?? ''));
  await choose('ke-hoach.pdf', Buffer.from('%PDF-1.7'));
  await page.waitForFunction(() => /tệp PDF/.test(document.querySelector('.drop .fault')?.textContent ?? ''));
  await choose('ke-hoach.docx', zip('word/document.xml', xml));
  await page.waitForSelector('.proposals .proposal');
  const lines = await page.locator('.proposal .line').allTextContents();
  assert.equal(lines.length, 2);
  assert.match(lines[0], /^tỷ lệ hộ dùng nước sạch & hợp vệ sinh >= 95% đến năm 2030$/);
  assert.equal(lines[1], 'tỷ lệ xã có trạm y tế >= 100% đến năm 2028');
  assert.match(await page.locator('.document').textContent(), /\| 1 \| Tỷ lệ xã có trạm y tế \| 100% \|/);
  assert.deepEqual(page.problems, []);
});

test('on a narrow screen text and proposals stack, and nothing is wider than the screen', async (t) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  t.after(() => context.close());
  const page = await start(t, { context });
  await paste(page, PLAN);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1));
});
