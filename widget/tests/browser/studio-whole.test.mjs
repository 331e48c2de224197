// The mission's line from end to end, by keyboard alone, on a window of 768 px: written with a mistake, mended, figures
// pasted from a spreadsheet, the status, a scenario, what it takes, a link, opened elsewhere, printed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SHEET, content, launch, results, start as begin, state } from './studio.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Walks with Tab until something is under the focus, as a person without a mouse. */
async function reach(page, wanted, key = 'Tab', most = 120) {
  for (let step = 0; step < most; step += 1) {
    const found = await page.evaluate((wanted) => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const name = [at?.id, at?.getAttribute('aria-label'), at?.textContent?.trim().slice(0, 60)].filter(Boolean).join(' | ');
      return new RegExp(wanted).test(name);
    }, wanted);
    if (found) return;
    await page.keyboard.press(key);
  }
  assert.fail(`the focus never reached ${wanted}`);
}

/** Walks along the tabs with the arrows, from the one in front, to a room. */
async function walk(page, key, id) {
  await page.locator('[role=tab][aria-selected=true]').focus();
  for (let step = 0; step < 8; step += 1) {
    const here = await page.evaluate(() => document.activeElement.id);
    if (here === `tab-${id}`) return;
    await page.keyboard.press(key);
    await page.waitForFunction((here) => document.activeElement.id !== here && document.activeElement.role === 'tab', here);
  }
  assert.fail(`no tab ${id}`);
}

test('from a mistaken line to a printed brief, without a mouse', async (t) => {
  const page = await begin(t, browser, { viewport: { width: 768, height: 1024 }, permissions: ['clipboard-read', 'clipboard-write'] });
  const narrow = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  // The day of the verdicts.
  await page.locator('#as-of').focus();
  await page.keyboard.press('Tab');
  await page.fill('#as-of', '2026-11-20');
  // The line, with a dot where a comma belongs.
  await reach(page, 'Quy tắc');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('kinh tế số ≥ 30.5% GRDP by 2030');
  await state(page, /1 lỗi/);
  // Out of the editor (Escape, then Tab), to the mend.
  await page.keyboard.press('Escape');
  await reach(page, '^Viết .*30,5|^.*“30,5%?”|30,5');
  await page.keyboard.press('Enter');
  await state(page, /1 mục tiêu.*không có lỗi/);
  assert.equal(await content(page).innerText(), 'kinh tế số ≥ 30,5% GRDP by 2030');
  // Figures, as copied from a spreadsheet.
  await walk(page, 'ArrowRight', 'so-lieu');
  await page.locator('#data').waitFor();
  await reach(page, '^data');
  await page.evaluate((text) => navigator.clipboard.writeText(text), SHEET);
  await page.keyboard.press('Control+V');
  await page.locator('#import').waitFor();
  await reach(page, '^import \\|');
  await page.keyboard.press('Enter');
  await state(page, /3 số liệu/);
  assert.ok(await narrow());
  // The status.
  await walk(page, 'ArrowLeft', 'soan');
  await page.waitForFunction(() => document.querySelector('#results').textContent.includes('Chậm tiến độ'));
  assert.match(await results(page), /6,4% GRDP/);
  assert.ok(await narrow());
  // A scenario, and what it takes: from 6.4% in 2024 to 30.5% in 2030, 24.1 ⁄ 6 = 4.0167 points a year.
  await walk(page, 'ArrowRight', 'kich-ban');
  await page.locator('#new-scenario').waitFor();
  await reach(page, 'new-scenario');
  await page.keyboard.press('Enter');
  await page.locator('.lever').waitFor();
  await page.waitForFunction(() => /kinh tế số cần tăng ít nhất 4,02 điểm % mỗi năm/.test(document.querySelector('.said').textContent));
  await reach(page, 'seek-put');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /1 đạt \(\+1\)/.test(document.querySelector('.standing').textContent));
  assert.ok(await narrow());
  // The link, elsewhere.
  await page.locator('#share').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#1.'));
  const fragment = await page.evaluate(() => location.hash);
  const other = await begin(t, browser, { fragment, viewport: { width: 768, height: 1024 } });
  assert.match(await content(other).innerText(), /kinh tế số ≥ 30,5% GRDP by 2030[^]*kịch bản Kịch bản của tôi[^]*tăng 4,02 điểm % mỗi năm/);
  await state(other, /1 mục tiêu, 3 số liệu/);
  // On paper.
  await other.locator('#tab-soan').focus();
  await other.keyboard.press('End');
  await other.locator('#paper').waitFor();
  await other.waitForFunction(() => document.querySelector('#paper').options.length === 2);
  await other.selectOption('#paper', 'Kịch bản của tôi');
  await other.locator('.brief').waitFor();
  const brief = await other.locator('.brief').innerText();
  assert.match(brief, /kinh tế số tăng 4,02 điểm % mỗi năm/);
  assert.match(brief, /Đạt \(30,52% GRDP\)/);
  const pdf = await other.pdf({ format: 'A4' });
  assert.ok(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length <= 2);
  assert.deepEqual(page.problems, []);
  assert.deepEqual(other.problems, []);
});

test('examples and the tour are a click away', async (t) => {
  const page = await begin(t, browser, {});
  await page.getByRole('button', { name: 'Hướng dẫn nhanh' }).click();
  const tour = page.getByRole('dialog', { name: 'Viết một mục tiêu' });
  await tour.waitFor();
  for (let step = 0; step < 6; step += 1) await page.locator('.tour button').nth(1).click();
  assert.equal(await page.locator('.tour').count(), 0);
  assert.equal(await page.getByRole('tab', { name: 'In' }).getAttribute('aria-selected'), 'true');
  assert.deepEqual(page.problems, []);
});
