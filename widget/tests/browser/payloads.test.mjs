// Hostile texts in every field that a reader sees, and requests that nobody asked for.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, strictPolicy } from './harness.mjs';
import { DAY, drawn, element, FIGURES, page as html, RULES, serve, shown, until } from './server.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const MARKUP = [
  '<img src=x onerror=window.hacked=1>',
  '<script>window.hacked=1</script>',
  '<svg onload=window.hacked=1>',
  '<a href=javascript:window.hacked=1>x</a>',
  '<iframe srcdoc=x></iframe>',
  '<style>*{display:none}</style>',
  '</muc-tieu><b>ra ngoài</b>',
  '&lt;img src=x&gt;',
  '{{constructor.constructor(1)()}}',
  '${window.hacked=1}',
  '<!-- <img src=x> -->',
  '<math><mtext><img src=x onerror=window.hacked=1>',
];
const FORMULAS = ['=cmd|calc!A1', '+1+1', '-2+3', '@SUM(1)', "=HYPERLINK(x)"];
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

const cell = (text) => `"${text.replaceAll('"', '""')}"`;

/** Rules and figures with a text in every place that takes any words. */
function hostile(text) {
  const quoted = text.replaceAll('"', '').replaceAll('\n', ' ');
  const rules = `chỉ số kinh tế số
    tên: "A ${quoted} B"
    đơn vị: % GRDP
    tốt khi: tăng
    kỳ: năm

văn bản 867/KH-UBND
    ngày: 22/01/2024
    tên: "C ${quoted} D"
    hiệu lực: 2024 - 2030

mục "II ${quoted}"

kinh tế số đạt 30% GRDP đến năm 2030 @muc
    chủ trì: Sở ${quoted.replace(/[,;]/g, ' ')}
    ghi chú: "E ${quoted} F"
`;
  const row = (year, value) => ['kinh tế số', year, cell(value), '% GRDP', cell(`Nguồn ${text}`), 'https://thongke.example.vn/2023', cell(`Ghi ${text}`)].join();
  const figures = `chỉ số,kỳ,giá trị,đơn vị,nguồn,địa chỉ,ghi chú\n${row('2022', '6,02')}\n${row('2023', '6,19')}\n`;
  return { rules, figures };
}

const VIEWS = ['card', 'bullet', 'table', 'summary', 'timeline'];

async function start(t, text, body, more = {}) {
  const { rules, figures } = hostile(text);
  const server = await serve({ '/': html(body) }, more.policy);
  t.after(server.close);
  server.put('/du-lieu/muc-tieu.muctieu', rules);
  server.put('/du-lieu/so-lieu.csv', figures, { type: 'text/csv' });
  await more.prepare?.(server);
  const page = await open(browser, { base: server.base, path: '/' });
  t.after(() => page.context().close());
  return Object.assign(page, { server });
}

const FOREIGN = 'img, script, iframe, style, object, embed, b, math, form, link, meta, base, [onerror], [onload], [style], [srcdoc]';

test('markup in names, notes, units, sources and documents is text in every view', { timeout: 240_000 }, async (t) => {
  for (const text of [...MARKUP, ...FORMULAS, ...KEYS]) {
    const page = await start(t, text, VIEWS.map((view) => element(`id="${view}" view="${view}"`)).join(''));
    for (const view of VIEWS) await drawn(page, `#${view}`);
    const seen = await page.evaluate(
      ([views, foreign]) => ({
        hacked: window.hacked ?? null,
        polluted: [{}.hacked ?? null, Object.keys(Object.prototype).length],
        foreign: views.map((id) => document.querySelector(`#${id}`).shadowRoot.querySelectorAll(foreign).length),
        links: views.flatMap((id) => [...document.querySelector(`#${id}`).shadowRoot.querySelectorAll('a')].map((a) => [a.protocol, a.rel, a.referrerPolicy, a.target])),
        text: document.querySelector('#card').shadowRoot.querySelector('.mt').textContent,
      }),
      [VIEWS, FOREIGN],
    );
    assert.deepEqual([seen.hacked, seen.polluted, seen.foreign], [null, [null, 0], VIEWS.map(() => 0)], text);
    for (const link of seen.links) assert.deepEqual(link, ['https:', 'noopener noreferrer', 'no-referrer', ''], text);
    assert.ok(seen.text.includes(text.replaceAll('"', '')), `${text} is shown as it stands\n${seen.text.slice(0, 600)}`);
    assert.deepEqual(page.violations, [], text);
    await page.context().close();
    page.server.close();
  }
});

