// The views beyond cards: over time, tasks, an index, two days; tables that are sorted, searched and long; what a reader takes along.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { launch, open } from './harness.mjs';
import { DAY, drawn, element, FIGURES, page as html, RULES, serve, shown, until } from './server.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function start(t, body, { prepare, path = '/', wait = true, ...context } = {}) {
  const server = await serve({ '/': html(body) });
  t.after(server.close);
  await prepare?.(server);
  const page = await open(browser, { base: server.base, path, acceptDownloads: true, ...context });
  t.after(() => page.context().close());
  if (wait) await drawn(page);
  return { page, server };
}

const TASKS = `văn bản 867/KH-UBND
    ngày: 22/01/2024
nhiệm vụ 1.1 Ban hành kiến trúc số
    thời hạn: 30/6/2026
    chủ trì: Sở Khoa học và Công nghệ
    trạng thái: đang
nhiệm vụ 1.2 Mở lớp tập huấn
    thời hạn: 31/12/2026
    chủ trì: Sở Nội vụ
nhiệm vụ 1.3 Lập trang dữ liệu mở
    thời hạn: 31/3/2026
    chủ trì: Sở Khoa học và Công nghệ
    hoàn thành: 20/3/2026
    trạng thái: xong
`;

const INDEX = `văn bản 4636/KH-UBND
    ngày: 29/9/2025
bộ chỉ số DTI 2025: 100 điểm
    1 Nhận thức số: 40 điểm
    1.1 Có chuyên mục: 40 điểm, có/không
    2 Hạ tầng số: 60 điểm
    2.1 Tỷ lệ thôn được phủ sóng: 60 điểm, theo tỷ lệ
DTI 2025 đạt từ 70 điểm trở lên trong năm 2025
`;
const INDEX_FIGURES = 'chỉ số,kỳ,giá trị,đơn vị\nTỷ lệ thôn được phủ sóng,2025,"75",%\n';

test('a timeline draws figures, path, outlook and deadlines, and says them in a table', async (t) => {
  const { page } = await start(t, element('view="timeline" target="kinh-te-so-2030"'));
  const chart = page.locator('muc-tieu svg.mt-chart');
  assert.equal(await chart.count(), 1);
  assert.equal(await chart.getAttribute('aria-hidden'), 'true');
  for (const part of ['path.mt-series', 'path.mt-required', 'path.mt-outlook', 'line.mt-deadline']) assert.ok((await chart.locator(part).count()) >= 1, part);
  assert.equal(await chart.locator('circle').count(), 3);
  await page.locator('muc-tieu summary').click();
  const table = page.getByRole('table', { name: /số liệu, mức yêu cầu và dự báo/ });
  await table.waitFor();
  const text = await table.innerText();
  for (const words of ['Năm 2021', '5,84% GRDP', 'Năm 2023', 'Cuối năm 2030', '≥ 30% GRDP', 'mức yêu cầu', 'dự báo', '867/KH-UBND']) assert.ok(text.includes(words), `${words}\n${text}`);
  assert.deepEqual(page.violations, []);
  assert.deepEqual(page.problems, []);
});

test('tasks stand by code, lead and lateness', async (t) => {
  const { page } = await start(t, element('view="tasks"'), { prepare: (server) => server.put('/du-lieu/muc-tieu.muctieu', TASKS) });
  const text = await shown(page);
  assert.match(text, /3 nhiệm vụ: 1 hoàn thành \(HT\); 1 đang thực hiện, trễ hạn \(ĐTH-T\); 1 chưa có báo cáo\./);
  assert.match(text, /trễ nhất 143 ngày/);
  const leads = page.getByRole('table', { name: /theo cơ quan chủ trì/ });
  assert.equal(await leads.getByRole('rowheader').first().innerText(), 'Sở Khoa học và Công nghệ', 'most late first');
  await page.locator('muc-tieu').evaluate((e) => e.setAttribute('by', 'code'));
  await until(async () => /ĐTH-T · Đang thực hiện, trễ hạn/.test(await page.locator('muc-tieu .mt-section').first().innerText().catch(() => '')) || /HT · Hoàn thành/.test(await page.locator('muc-tieu .mt-section').first().innerText()), 'grouped by code');
  await page.locator('muc-tieu').evaluate((e) => e.setAttribute('group', 'Sở Nội vụ'));
  await until(async () => /1 nhiệm vụ: 1 chưa có báo cáo\./.test(await shown(page)), 'one lead');
});

