// Access for everybody: axe in every view, theme and language, the keyboard alone, what a screen reader is given, large
// letters and narrow screens, and a live region that speaks when a verdict changes and at no other time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { repository } from '../cases.mjs';
import { launch, open, site } from './harness.mjs';
import { DAY, drawn, element, MORE_FIGURES, page as html, serve, until } from './server.mjs';

const AXE = readFileSync(join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8');
// Those that the element draws, whoever adds one.
const VIEWS = [...new Set([...readFileSync(join(repository, 'docs/nhung.md'), 'utf8').matchAll(/^\| `view` \|(.*)\|$/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([a-z]+)`/g)].map(([, name]) => name)))];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A page of the portal or a page given, open for the checker's own scripts; the policy has tests of its own. */
async function start(t, { path, body, head, ...more }) {
  let base = site;
  if (body !== undefined) {
    const server = await serve({ '/': html(body, head) });
    t.after(server.close);
    base = server.base;
    path = '/';
    more.prepare?.(server);
  }
  const page = await open(browser, { base, path, bypassCSP: true, viewport: { width: 1280, height: 900 }, ...more });
  t.after(() => page.context().close());
  return page;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, in a line each. */
async function findings(page, { off = [] } = {}) {
  await page.evaluate(AXE);
  return page.evaluate(
    async ({ tags, off }) => {
      const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
      const { violations } = await window.axe.run(document, { runOnly: tags, rules, resultTypes: ['violations'], elementRef: false });
      return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)}: ${failureSummary.replaceAll('\n', ' ').slice(0, 200)}`));
    },
    { tags: TAGS, off },
  );
}

const TITLE = { vi: 'Tình hình thực hiện', en: 'How the targets stand' };
/** A page with a view under its own headings, as an editor would place it. */
const stage = (view, lang, theme, more = '') =>
  `<main><h1>${TITLE[lang]}</h1><h2>${view}</h2><div lang="${lang}">${element(`view="${view}" theme="${theme}" ${more}`)}</div></main>`;

test('every view is one that the manual names', () => {
  assert.ok(VIEWS.length >= 4 && VIEWS.includes('card') && VIEWS.includes('table'), VIEWS.join());
});

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing in any view, ${lang}, ${theme}`, async (t) => {
      for (const view of VIEWS) {
        const page = await start(t, { body: stage(view, lang, theme).replace('<html lang="vi">', `<html lang="${lang}">`) });
        await drawn(page);
        for (const summary of await page.locator('muc-tieu summary').all()) await summary.click();
        assert.deepEqual(await findings(page), [], view);
        await page.context().close();
      }
    });
  }
}

const PAGES = ['portal/', 'portal/chi-tieu.html', 'portal/bai-viet.html', 'portal/huong-dan-nhung.html', 'portal/dung-ma.html', 'portal/nhung/trang-thuong.html', 'portal/nhung/liferay.html', 'portal/nhung/sharepoint.html', 'portal/nhung/wordpress.html', 'studio/', 'huong-dan/nhung.html', 'muctieu/embed.html?rules=/portal/seeds/viet-nam/viet-nam.muctieu&target=kinh-te-so-2030'];
for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in the portal, the workspace and the manual, ${colorScheme}`, { timeout: 240_000 }, async (t) => {
    for (const path of PAGES) {
      const page = await start(t, { path: `/${path}`, colorScheme });
      await page.waitForLoadState('networkidle');
      for (const tag of await page.locator('muc-tieu[rules]').all()) await until(() => tag.evaluate((tag) => tag.shadowRoot !== null && !tag.shadowRoot.querySelector('.mt').hidden), path);
      assert.deepEqual(await findings(page), [], path);
      await page.context().close();
    }
  });
}

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
  assert.equal(
    await page.locator('muc-tieu').ariaSnapshot(),
    `- article:
  - heading "Tỷ trọng kinh tế số trong GRDP" [level=3]
  - paragraph: Chậm tiến độ · ít số liệu
  - paragraph:
    - strong: 6,19% GRDP
    - text: · năm 2023
  - paragraph: "Mục tiêu: từ 30% GRDP trở lên vào cuối năm 2030"
  - paragraph`,
  );
});

test('the table of a screen reader has its heads, its rows and their groups', async (t) => {
  const page = await start(t, { body: stage('table', 'vi', 'auto') });
  await drawn(page);
  const tree = await page.locator('muc-tieu').ariaSnapshot();
  assert.match(tree, /^- table/);
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

for (const [what, viewport, scale] of [['320 pixels', { width: 320, height: 640 }, 1], ['letters of double size', { width: 640, height: 800 }, 2]]) {
  test(`with ${what} nothing needs scrolling to the side`, { timeout: 240_000 }, async (t) => {
    const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (const lang of ['vi', 'en']) {
      for (const view of VIEWS) {
        const page = await start(t, { body: stage(view, lang, 'auto'), head: '<meta name="viewport" content="width=device-width">', viewport });
        if (scale !== 1) await page.evaluate(() => { document.documentElement.style.setProperty('font-size', '200%'); });
        await drawn(page);
        assert.ok((await over(page)) <= 0, `${view} ${lang}: ${await over(page)} px too wide`);
        await page.context().close();
      }
    }
    for (const path of PAGES.filter((path) => !path.startsWith('studio'))) {
      const page = await start(t, { path: `/${path}`, viewport });
      await page.waitForLoadState('networkidle');
      if (scale !== 1) await page.evaluate(() => { document.documentElement.style.setProperty('font-size', '200%'); });
      assert.ok((await over(page)) <= 0, `${path}: ${await over(page)} px too wide`);
      await page.context().close();
    }
  });
}
