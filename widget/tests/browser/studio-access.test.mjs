// axe in every room of the workspace, in both themes, with work in it: a plan, figures with a wrong cell, a scenario.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { repository } from '../cases.mjs';
import { launch, paste, room, start as begin, state } from './studio.mjs';

const AXE = readFileSync(join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function findings(page) {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'], elementRef: false });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)}: ${failureSummary.replaceAll('\n', ' ').slice(0, 200)}`));
  }, TAGS);
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in any room, ${colorScheme}`, { timeout: 180_000 }, async (t) => {
    const page = await begin(t, browser, { colorScheme, bypassCSP: true });
    await page.selectOption('#example', { label: 'Kịch bản minh họa của tỉnh Khánh Hòa' });
    await state(page, /237 mục tiêu/);
    assert.deepEqual(await findings(page), [], 'Soạn');
    await page.getByRole('button', { name: 'Viết bằng biểu mẫu' }).click();
    await page.locator('.guided').waitFor();
    assert.deepEqual(await findings(page), [], 'Soạn, biểu mẫu');
    await room(page, 'Văn bản');
    assert.deepEqual(await findings(page), [], 'Văn bản');
    await page.getByLabel('Văn bản kế hoạch').fill('II. MỤC TIÊU\n1. Đến năm 2030\n- Tỷ lệ hộ dùng nước sạch đạt trên 95%.\n- Tỷ lệ hộ nghèo: 2%.\n- Năm 2025 đã đạt 90% kế hoạch.');
    await page.getByRole('button', { name: 'Đọc văn bản' }).click();
    await page.locator('.proposal').first().waitFor();
    await page.locator('.proposal').last().click();
    await page.getByText('Vì sao đọc như vậy').click();
    assert.deepEqual(await findings(page), [], 'Văn bản, đề xuất');
    await room(page, 'Số liệu');
    await page.locator('.grid').waitFor();
    await paste(page, '.room-so-lieu h2', 'chỉ số\tkỳ\tgiá trị\nkinh tế số\t2024\t6.4');
    await page.locator('#import').waitFor();
    assert.deepEqual(await findings(page), [], 'Số liệu');
    await room(page, 'Kịch bản');
    await page.locator('.lever').first().waitFor();
    await page.locator('#chance').click();
    await page.locator('#sensitivity').click();
    await page.waitForTimeout(500);
    assert.deepEqual(await findings(page), [], 'Kịch bản');
    await page.getByRole('button', { name: 'Bản tóm tắt để in' }).click();
    await page.locator('.brief').waitFor();
    assert.deepEqual(await findings(page), [], 'In');
  });
}