test('what is announced and what is warned of is text too', async (t) => {
  const page = await start(t, MARKUP[0], element('target="muc" refresh="1s"'));
  await drawn(page);
  page.server.put('/du-lieu/so-lieu.csv', `chỉ số,kỳ,giá trị,đơn vị,nguồn\nkinh tế số,2025,"30,4",% GRDP,x\n`, { type: 'text/csv' });
  await until(async () => (await page.locator('muc-tieu .mt-live').textContent()) !== '', 'the announcement');
  assert.ok((await page.locator('muc-tieu .mt-live').textContent()).includes(MARKUP[0]));
  page.server.put('/du-lieu/muc-tieu.muctieu', `${hostile('x').rules}\n<img src=x onerror=window.hacked=1> đạt 30.5% đến năm 2029\n`);
  await until(() => page.locator('muc-tieu .mt-notice').isVisible(), 'the notice');
  assert.equal(await page.locator('muc-tieu img').count(), 0);
  assert.equal(await page.evaluate(() => window.hacked ?? null), null);
  assert.deepEqual(page.violations, []);
});

test('hostile keys in JSON figures and in attributes pollute nothing', async (t) => {
  const page = await start(t, 'x', element('target="muc" view="table"').replace('so-lieu.csv', 'so-lieu.json'), {
    prepare: (server) =>
      server.put('/du-lieu/so-lieu.json', '[{"indicator":"kinh tế số","period":"2023","value":6.19,"unit":"% GRDP","__proto__":{"hacked":1},"constructor":"x","toString":"y"}]', { type: 'application/json' }),
  });
  await until(() => page.evaluate(() => {
    const root = document.querySelector('muc-tieu').shadowRoot;
    return !root.querySelector('.mt').hidden || !root.querySelector('.mt-notice').hidden || document.querySelector('muc-tieu p').textContent !== '';
  }), 'an answer');
  for (const name of KEYS) {
    await page.locator('muc-tieu').evaluate((tag, name) => {
      tag.setAttribute('target', name);
      tag.setAttribute('group', name);
      tag.setAttribute('view', name);
    }, name);
    await page.waitForTimeout(60);
  }
  assert.deepEqual(await page.evaluate(() => [{}.hacked ?? null, Object.keys(Object.prototype).length, [].hacked ?? null]), [null, 0, null]);
  assert.deepEqual(page.violations, []);
});

test('on a page whose prototypes are polluted the verdict is the same', async (t) => {
  const page = await start(t, 'x', '', {
    prepare: (server) =>
      server.put('/', html('<div id="place"></div>', '<script src="/ban.js"></script>'), { type: 'text/html' }),
  });
  page.server.put('/du-lieu/muc-tieu.muctieu', RULES);
  page.server.put('/du-lieu/so-lieu.csv', FIGURES, { type: 'text/csv' });
  page.server.put('/ban.js', `Object.prototype.lang = 'en'; Object.prototype.files = { 'a': 'b' }; Object.prototype.wasmUrl = '/xau.wasm'; Object.prototype.integrity = 'sha384-x'; Object.prototype.scenario = 'x';`, { type: 'text/javascript' });
  await page.reload();
  await page.evaluate((day) => {
    const tag = document.createElement('muc-tieu');
    for (const [name, value] of [['rules', '/du-lieu/muc-tieu.muctieu'], ['metrics', '/du-lieu/so-lieu.csv'], ['as-of', day], ['target', 'kinh-te-so-2030']]) tag.setAttribute(name, value);
    document.querySelector('#place').append(tag);
  }, DAY);
  await drawn(page);
  assert.match(await shown(page), /Chậm tiến độ[\s\S]*6,19% GRDP/);
  assert.equal(page.server.asked('/xau.wasm').length, 0);
});

