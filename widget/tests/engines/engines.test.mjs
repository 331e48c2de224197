// The element in Firefox and WebKit, driven through their own drivers: every view, the strict policy, the fallbacks, and
// the same words as the engine gives in Node.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { strictPolicy } from '../browser/harness.mjs';
import { element, FIGURES, MORE_FIGURES, page as html, serve } from '../browser/server.mjs';
import { NAMES, start } from './driver.mjs';

// Collects what the policy refuses, from before anything else runs.
const WATCH = `window.violations = [];
window.errors = [];
document.addEventListener('muctieu:error', (event) => errors.push(event.detail.code));
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective + ': ' + event.blockedURI));`;

const VIEWS = ['card', 'bullet', 'table', 'summary'];

/** Whether every element shows verdicts; runs in the page. */
const allDrawn = () =>
  [...document.querySelectorAll('muc-tieu')].every((element) => element.shadowRoot && !element.shadowRoot.querySelector('.mt').hidden);

/** What an element shows; runs in the page. */
const textOf = (selector) => document.querySelector(selector).shadowRoot.querySelector('.mt').innerText;

for (const name of NAMES) {
  describe(name, () => {
    let browser;
    const servers = [];
    before(async () => {
      browser = await start(name);
    });
    after(async () => {
      for (const server of servers) server.close();
      await browser?.close();
    });
    const site = async (body, policy, prepare) => {
      const server = await serve({ '/': html(body, '<script src="/watch.js"></script>') }, policy);
      servers.push(server);
      server.put('/watch.js', WATCH, { type: 'text/javascript; charset=utf-8' });
      await prepare?.(server);
      await browser.open(`${server.base}/`);
      return server;
    };

    test('a card says everything in words, and the policy is kept', async () => {
      await site(element('target="kinh-te-so-2030"'));
      await browser.until(allDrawn);
      const text = await browser.ask(textOf, 'muc-tieu');
      for (const phrase of ['Tỷ trọng kinh tế số trong GRDP', 'Chậm tiến độ', '6,19% GRDP · năm 2023', 'Mục tiêu: từ 30% GRDP trở lên vào cuối năm 2030', 'Vì sao?']) {
        assert.ok(text.includes(phrase), `${phrase}\n---\n${text}`);
      }
      assert.deepEqual(await browser.ask(() => violations), []);
    });

    test('every view is drawn, and fits a narrow and a wide page', async () => {
      await site(VIEWS.map((view) => element(`id="${view}" view="${view}"`)).join(''));
      await browser.until(allDrawn);
      const parts = await browser.ask(() => ({
        cards: document.querySelector('#card').shadowRoot.querySelectorAll('article').length,
        bars: document.querySelector('#bullet').shadowRoot.querySelectorAll('li').length,
        columns: document.querySelector('#table').shadowRoot.querySelectorAll('.mt > table > thead th[scope=col]').length,
        summary: document.querySelector('#summary').shadowRoot.textContent,
      }));
      assert.deepEqual([parts.cards, parts.bars, parts.columns], [3, 3, 5]);
      assert.match(parts.summary, /2 mục tiêu cam kết[\s\S]*1 mục tiêu phấn đấu/);
      for (const width of [500, 1280]) {
        await browser.resize(width, 900);
        const over = await browser.ask(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${width} px: ${over} px too wide`);
      }
      assert.deepEqual(await browser.ask(() => violations), []);
    });

    test('new figures are drawn when the attribute changes', async () => {
      await site(element('target="kinh-te-so-2030"'), undefined, (server) => server.put('/du-lieu/moi.csv', MORE_FIGURES, { type: 'text/csv' }));
      await browser.until(allDrawn);
      await browser.ask(() => document.querySelector('muc-tieu').setAttribute('metrics', '/du-lieu/moi.csv'));
      await browser.until(() => document.querySelector('muc-tieu').shadowRoot.textContent.includes('Đạt trước hạn'));
    });

    test('a source that fails keeps the last verdicts and says so', async () => {
      await site(element('target="kinh-te-so-2030"'));
      await browser.until(allDrawn);
      await browser.ask(() => document.querySelector('muc-tieu').setAttribute('metrics', '/khong-co.csv'));
      await browser.until(() => !document.querySelector('muc-tieu').shadowRoot.querySelector('.mt-notice').hidden);
      assert.match(await browser.ask(textOf, 'muc-tieu'), /Chậm tiến độ/);
      assert.match(await browser.ask(() => document.querySelector('muc-tieu').shadowRoot.querySelector('.mt-notice').textContent), /404/);
    });

    test("without 'wasm-unsafe-eval' the content stays", async () => {
      const policy = (await strictPolicy()).replace(" 'wasm-unsafe-eval'", '');
      await site(element('', '<p id="stays">Nội dung dự phòng</p>'), policy);
      // WebKit refuses without an event of a violation, so the element's own word counts.
      await browser.until(() => errors.length > 0);
      const box = await browser.ask(() => document.querySelector('#stays').getBoundingClientRect().height);
      assert.ok(box > 0);
    });

    test('names and figures with markup are text', async () => {
      const hostile = FIGURES.replaceAll('Thống kê tỉnh', '<img src=x onerror=document.title=1>');
      await site(element('target="kinh-te-so-2030"'), undefined, (server) => server.put('/du-lieu/so-lieu.csv', hostile, { type: 'text/csv' }));
      await browser.until(allDrawn);
      assert.match(await browser.ask(textOf, 'muc-tieu'), /<img src=x/);
      assert.equal(await browser.ask(() => document.querySelector('muc-tieu').shadowRoot.querySelectorAll('img').length), 0);
    });
  });
}
