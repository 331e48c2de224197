// The room for scenarios as a person uses it: suppose, see which targets hold, ask what it takes, keep it as text, take it
// back, print the brief. By keyboard where a hand would slide.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { content, figures, launch, room, start as begin, state, write } from './studio.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());
const start = (t, options) => begin(t, browser, options);

// From 7% in 2023, by 1 point a year: 14% in 2030; 3 points a year from 2024 on give 28%, 3.29 give 30%.
const RULES = 'chỉ số kinh tế số\n    đơn vị: % GRDP\n    tốt khi: tăng\n\nkinh tế số đạt 30% GRDP đến năm 2030\nkinh tế số đạt 20% GRDP đến năm 2030 @hai-muoi\n';
const TABLE = 'chỉ số\tkỳ\tgiá trị\tđơn vị\nkinh tế số\t2021\t5\t% GRDP\nkinh tế số\t2022\t6\t% GRDP\nkinh tế số\t2023\t7\t% GRDP\n';

async function prepared(t, more = '') {
  const page = await start(t);
  await page.fill('#as-of', '2024-12-31');
  await write(page, RULES + more);
  await figures(page, TABLE);
  await state(page, /2 mục tiêu, 3 số liệu/);
  await room(page, 'Kịch bản');
  return page;
}

const tallies = (page) => page.locator('.tally').allInnerTexts();
const tally = (page, wanted) => page.waitForFunction((text) => document.querySelector('.standing').innerText.replace(/\s+/g, ' ').includes(text), wanted);
const text = async (page) => page.evaluate(() => document.querySelector('.lever .written').textContent);

test('an assumption by keys: which targets hold, beside the present course, and why', async (t) => {
  const page = await prepared(t);
  await tally(page, 'Hiện trạng 0 đạt, 2 không');
  await page.getByRole('button', { name: 'Kịch bản mới' }).click();
  const slider = page.getByRole('slider', { name: 'kinh tế số: mức' });
  await slider.waitFor();
  assert.equal(await text(page), 'kinh tế số tăng 1 điểm % mỗi năm');
  // A step button, then the number typed.
  await page.getByRole('button', { name: /kinh tế số: thêm/ }).click();
  const number = page.getByRole('textbox', { name: 'kinh tế số: số' });
  assert.match(await number.inputValue(), /^1,\d+$/);
  await number.fill('3');
  await tally(page, 'Kịch bản của tôi 1 đạt (+1), 1 không');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.querySelector('.lever .written').textContent === 'kinh tế số tăng 3 điểm % mỗi năm');
  await page.getByRole('button', { name: 'Kinh tế số', exact: true }).first().click();
  await page.waitForFunction(() => /Do giả định: “kinh tế số tăng 3 điểm % mỗi năm”/.test(document.querySelector('.changed').textContent));
  assert.match(await page.locator('.changed').innerText(), /28% GRDP/);
  const table = (await page.locator('table.compare').innerText()).replace(/\s+/g, ' ');
  assert.match(table, /Không đạt 14% GRDP .* Đạt 28% GRDP/);
  // By arrow keys, as somebody without a mouse slides.
  await slider.focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('PageUp');
  await tally(page, 'Kịch bản của tôi 2 đạt (+2), 0 không');
  await page.waitForFunction(() => !/ 3 điểm/.test(document.querySelector('.lever .written').textContent));
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.waitForFunction(() => document.querySelector('.lever .written').textContent === 'kinh tế số tăng 3 điểm % mỗi năm');
  await tally(page, 'Kịch bản của tôi 1 đạt (+1), 1 không');
  await room(page, 'Soạn');
  assert.match(await content(page).innerText(), /kịch bản Kịch bản của tôi\s+kinh tế số tăng 3 điểm % mỗi năm/);
  assert.deepEqual(page.problems, []);
});