const REFUSED = [
  'http://xau.example/x.csv', 'http://169.254.169.254/latest/meta-data', 'http://192.168.1.1/x.csv', 'http://[fe80::1]/x', 'http://localhost.xau.example/x', 'http://127.0.0.1.xau.example/x',
  'ftp://xau.example/x', 'file:///etc/passwd', 'data:text/csv,a', 'blob:https://x/1', 'javascript:alert(1)', 'https://u:p@xau.example/x', 'https://u@xau.example/x', 'ws://xau.example/x',
  'about:blank', 'chrome://settings', 'view-source:https://x', 'intent://x', '//u:p@xau.example/x',
];

test('only https, this very site and this machine are asked; nothing is asked that the page did not name', { timeout: 240_000 }, async (t) => {
  const policy = "default-src *; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src * data: blob:";
  const page = await start(t, 'x', element(), { policy });
  await drawn(page);
  const own = new URL(page.url()).origin;
  for (const address of REFUSED) {
    for (const name of ['metrics', 'rules']) {
      const before = page.requests.length;
      const code = await page.evaluate(
        ([name, address]) =>
          new Promise((resolve) => {
            const tag = document.createElement('muc-tieu');
            tag.addEventListener('muctieu:error', (event) => resolve(event.detail.code));
            tag.setAttribute('rules', name === 'rules' ? address : '/du-lieu/muc-tieu.muctieu');
            tag.setAttribute('metrics', name === 'metrics' ? address : '/du-lieu/so-lieu.csv');
            document.body.append(tag);
          }),
        [name, address],
      );
      assert.equal(code, 'address', `${name}: ${address}`);
      assert.deepEqual(page.requests.slice(before).filter((url) => !url.startsWith(own)), [], address);
    }
  }
  const asked = new Set(page.server.log.map(({ path }) => path));
  for (const path of asked) assert.match(path, /^\/(?:$|muctieu\/|du-lieu\/(?:muc-tieu\.muctieu|so-lieu\.csv)$|favicon\.ico$)/, path);
  for (const { cookie, referer, path } of page.server.log) assert.equal(cookie ?? (path.startsWith('/du-lieu/') ? referer : null), null, path);
});

test('rules cannot fetch from another site through the files that they name', async (t) => {
  for (const name of ['https://xau.example/x.muctieu', '//xau.example/x.muctieu', '/\\\\xau.example/x.muctieu', 'javascript:1']) {
    const page = await start(t, 'x', element(), { prepare: (server) => server.put('/du-lieu/muc-tieu.muctieu', `dùng "${name}"\n\n${RULES}`) });
    await page.waitForTimeout(400);
    assert.deepEqual(page.requests.filter((url) => url.includes('xau.example')), [], name);
    assert.deepEqual(page.violations, [], name);
    await page.context().close();
    page.server.close();
  }
});

test('the policy’s listener hears nothing while everything that can be drawn is drawn', async (t) => {
  const policy = await strictPolicy();
  assert.match(policy, /require-trusted-types-for 'script'/);
  const page = await start(t, 'x', VIEWS.flatMap((view) => ['vi', 'en'].map((lang) => element(`id="${view}-${lang}" view="${view}" lang="${lang}" theme="dark"`))).join(''));
  for (const view of VIEWS) for (const lang of ['vi', 'en']) await drawn(page, `#${view}-${lang}`);
  for (const summary of await page.locator('muc-tieu summary').all()) await summary.click();
  await page.emulateMedia({ media: 'print' });
  await page.waitForTimeout(200);
  assert.deepEqual(page.violations, []);
  assert.deepEqual(page.problems, []);
});