test('an index shows what is certain, what is possible, and what would settle its target', async (t) => {
  const { page } = await start(t, element('view="index"'), {
    prepare: (server) => {
      server.put('/du-lieu/muc-tieu.muctieu', INDEX);
      server.put('/du-lieu/so-lieu.csv', INDEX_FIGURES, { type: 'text/csv' });
    },
  });
  const text = await shown(page);
  assert.match(text, /Chắc chắn đạt 45 điểm, còn có thể đến 85 trên 100 điểm; 1 phần \(40 điểm\) chưa có số liệu\./);
  assert.match(text, /70 điểm/);
  assert.match(text, /1\.1/);
  assert.equal(await page.locator('muc-tieu .mt-settle').count() > 0, true, text);
  const row = page.locator('muc-tieu tr', { hasText: '2.1' }).last();
  assert.match(await row.innerText(), /60[\s\S]*45[\s\S]*45[\s\S]*75%/);
});

test('two days side by side say what changed and why', async (t) => {
  const { page } = await start(t, element('view="compare" compare-to="2023-06-30" target="kinh-te-so-2030"'));
  const text = await shown(page);
  assert.match(text, /So ngày 20\/11\/2026 với ngày 30\/6\/2023: 1 mục tiêu đổi kết luận/);
  assert.match(text, /Có số liệu mới: 6,19% GRDP \(năm 2023\)|867\/KH-UBND/);
});

test('heads sort, words search, rows are grouped anew', async (t) => {
  const { page } = await start(t, element('view="table"'));
  const names = () => page.locator('muc-tieu .mt > table > tbody > tr > th[scope=row]').allInnerTexts();
  const first = await names();
  const head = page.getByRole('button', { name: 'Chỉ tiêu' });
  await head.click();
  await until(async () => (await page.locator('muc-tieu th[aria-sort=ascending]').count()) === 1, 'sorted');
  const sorted = await names();
  assert.deepEqual([...sorted].sort((a, b) => a.localeCompare(b, 'vi')), sorted);
  await head.click();
  await until(async () => (await page.locator('muc-tieu th[aria-sort=descending]').count()) === 1, 'sorted backwards');
  assert.equal(await page.evaluate(() => document.querySelector('muc-tieu').shadowRoot.activeElement?.dataset.do), 'sort name', 'the focus stays');
  await head.click();
  await until(async () => JSON.stringify(await names()) === JSON.stringify(first), 'the order of the rules');
  await page.getByRole('searchbox').fill('HỢP ĐỒNG');
  await until(async () => (await names()).length === 1, 'one found');
  assert.match(await page.locator('muc-tieu .mt-found').innerText(), /Tìm thấy 1 trên 3 mục tiêu/);
  await page.getByRole('searchbox').fill('');
  await until(async () => (await names()).length === 3, 'all');
  await page.getByRole('combobox').selectOption('status');
  await until(async () => /Chậm tiến độ/.test(await page.locator('muc-tieu .mt-document').first().innerText()), 'grouped by verdict');
  assert.deepEqual(page.problems, []);
});

