// Access for everybody: the keyboard alone, what a screen reader is given, and a live
// region that speaks when a verdict changes and at no other time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser, stage, start, VIEWS } from './access.mjs';
import { open } from './harness.mjs';
import { drawn, element, MORE_FIGURES, page as html, serve, until } from './server.mjs';

test('every view is one that the manual names', () => {
  assert.ok(VIEWS.length >= 4 && VIEWS.includes('card') && VIEWS.includes('table'), VIEWS.join());
});

test('the keyboard reaches everything that can be used, in the order of the page, and sees where it is', async (t) => {
  const page = await start(t, { body: stage('card', 'vi', 'auto', 'target="kinh-te-so-2030"') + '<p><a href="#x" id="after">Sau</a></p>' });
  await drawn(page);
  const stops = [];
  for (let step = 0; step < 8 && stops.at(-1) !== 'a#after'; step += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        const outline = getComputedStyle(at);
        if (at !== document.body && (outline.outlineStyle === 'none' || parseFloat(outline.outlineWidth) < 1)) return `${at.localName} without a mark`;
        return `${at.localName}${at.id === '' ? '' : `#${at.id}`}`;
      }),
    );
  }
  assert.deepEqual(stops, ['a', 'summary', 'a#after']);
  await page.keyboard.press('Shift+Tab');
  for (const key of ['Enter', 'Space']) {
    const open = await page.locator('muc-tieu details').evaluate((details) => details.open);
    await page.keyboard.press(key);
    assert.equal(await page.locator('muc-tieu details').evaluate((details) => details.open), !open, key);
  }
});

test('nothing to be pressed is smaller than 24 by 24 pixels', async (t) => {
  for (const view of VIEWS) {
    const page = await start(t, { body: stage(view, 'vi', 'auto') });
    await drawn(page);
    const small = await page.evaluate(() =>
      [...document.querySelector('muc-tieu').shadowRoot.querySelectorAll('summary, button, input, select')]
        .map((node) => [node.localName, node.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(([name, box]) => `${name} ${box.width} x ${box.height}`),
    );
    assert.deepEqual(small, [], view);
    await page.context().close();
  }
});

test('a screen reader is given the words, in order, and no picture', async (t) => {
  const page = await start(t, { body: stage('card', 'vi', 'auto', 'target="kinh-te-so-2030"') });
  await drawn(page);
  const tree = await page.locator('muc-tieu').ariaSnapshot();
  assert.equal(
    tree,
    `- article:
  - heading "Tỷ trọng kinh tế số trong GRDP" [level=3]
  - paragraph: Chậm tiến độ · ít số liệu
  - paragraph:
    - strong: 6,19% GRDP
    - text: · năm 2023
  - paragraph: "Mục tiêu: từ 30% GRDP trở lên vào cuối năm 2030"
  - paragraph: Cần tăng 3,4 điểm % mỗi năm; từ năm 2021 đến năm 2023 bình quân tăng 0,18 điểm % mỗi năm. Theo đà này, cuối năm 2030 đạt khoảng 7,42% GRDP.
  - paragraph: Số liệu đã cũ quá hai kỳ báo cáo.
  - paragraph:
    - text: "Số liệu đến 31/12/2023. Nguồn:"
    - link "Thống kê tỉnh":
      - /url: https://thongke.example.vn/2023
    - text: ". Văn bản: 867/KH-UBND, mục II.1.b ."
  - group: ▸ Vì sao?
- status`,
  );
});

test('the table of a screen reader has its heads, its rows and their groups', async (t) => {
  const page = await start(t, { body: stage('table', 'vi', 'auto') });
  await drawn(page);
  const tree = await page.locator('muc-tieu').ariaSnapshot();
  assert.match(tree, /^- table/m);
  for (const head of ['columnheader "Mục tiêu"', 'rowheader', 'cell']) assert.ok(tree.includes(head), `${head}\n${tree}`);
  assert.doesNotMatch(tree, /\bimg\b|meter|progressbar/);
});

test('the live region is empty until a verdict changes, and says the change alone', async (t) => {
  const server = await serve({ '/': html(element('target="kinh-te-so-2030" refresh="1s"')) });
  t.after(server.close);
  const page = await open(browser, { base: server.base, path: '/' });
  t.after(() => page.context().close());
  await drawn(page);
  const said = () => page.locator('muc-tieu').evaluate((tag) => {
    const live = tag.shadowRoot.querySelector('[aria-live]');
    return [live.getAttribute('aria-live'), live.getAttribute('aria-atomic'), live.textContent];
  });
  assert.deepEqual(await said(), ['polite', 'true', '']);
  // Another day, another theme, the same text again: nothing is said.
  await page.locator('muc-tieu').evaluate((tag) => {
    tag.theme = 'dark';
    tag.asOf = '2026-11-19';
  });
  await page.waitForTimeout(1_500);
  assert.equal((await said())[2], '');
  server.put('/du-lieu/so-lieu.csv', MORE_FIGURES, { type: 'text/csv' });
  await until(async () => (await said())[2] !== '', 'the change');
  assert.match((await said())[2], /^Đánh giá vừa thay đổi: Tỷ trọng kinh tế số trong GRDP: Đạt trước hạn.*\.$/);
  // It stands there for who looks late, and is not said again by the next look.
  const before = (await said())[2];
  await page.waitForTimeout(1_500);
  assert.equal((await said())[2], before);
});
