// Downloads: shared, polled, paused, stopped.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './harness.mjs';
import { drawn, element, FIGURES, MORE_FIGURES, page as html, RULES, serve, shown, until } from './server.mjs';

const DATA = '/du-lieu/so-lieu.csv';
const SOURCE = '/du-lieu/muc-tieu.muctieu';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A server with one page, and the page open. */
async function start(t, body, settings = {}) {
  const server = await serve({ '/': html(body) });
  t.after(server.close);
  await settings.prepare?.(server);
  const page = await open(browser, { base: server.base, path: '/' });
  t.after(() => page.context().close());
  if (settings.wait !== false) await drawn(page);
  return { server, page };
}

/** Collects events of the page in `window.heard`. */
const listen = (page) =>
  page.evaluate(() => {
    window.heard = [];
    for (const type of ['muctieu:ready', 'muctieu:status', 'muctieu:error']) {
      document.addEventListener(type, (event) => window.heard.push({ type, code: event.detail?.code ?? null, targets: event.detail?.targets?.map((t) => [t.id, t.status]) ?? null }));
    }
  });

test('elements share one engine, one download an address, one compilation', async (t) => {
  const { server, page } = await start(t, element('target="kinh-te-so-2030"').repeat(50) + element('view="table"') + element('view="summary" refresh="1h"'));
  await until(() => page.evaluate(() => [...document.querySelectorAll('muc-tieu')].every((e) => !e.shadowRoot.querySelector('.mt').hidden)), 'all are drawn');
  for (const path of [SOURCE, DATA, '/muctieu/muctieu_bg.wasm']) assert.equal(server.asked(path).length, 1, path);
  assert.equal(server.asked('/muctieu/muctieu_card_bg.wasm').length, 0, 'who is to have the whole engine gets that alone');
  assert.deepEqual(page.violations, []);
  assert.deepEqual(page.problems, []);
});

test('nothing about the reader is sent along', async (t) => {
  const server = await serve({ '/': html(element()) });
  t.after(server.close);
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.context().addCookies([{ name: 'session', value: 'secret', url: server.base }]);
  await page.goto(`${server.base}/`);
  await drawn(page);
  for (const path of [SOURCE, DATA]) {
    const [asked] = server.asked(path);
    assert.equal(asked.cookie, null);
    assert.equal(asked.referer, null);
  }
});

test('refresh asks again with the ETag, one timer for all, and draws what is new', async (t) => {
  const { server, page } = await start(t, element('refresh="1s" target="kinh-te-so-2030"').repeat(10));
  await listen(page);
  await until(() => server.asked(DATA).length >= 3, 'two more requests');
  const again = server.asked(DATA).slice(1);
  assert.ok(again.every((entry) => entry.etag !== null && entry.status === 304), JSON.stringify(again));
  assert.ok(server.asked(DATA).length <= 5, 'ten elements, one timer');
  assert.deepEqual(await page.evaluate(() => window.heard), [], 'the same again is no news');
  assert.match(await shown(page), /Chậm tiến độ/);
  // The disclosure that a reader opened stays open over a redrawing, and so does the focus.
  await page.locator('muc-tieu summary').first().focus();
  await page.keyboard.press('Enter');
  server.put(DATA, MORE_FIGURES);
  await until(async () => /Đạt trước hạn/.test(await shown(page)), 'the new figure');
  assert.equal(await page.locator('muc-tieu details').first().evaluate((details) => details.open), true);
  assert.equal(await page.evaluate(() => document.querySelector('muc-tieu').shadowRoot.activeElement?.localName), 'summary');
  const heard = await page.evaluate(() => window.heard);
  assert.equal(heard.filter((event) => event.type === 'muctieu:status').length, 10);
  assert.deepEqual(heard[0].targets.find(([id]) => id === 'kinh-te-so-2030'), ['kinh-te-so-2030', 'met']);
  // Said once, politely, in a region that stood there before.
  const live = page.locator('muc-tieu').first().locator('[role=status]');
  assert.match(await live.textContent(), /^Đánh giá vừa thay đổi: Tỷ trọng kinh tế số trong GRDP: Đạt trước hạn/);
  assert.deepEqual(page.violations, []);
});