test('five thousand targets scroll within a few hundred rows, and paper has them all', { timeout: 120_000 }, async (t) => {
  const lines = Array.from({ length: 5_000 }, (_, at) => `chỉ số thứ ${at} đạt ${(at % 90) + 1}% đến năm 2030 @muc-${at}`).join('\n');
  const { page } = await start(t, element('view="table"'), { wait: false, prepare: (server) => server.put('/du-lieu/muc-tieu.muctieu', lines) });
  await until(async () => (await shown(page)) !== null, 'the table', 60_000);
  const rows = () => page.locator('muc-tieu .mt > table > tbody > tr.mt-item').count();
  assert.ok((await rows()) <= 400, `${await rows()} rows are drawn`);
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  await until(async () => (await height()) > 200_000, 'the height of all rows');
  const took = await page.evaluate(async () => {
    const worst = { frame: 0 };
    let last = performance.now();
    let going = true;
    const tick = () => {
      const now = performance.now();
      worst.frame = Math.max(worst.frame, now - last);
      last = now;
      if (going) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    for (let step = 0; step < 60; step += 1) {
      scrollBy(0, 400);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    going = false;
    return worst.frame;
  });
  t.diagnostic(`longest frame while scrolling: ${took.toFixed(0)} ms`);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await until(async () => {
    const places = await page.locator('muc-tieu .mt > table > tbody > tr.mt-item').evaluateAll((list) => list.filter((row) => row.getBoundingClientRect().bottom > 0 && row.getBoundingClientRect().top < innerHeight).map((row) => Number(row.getAttribute('aria-rowindex'))));
    return places.length > 0 && Math.abs(places[0] - 2_500) < 600;
  }, 'the rows in the middle', 30_000);
  assert.ok((await rows()) <= 400, `${await rows()} rows are drawn`);
  assert.equal(await page.locator('muc-tieu .mt > table').getAttribute('aria-rowcount'), '5001');
  // Reasons are drawn where a reader asks for them.
  const why = page.locator('muc-tieu .mt-more summary').filter({ visible: true }).nth(60);
  await why.scrollIntoViewIfNeeded();
  await why.click();
  await until(async () => (await page.locator('muc-tieu details[open] .mt-sentences li').count()) > 0, 'the reasoning of an opened row', 30_000);
  await page.emulateMedia({ media: 'print' });
  await until(async () => (await rows()) === 5_000, 'all rows on paper', 60_000);
});

test('a reader takes the figures along, with formulas made harmless', async (t) => {
  const { page } = await start(t, element('target="kinh-te-so-2030"'), {
    prepare: (server) => server.put('/du-lieu/so-lieu.csv', FIGURES.replaceAll('Thống kê tỉnh', '"=HYPERLINK(""https://x.example"")"'), { type: 'text/csv' }),
  });
  await page.locator('muc-tieu summary').click();
  const get = async (name) => {
    const button = page.getByRole('button', { name });
    await button.waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const csv = await get('CSV');
  assert.equal(csv.name, '867-kh-ubnd-kinh-te-so-2030.csv');
  const text = csv.bytes.toString('utf8');
  assert.ok(text.startsWith('\ufeffchỉ số,kỳ,"giá trị (1,234.5)"'), text);
  assert.match(text, /,2023,6\.19,% GRDP,/);
  assert.match(text, /"'=HYPERLINK\(""https:/);
  const xlsx = await get('XLSX');
  assert.equal(xlsx.bytes.readUInt32LE(0), 0x04034b50);
  assert.ok(xlsx.bytes.includes(Buffer.from('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK')), 'a string cell, no formula');
  const json = JSON.parse((await get('JSON')).bytes.toString('utf8'));
  assert.equal(json.target.full_id, '867-kh-ubnd/kinh-te-so-2030');
  const svg = (await get('SVG')).bytes.toString('utf8');
  assert.match(svg, /^<svg[\s\S]*<\/svg>$/);
  assert.match(svg, /mục tiêu 30%/);
  assert.deepEqual(page.violations, []);
});

test('an address with a target opens and shows it', async (t) => {
  const { page } = await start(t, element(), { path: '/#muc-tieu=867-kh-ubnd%2Fkinh-te-so-2030' });
  await until(() => page.locator('muc-tieu article[data-id="867-kh-ubnd/kinh-te-so-2030"] details').evaluate((details) => details.open), 'the reasoning is open');
  await until(async () => /Cách đánh giá: dự báo 1/.test(await shown(page)), 'its grounds');
  await page.locator('muc-tieu').evaluate((e) => e.setAttribute('view', 'table'));
  await until(() => page.locator('muc-tieu .mt > table').count(), 'the table');
});

test('the new views fit from 280 to 1400 px, in the dark, on paper and in forced colours', async (t) => {
  const body = ['timeline', 'tasks', 'compare', 'table'].map((view) => element(`id="${view}" view="${view}" compare-to="2024-06-30" theme="dark"`)).join('');
  const { page } = await start(t, body, { prepare: (server) => server.put('/du-lieu/muc-tieu.muctieu', RULES + TASKS.replace(/^văn bản.*\n.*\n/, '')), forcedColors: 'active' });
  for (const id of ['timeline', 'tasks', 'compare', 'table']) await drawn(page, `#${id}`);
  for (const width of [296, 360, 768, 1280, 1400]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(50);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${width}: ${over} px too wide`);
  }
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('muc-tieu .mt-tools').first().isVisible(), false, 'no tools on paper');
  assert.deepEqual(page.violations, []);
});
