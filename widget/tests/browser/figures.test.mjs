// The room for figures as somebody with a spreadsheet uses it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { figures, launch, paste, room, start as begin, state, write } from './studio.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());
const start = (t, options) => begin(t, browser, options);

const RULES = 'chỉ số kinh tế số\n    đơn vị: % GRDP\n    tốt khi: tăng\n\nchỉ số GRDP\n    đơn vị: tỷ đồng\n\nkinh tế số đạt 30% GRDP đến năm 2030\n';
const cell = (page, row, column) => page.locator(`.grid [data-row="${row}"][data-column="${column}"]`);

test('a wide sheet with a title, units and an own way of naming columns', async (t) => {
  const page = await start(t);
  await write(page, RULES);
  await room(page, 'Số liệu');
  // A title above, a row of units below the heads, numbers written in the English way.
  const sheet = ['BẢNG 1. KẾT QUẢ\t\t\t', 'STT\tNăm\tKinh tế số\tGRDP', '\t\t(% GRDP)\t(tỷ đồng)', '1\t2022\t6.02\t94,500.5', '2\t2023\t6.19\t101,250', '3\t2024\t6.4\t110,000'].join('\n');
  await paste(page, '#data', sheet);
  await page.locator('#data').fill(sheet);
  assert.equal(await page.inputValue('#import-head'), '1');
  assert.equal(await page.inputValue('#import-unit'), '2');
  assert.equal(await page.getByLabel('Cách viết số của cột “Kinh tế số”').inputValue(), 'plain');
  await page.locator('#import').click();
  await state(page, /6 số liệu; không có lỗi/);
  assert.equal(await cell(page, 1, 0).innerText(), 'Kinh tế số');
  assert.equal(await cell(page, 1, 2).innerText(), '6,02');
  assert.equal(await cell(page, 2, 2).innerText(), '94500,5');
  assert.equal(await cell(page, 2, 3).innerText(), 'tỷ đồng');
  assert.deepEqual(page.problems, []);
});

test('columns are named by hand once, and remembered', async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await start(t, { context });
  await write(page, RULES);
  const sheet = 'Tên gọi\tLúc nào\tBao nhiêu\nkinh tế số\t2023\t6,19\nkinh tế số\t2024\t6,4';
  await room(page, 'Số liệu');
  await page.locator('#data').fill(sheet);
  assert.equal(await page.locator('#import').isDisabled(), true);
  assert.match(await page.locator('.importing .fault').innerText(), /Hãy chỉ rõ cột nào là kỳ, giá trị/);
  await page.getByLabel('Cột “Lúc nào” là').selectOption('kỳ');
  await page.getByLabel('Cột “Bao nhiêu” là').selectOption('giá trị');
  await page.locator('#import').click();
  await state(page, /2 số liệu/);
  await page.locator('#paste-figures').click();
  await page.locator('#data').fill(sheet.replace('6,4', '6,5'));
  assert.equal(await page.getByLabel('Cột “Bao nhiêu” là').inputValue(), 'giá trị');
  assert.equal(await page.locator('#import').isDisabled(), false);
});

test('a wrong cell says why, and is mended by keys alone; the table leaves as CSV', async (t) => {
  const page = await start(t);
  await write(page, RULES);
  await figures(page, 'chỉ số\tkỳ\tgiá trị\tđơn vị\nkinh tế số\t2023\t6,19\t% GRDP\nkinh tế số\t2024\tsáu phẩy tư\t% GRDP');
  await state(page, /1 số liệu/);
  const wrong = cell(page, 2, 2);
  await page.waitForFunction(() => document.querySelector('.grid [aria-invalid=true] small') !== null);
  assert.equal(await wrong.getAttribute('aria-invalid'), 'true');
  assert.match(await wrong.innerText(), /sáu phẩy tư/);
  await cell(page, 1, 0).focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.keyboard.insertText('6,4');
  await page.keyboard.press('Enter');
  await state(page, /2 số liệu/);
  assert.equal(await wrong.getAttribute('aria-invalid'), null);
  assert.equal(await wrong.innerText(), '6,4');
  // Typing opens a cell; Escape leaves it as it was.
  await wrong.focus();
  await page.keyboard.press('9');
  await page.keyboard.press('Escape');
  assert.equal(await wrong.innerText(), '6,4');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save-figures').click()]);
  assert.equal(readFileSync(await download.path(), 'utf8'), '﻿chỉ số,kỳ,giá trị,đơn vị\nkinh tế số,2023,"6,19",% GRDP\nkinh tế số,2024,"6,4",% GRDP\n');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await state(page, /1 số liệu/);
  assert.deepEqual(page.problems, []);
});
