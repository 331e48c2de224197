// The workspace as a person uses it: a line with a mistake, its mend, figures from a spreadsheet, the verdict, what a
// change flips, a closed tab, a link.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, site } from './harness.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function start(t, { fragment = '', context } = {}) {
  const own = context ?? (await browser.newContext({ viewport: { width: 1280, height: 900 } }));
  if (context === undefined) t.after(() => own.close());
  const page = await own.newPage();
  const problems = [];
  // Chromium itself gives text typed over styled text that style, as an attribute, which the policy refuses; the text is
  // the same, and no script of ours has a part in it.
  const editing = /^Applying inline style violates/;
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !editing.test(message.text()) && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${site}/studio/${fragment}`);
  await state(page, /mục tiêu/);
  return Object.assign(page, { problems });
}

const state = (page, wanted) =>
  page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector('#state').textContent), wanted.source);
const content = (page) => page.locator('#editor .cm-content');

async function write(page, text) {
  await content(page).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/** What is copied from three columns of a spreadsheet. */
const SHEET = ['chỉ số\tkỳ\tgiá trị\tđơn vị', 'kinh tế số\t2022\t6,02\t% GRDP', 'kinh tế số\t2023\t6,19\t% GRDP', 'kinh tế số\t2024\t6,4\t% GRDP'].join('\n');
const results = (page) => page.locator('muc-tieu[view=table]').evaluate((element) => element.shadowRoot.querySelector('.mt').innerText);

test('from a mistaken line to a verdict, and what a change flips', async (t) => {
  const page = await start(t);
  await page.fill('#as-of', '2026-11-20');
  await write(page, 'kinh tế số ≥ 30.5% GRDP by 2030');
  await state(page, /1 lỗi/);
  const finding = page.locator('#findings li.error');
  assert.match(await finding.textContent(), /dòng 1.*“30\.5”.*MT1002/s);
  await finding.getByRole('button', { name: /30,5/ }).click();
  await state(page, /không có lỗi/);
  assert.equal(await content(page).innerText(), 'kinh tế số ≥ 30,5% GRDP by 2030');
  await page.fill('#data', SHEET);
  await state(page, /3 số liệu/);
  await page.waitForFunction(() => document.querySelector('muc-tieu[view=table]').shadowRoot.textContent.includes('Chậm tiến độ'));
  assert.match(await results(page), /6,4% GRDP/);
  await page.getByRole('button', { name: 'Giữ thay đổi' }).click();
  await write(page, 'kinh tế số ≥ 6,3% GRDP by 2030');
  await page.waitForFunction(() => document.querySelector('#change').textContent.includes('→'));
  const told = await page.locator('#change').textContent();
  assert.match(told, /Chậm tiến độ → Đạt trước hạn, vì mục tiêu đổi từ “kinh tế số >= 30,5% GRDP đến năm 2030” thành “kinh tế số >= 6,3% GRDP đến năm 2030”/);
  assert.deepEqual(page.problems, []);
});

test('a closed tab costs nothing, and a link opens elsewhere', async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const first = await start(t, { context });
  await write(first, 'tỷ lệ hồ sơ trực tuyến đạt 80% đến năm 2030');
  await first.fill('#data', SHEET);
  await state(first, /3 số liệu/);
  await first.close({ runBeforeUnload: false });
  const second = await start(t, { context });
  assert.equal(await content(second).innerText(), 'tỷ lệ hồ sơ trực tuyến đạt 80% đến năm 2030');
  assert.equal(await second.inputValue('#data'), SHEET);
  await second.getByRole('button', { name: 'Chép liên kết' }).click();
  await second.waitForFunction(() => location.hash.startsWith('#1.'));
  const fragment = await second.evaluate(() => location.hash);
  const elsewhere = await start(t, { fragment });
  assert.equal(await content(elsewhere).innerText(), 'tỷ lệ hồ sơ trực tuyến đạt 80% đến năm 2030');
  const broken = await start(t, { fragment: '#1.khongphai' });
  assert.match(await content(broken).innerText(), /kinh tế số ≥ 30% GRDP by 2030/);
});

test('names are offered while typing, without their marks too', async (t) => {
  const page = await start(t);
  await write(page, 'chỉ số kinh tế số\n    đơn vị: % GRDP\n\n');
  await state(page, /0 mục tiêu/);
  await page.keyboard.type('kinh te');
  const offer = page.locator('#editor .cm-tooltip-autocomplete li').first();
  await offer.waitFor();
  assert.match(await offer.textContent(), /kinh tế số/);
  // A list that has just come up takes no key for a moment, so that nobody accepts it by typing on.
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  assert.match(await content(page).innerText(), /kinh tế số$/);
  assert.deepEqual(page.problems, []);
});

test('the Backspaces of Vietnamese input methods are plain ones', async (t) => {
  const page = await start(t);
  await write(page, '');
  // Telex as Unikey sends it: “soos” becomes “số” by taking letters back and writing the marked one.
  for (const key of ['s', 'o', 'Backspace', 'ô', 'Backspace', 'ố']) {
    if (key === 'Backspace') await page.keyboard.press(key);
    else await page.keyboard.insertText(key);
  }
  assert.equal(await content(page).innerText(), 'số');
});

test('the layout stands at 768 px and on paper', async (t) => {
  const page = await start(t);
  await page.waitForFunction(() => document.querySelector('muc-tieu[view=table]')?.shadowRoot?.textContent.includes('kinh tế số'));
  await page.setViewportSize({ width: 768, height: 900 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#rules').isVisible(), false);
  assert.equal(await page.locator('#results').isVisible(), true);
});

test('without the network the work goes on, and what needs it says so', async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await start(t, { context });
  await write(page, 'kinh tế số đạt 25% GRDP đến năm 2030');
  await context.setOffline(true);
  await page.selectOption('#example', { index: 1 });
  await state(page, /Chưa mở được ví dụ: không kết nối được với máy chủ\./);
  assert.equal(await content(page).innerText(), 'kinh tế số đạt 25% GRDP đến năm 2030');
  await write(page, 'kinh tế số đạt 26% GRDP đến năm 2030');
  await state(page, /1 mục tiêu/);
});

test('an example of the province opens with its figures', async (t) => {
  const page = await start(t);
  await page.selectOption('#example', { index: 2 });
  await state(page, /17 mục tiêu, 18 số liệu/);
  assert.deepEqual(page.problems, []);
});