test('what it takes, put into the scenario; which assumption matters; how likely', async (t) => {
  const page = await prepared(t, '\nkịch bản Vừa phải\n    kinh tế số tăng 2 ± 0,5 điểm % mỗi năm\n');
  await tally(page, 'Vừa phải 1 đạt (+1), 1 không');
  // 30 − 7 = 23 points in 7 years.
  await page.waitForFunction(() => /cần tăng ít nhất 3,29 điểm % mỗi năm\. Hiện nay tăng 1 điểm % mỗi năm/.test(document.querySelector('.said').textContent));
  await page.getByRole('button', { name: 'Tính' }).nth(1).click();
  await page.locator('.swing').waitFor();
  const draws = page.locator('#draws');
  await draws.fill('0');
  await page.locator('#chance').click();
  assert.match(await page.locator('.questions').innerText(), /Số lần rút là một số nguyên từ 1 đến 100\.000/);
  await draws.fill('10000');
  await page.locator('#chance').click();
  await page.locator('.shares').waitFor();
  // 20% needs 13 ⁄ 7 = 1.857 a year: 0.286 deviations below the mean, 61.2% of draws; 30% needs 3.286, 2.57 above: 0.5%.
  const shares = (await page.locator('.shares').innerText()).replace(/\s+/g, ' ');
  const [, rare, often] = /30% GRDP[^%]* (\d+(?:,\d)?)%.*20% GRDP[^%]* (\d+(?:,\d)?)%/.exec(shares);
  const near = (got, wanted) => assert.ok(Math.abs(Number(got.replace(',', '.')) - wanted) < 1.5, `${got} is far from ${wanted}`);
  near(rare, 0.5);
  near(often, 61.2);
  assert.equal(await page.locator('.fan').count(), 2);
  const first = await page.locator('.shares').innerText();
  await page.locator('#chance').click();
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.shares').innerText(), first);
  await page.locator('#seek-put').click();
  await tally(page, 'Vừa phải 2 đạt (+2), 0 không');
  assert.equal(await text(page), 'kinh tế số tăng 3,29 điểm % mỗi năm');
  assert.deepEqual(page.problems, []);
});

test('scenarios by name: copied, renamed, compared, dropped and had back', async (t) => {
  const page = await prepared(t, '\nkịch bản Vừa phải\n    kinh tế số tăng 2 điểm % mỗi năm\n');
  await tally(page, 'Vừa phải 1 đạt');
  await page.getByRole('button', { name: 'Chép thành bản sửa' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.tally').length === 3);
  assert.match((await tallies(page)).at(-1), /Vừa phải – bản sửa/);
  await page.getByRole('button', { name: 'Đổi tên…' }).click();
  await page.getByLabel('Tên mới').fill('Bứt phá');
  await page.keyboard.press('Enter');
  await tally(page, 'Bứt phá 1 đạt');
  await page.getByRole('button', { name: 'Xóa' }).click();
  await page.waitForFunction(() => !document.querySelector('.standing').innerText.includes('Bứt phá'));
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('button', { name: 'Bứt phá' }).waitFor();
  await room(page, 'Soạn');
  assert.match(await content(page).innerText(), /kịch bản Bứt phá\s+từ: Vừa phải/);
  assert.deepEqual(page.problems, []);
});

test('the brief is two pages at most, and the table leaves as CSV and as a workbook', async (t) => {
  const page = await start(t);
  await page.selectOption('#example', { label: 'Kịch bản minh họa của tỉnh Khánh Hòa' });
  await state(page, /237 mục tiêu/);
  await room(page, 'Kịch bản');
  await page.getByRole('button', { name: 'Giả định minh họa', exact: true }).click();
  await tally(page, 'Giả định minh họa 4 đạt (+4)');
  const files = [];
  for (const name of ['Xuất CSV', 'Xuất Excel']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    files.push(readFileSync(await download.path()));
  }
  const table = files[0].toString('utf8');
  assert.match(table, /^﻿Mục tiêu,Yêu cầu,/);
  assert.match(table, /Giả định minh họa,Đạt,36,% GRDP,năm 2030/);
  assert.equal(files[1].subarray(0, 4).toString('latin1'), 'PK\u0003\u0004');
  await page.getByRole('button', { name: 'Bản tóm tắt để in' }).click();
  await page.locator('.brief').waitFor();
  const brief = await page.locator('.brief').innerText();
  assert.match(brief, /Giả định minh họa, không phải số liệu hay dự báo/);
  assert.match(brief, /xếp hạng chuyển đổi số trong 34 tỉnh tăng 1 bậc mỗi năm/);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length;
  assert.ok(pages <= 2, `${pages} pages`);
  assert.deepEqual(page.problems, []);
});
