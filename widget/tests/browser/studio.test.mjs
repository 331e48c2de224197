// The writing room as a person uses it: a line with a mistake, its mend, the verdict, what a change flips, a closed tab, a
// link, names, the keys of input methods.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { content, figures, launch, results, room, start as begin, state, write } from './studio.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());
const start = (t, options) => begin(t, browser, options);

const withFigures = async (page) => {
  await figures(page);
  await state(page, /3 số liệu/);
  await room(page, 'Soạn');
};

test('from a mistaken line to a verdict, and what a change flips', async (t) => {
  const page = await start(t);
  await page.fill('#as-of', '2026-11-20');
  await write(page, 'kinh tế số ≥ 30.5% GRDP by 2030');
  await state(page, /1 lỗi/);
  const finding = page.locator('#findings li.error');
  assert.match(await finding.textContent(), /dòng 1.*“30\.5”.*MT1002/s);
  assert.match(await finding.getByRole('link', { name: 'MT1002' }).getAttribute('href'), /^\.\.\/huong-dan\/codes\/MT1002-.*\.html$/);
  await finding.getByRole('button', { name: /30,5/ }).click();
  await state(page, /không có lỗi/);
  assert.equal(await content(page).innerText(), 'kinh tế số ≥ 30,5% GRDP by 2030');
  await withFigures(page);
  await page.waitForFunction(() => document.querySelector('#results').textContent.includes('Chậm tiến độ'));
  assert.match(await results(page), /6,4% GRDP/);
  await page.getByRole('button', { name: 'Giữ thay đổi' }).click();
  await write(page, 'kinh tế số ≥ 6,3% GRDP by 2030');
  await page.waitForFunction(() => document.querySelector('#change').textContent.includes('→'));
  const told = await page.locator('#change').innerText();
  assert.match(told.replace(/\s+/g, ' '), /Kinh tế số: Chậm tiến độ.* → Đạt trước hạn.* vì mục tiêu đổi từ “kinh tế số >= 30,5% GRDP đến năm 2030” thành “kinh tế số >= 6,3% GRDP đến năm 2030”/);
  await page.getByText('Vì sao?').click();
  await page.waitForFunction(() => /Số liệu được xét là 6,4% GRDP/.test(document.querySelector('#results').textContent));
  assert.deepEqual(page.problems, []);
});

test('a closed tab costs nothing, and a link opens elsewhere', async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const first = await start(t, { context });
  await write(first, 'tỷ lệ hồ sơ trực tuyến đạt 80% đến năm 2030');
  await withFigures(first);
  await first.close({ runBeforeUnload: false });
  const second = await start(t, { context });
  assert.equal(await content(second).innerText(), 'tỷ lệ hồ sơ trực tuyến đạt 80% đến năm 2030');
  await state(second, /3 số liệu/);
  await second.getByRole('button', { name: 'Chép liên kết' }).click();
  await second.waitForFunction(() => location.hash.startsWith('#1.'));
  const fragment = await second.evaluate(() => location.hash);
  const elsewhere = await start(t, { fragment });
  assert.equal(await content(elsewhere).innerText(), 'tỷ lệ hồ sơ trực tuyến đạt 80% đến năm 2030');
  await state(elsewhere, /3 số liệu/);
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

test('the layout stands at 768 px and on paper', async (t) => {
  const page = await start(t);
  await page.setViewportSize({ width: 768, height: 900 });
  for (const title of await page.getByRole('tab').allTextContents()) {
    await room(page, title);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), title);
  }
  await room(page, 'In');
  await page.waitForFunction(() => document.querySelector('muc-tieu[view=table]')?.shadowRoot?.textContent.includes('Kinh tế số'));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('header').isVisible(), false);
  assert.equal(await page.locator('muc-tieu[view=table]').isVisible(), true);
  assert.deepEqual(page.problems, []);
});

test('an example of the province opens with its figures', async (t) => {
  const page = await start(t);
  await page.selectOption('#example', { label: '411/QĐ-TTg của Thủ tướng Chính phủ' });
  await state(page, /17 mục tiêu, 18 số liệu/);
  assert.deepEqual(page.problems, []);
});