test('a hidden page asks nothing, and catches up when it is seen again', async (t) => {
  const { server, page } = await start(t, element('refresh="1s"'));
  const hide = (hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await page.waitForTimeout(200);
  const from = server.asked(DATA).length;
  await page.waitForTimeout(3_000);
  assert.equal(server.asked(DATA).length, from);
  await hide(false);
  await until(() => server.asked(DATA).length > from, 'a request after waking', 1_000);
});

test('an element that leaves stops its requests and its timer', async (t) => {
  let release;
  const hold = new Promise((resolve) => {
    release = resolve;
  });
  const { server, page } = await start(t, element('refresh="1s"'), {
    wait: false,
    prepare: (server) => server.files.set(DATA, { body: FIGURES, hold }),
  });
  await until(() => server.asked(DATA).length === 1, 'the request');
  await page.evaluate(() => document.querySelector('muc-tieu').remove());
  await until(() => server.asked(DATA)[0].aborted, 'the request is aborted');
  release();
  await page.waitForTimeout(2_500);
  assert.equal(server.asked(DATA).length, 1);
  assert.deepEqual(page.problems, []);
});

test('an element that moves keeps what it shows and asks nothing again', async (t) => {
  const { server, page } = await start(t, `<div id="a">${element()}</div><div id="b"></div>`);
  const before = await shown(page);
  await page.evaluate(() => {
    const moved = document.querySelector('muc-tieu');
    for (let i = 0; i < 20; i += 1) document.querySelector(i % 2 ? '#a' : '#b').append(moved);
  });
  await page.waitForTimeout(200);
  assert.equal(await shown(page), before);
  assert.equal(server.asked(DATA).length, 1);
});

test('attributes may change at any pace; the last ones count', async (t) => {
  const { page } = await start(t, element());
  await page.evaluate(() => {
    const churned = document.querySelector('muc-tieu');
    for (let i = 0; i < 200; i += 1) {
      churned.setAttribute('view', ['card', 'table', 'bullet', 'summary'][i % 4]);
      churned.setAttribute('lang', i % 2 ? 'vi' : 'en');
    }
    churned.view = 'table';
  });
  await until(() => page.locator('muc-tieu table').count(), 'the table');
  assert.deepEqual(page.problems, []);
});

test('rules and figures may be given as properties', async (t) => {
  const { page } = await start(t, '<muc-tieu id="own">x</muc-tieu>', { wait: false });
  const set = (values) => page.evaluate((values) => Object.assign(document.querySelector('#own'), values), values);
  await set({ rules: 'kinh tế số ≥ 30% GRDP by 2030', metrics: [{ indicator: 'kinh tế số', period: '2029', value: 31, unit: '% GRDP' }], asOf: '2030-01-15' });
  await drawn(page, '#own');
  assert.match(await shown(page, '#own'), /31% GRDP · năm 2029/);
  await set({ rules: { source: 'dùng "b.muctieu"', files: { 'b.muctieu': RULES } }, metrics: FIGURES, view: 'table' });
  await until(async () => /867\/KH-UBND/.test(await shown(page, '#own')), 'the other rules');
  await set({ rules: '/du-lieu/muc-tieu.muctieu', metrics: '/du-lieu/so-lieu.csv' });
  assert.equal(await page.evaluate(() => document.querySelector('#own').getAttribute('metrics')), '/du-lieu/so-lieu.csv');
});

test('files that the rules use are fetched beside them, each once', async (t) => {
  const { server, page } = await start(t, element('view="table"').repeat(3), {
    prepare: (server) => {
      server.put(SOURCE, 'dùng "con/a.muctieu"\ndùng "b.muctieu"\n');
      server.put('/du-lieu/con/a.muctieu', 'dùng "../b.muctieu"\nhợp đồng điện tử trên 80% đến năm 2025\n');
      server.put('/du-lieu/b.muctieu', RULES);
    },
  });
  assert.match(await shown(page), /Tỷ trọng kinh tế số/);
  for (const path of ['/du-lieu/con/a.muctieu', '/du-lieu/b.muctieu', SOURCE]) assert.equal(server.asked(path).length, 1, path);
});

test('a missing file of the rules leaves no half answer', async (t) => {
  const { page } = await start(t, element(), { wait: false, prepare: (server) => server.put(SOURCE, `${RULES}\ndùng "khong-co.muctieu"\n`) });
  await until(() => page.problems.some((text) => /404/.test(text) && /muc-tieu/.test(text)), 'the console line');
  assert.equal(await shown(page), null);
});

test('several files of figures count as one', async (t) => {
  const [head, ...rows] = FIGURES.trim().split('\n');
  const { page } = await start(t, element().replace('so-lieu.csv', 'mot.csv /du-lieu/hai.csv'), {
    prepare: (server) => {
      server.put('/du-lieu/mot.csv', `${head}\n${rows.slice(0, 2).join('\n')}\n`);
      server.put('/du-lieu/hai.csv', `${head}\n${rows[2]}\n`);
    },
  });
  assert.match(await shown(page), /6,19% GRDP/);
});

const FORBIDDEN = ['http://example.com/a.csv', 'ftp://example.com/a.csv', 'file:///etc/passwd', 'data:text/csv,a', 'https://ai:mat-khau@example.com/a.csv', 'javascript:alert(1)', 'blob:https://example.com/x'];

for (const url of FORBIDDEN) {
  test(`figures are not fetched from ${url}`, async (t) => {
    const { page } = await start(t, element().replace('/du-lieu/so-lieu.csv', url), { wait: false });
    await until(() => page.problems.some((text) => /Chỉ tải tệp qua https/.test(text)), 'the console line');
    assert.equal(await shown(page), null);
    assert.ok(page.requests.every((asked) => asked.startsWith('http://127.0.0.1')), page.requests.join('\n'));
  });
}

test('rules can not name a file of another site', async (t) => {
  const { page } = await start(t, element(), { wait: false, prepare: (server) => server.put(SOURCE, 'dùng "https://example.com/a.muctieu"\nkinh tế số ≥ 30% đến năm 2030\n') });
  await page.waitForTimeout(800);
  assert.ok(page.requests.every((asked) => asked.startsWith('http://127.0.0.1')), page.requests.join('\n'));
});
