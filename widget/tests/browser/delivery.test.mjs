// How the element comes into a page: as a tag, as a <div> that is scanned, in an iframe, from one file, made ahead.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { launch, open, site, strictPolicy } from './harness.mjs';
import { DAY, drawn, element, FIGURES, page as html, RULES, serve, shown, until } from './server.mjs';

const run = promisify(execFile);
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const bare = (body, script = '') => `<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title>${script}<body>${body}</body></html>`;
const SCAN = '<script type="module" src="/muctieu/scan.mjs"></script>';
const place = (more = '', inside = '<p>Nội dung dự phòng</p>') =>
  `<div data-muc-tieu data-rules="/du-lieu/muc-tieu.muctieu" data-metrics="/du-lieu/so-lieu.csv" data-as-of="${DAY}" data-target="kinh-te-so-2030" ${more}>${inside}</div>`;

async function start(t, body, { policy, prepare, ...more } = {}) {
  const server = await serve({ '/': body }, policy);
  t.after(server.close);
  await prepare?.(server);
  const page = await open(browser, { base: server.base, path: '/', ...more });
  t.after(() => page.context().close());
  return Object.assign(page, { server });
}

const clean = (page) => {
  assert.deepEqual(page.violations, []);
  assert.deepEqual(page.problems, []);
};

test('a marked <div> becomes an element, also one that is added later or marked later', async (t) => {
  const page = await start(t, bare(`${place('id="one"')}<div id="two"></div><p id="end"></p>`, SCAN));
  await drawn(page, '#one > muc-tieu');
  assert.equal(await page.locator('#one > muc-tieu > p').textContent(), 'Nội dung dự phòng');
  await page.evaluate(() => {
    const copy = document.querySelector('#one').cloneNode(false);
    copy.id = 'three';
    copy.textContent = 'chờ';
    const wrap = document.createElement('section');
    wrap.append(copy);
    document.querySelector('#end').after(wrap);
    const late = document.querySelector('#two');
    for (const [name, value] of Object.entries(document.querySelector('#one').dataset)) if (name !== 'mucTieu') late.dataset[name] = value;
    late.setAttribute('data-muc-tieu', '');
  });
  for (const id of ['two', 'three']) await drawn(page, `#${id} > muc-tieu`);
  assert.match(await shown(page, '#three > muc-tieu'), /Chậm tiến độ/);
  clean(page);
});

test('what changes on the <div> changes the element', async (t) => {
  const page = await start(t, bare(place('id="one"'), SCAN));
  await drawn(page);
  await page.evaluate(() => {
    document.querySelector('#one').dataset.target = 'phan-dau';
  });
  await until(async () => /phấn đấu/.test(await shown(page)), 'the other target');
  await page.evaluate(() => delete document.querySelector('#one').dataset.target);
  await until(() => page.locator('muc-tieu article').count().then((count) => count === 3), 'all targets');
});

test('a place is taken once, whatever scripts a page carries, and its text can name no program', async (t) => {
  const scripts = `${SCAN}<script src="/muctieu/muctieu.iife.js"></script><script type="module" src="/muctieu/inline.mjs"></script><script type="module" src="/muctieu/0.1.0/scan.mjs"></script>`;
  const page = await start(t, bare(place('data-wasm-url="/xau.wasm"'), scripts));
  await drawn(page);
  assert.equal(await page.locator('muc-tieu').count(), 1);
  assert.equal(await page.locator('muc-tieu').getAttribute('wasm-url'), null);
  assert.equal(page.server.asked('/xau.wasm').length, 0);
  clean(page);
});

test('two versions on a page: the first stays, the second is named in the console, nothing throws', async (t) => {
  const page = await start(t, bare(element()), {
    prepare: async (server) => {
      const other = (await (await fetch(`${site}/muctieu/muctieu.iife.js`)).text()).replaceAll('"0.1.0"', '"9.9.9"');
      server.put('/muctieu/khac.js', other, { type: 'text/javascript' });
      server.put('/', bare(element(), '<script src="/muctieu/khac.js"></script><script type="module" src="/muctieu/define.mjs"></script>'), { type: 'text/html' });
    },
  });
  await drawn(page);
  assert.equal(await page.evaluate(() => customElements.get('muc-tieu').version), '9.9.9');
  assert.deepEqual(page.problems, ['<muc-tieu>: giữ bản 9.9.9, bỏ qua bản 0.1.0 (kept the first version)']);
});

test('another tag name carries another version beside the first', async (t) => {
  const page = await start(t, html(element().replaceAll('muc-tieu ', 'muc-tieu-moi ').replaceAll('/muc-tieu>', '/muc-tieu-moi>') + element()));
  await page.evaluate(() => import('/muctieu/0.1.0/muctieu.mjs').then(({ define }) => define('muc-tieu-moi')));
  await drawn(page, 'muc-tieu-moi');
  await drawn(page);
  clean(page);
});

test('one file is enough: nothing is fetched beside it, under the strictest policy', async (t) => {
  for (const script of ['<script type="module" src="/muctieu/inline.mjs"></script>', '<script src="/muctieu/inline.iife.js"></script>']) {
    const page = await start(t, bare(`${element('view="table"')}${place()}`, script));
    await drawn(page);
    await drawn(page, 'div > muc-tieu');
    const asked = page.server.log.map(({ path }) => path).filter((path) => path.startsWith('/muctieu/'));
    assert.deepEqual(asked, [script.includes('iife') ? '/muctieu/inline.iife.js' : '/muctieu/inline.mjs']);
    await page.locator('div > muc-tieu summary').first().click();
    await until(() => page.locator('div > muc-tieu details li').count(), 'the reasoning');
    clean(page);
  }
});

test('every file works from the version’s own folder, and with its integrity value', async (t) => {
  const values = await (await fetch(`${site}/muctieu/0.1.0/SRI.json`)).json();
  const script = `<script src="/muctieu/0.1.0/muctieu.iife.js" integrity="${values['muctieu.iife.js']}" crossorigin="anonymous"></script>`;
  const page = await start(t, bare(element(), script));
  await drawn(page);
  clean(page);
  const wrong = await start(t, bare(element(), script.replace(values['muctieu.iife.js'], values['define.mjs'])));
  await until(() => wrong.problems.length > 0, 'the browser’s refusal');
  assert.equal(await wrong.locator('muc-tieu p').isVisible(), true, 'a changed script is refused, and the content stays');
});

// --- iframes ------------------------------------------------------------------------------------------------------------

const embedded = (base, query = '') =>
  `${base}/muctieu/embed.html?rules=/du-lieu/muc-tieu.muctieu&amp;metrics=/du-lieu/so-lieu.csv&amp;as-of=${DAY}&amp;target=kinh-te-so-2030${query}`;

/** A portal of one origin, and the figures with the page for iframes on another. */
async function framed(t, { query = '', script = '<script src="/frame.js"></script>', body = '' } = {}) {
  const inner = await serve({}, (await strictPolicy()).replace("frame-ancestors 'self'", 'frame-ancestors http://127.0.0.1:*'));
  t.after(inner.close);
  const policy = `default-src 'none'; script-src 'self'; frame-src ${inner.base}`;
  const page = await start(t, bare(`<iframe id="khung" data-muc-tieu title="Kinh tế số" src="${embedded(inner.base, query)}" width="600" height="150"></iframe>${body}`, script), {
    policy,
    prepare: async (server) => server.put('/frame.js', await (await fetch(`${site}/muctieu/frame.iife.js`)).text(), { type: 'text/javascript' }),
  });
  return { page, inner, height: () => page.locator('#khung').evaluate((frame) => frame.clientHeight) };
}

test('an iframe of another origin takes the height of what it shows', async (t) => {
  const { page, height } = await framed(t);
  const frame = page.frameLocator('#khung');
  await frame.locator('muc-tieu article').waitFor();
  const wanted = () => frame.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  await until(async () => (await height()) === (await wanted()) && (await height()) > 200, 'the height');
  const before = await height();
  await frame.locator('muc-tieu summary').click();
  await until(async () => (await height()) > before + 40 && (await height()) === (await wanted()), 'the height with the reasoning open');
  clean(page);
});

test('an iframe heard is one of the page, from the origin in its address', async (t) => {
  const { page, height } = await framed(t, { body: '<iframe id="la" srcdoc="" title="x"></iframe>' });
  await page.frameLocator('#khung').locator('muc-tieu article').waitFor();
  await until(async () => (await height()) > 200, 'the height');
  const before = await height();
  // The page itself and a stranger's window say heights too.
  await page.evaluate(() => {
    window.postMessage({ muctieu: 'height', height: 777 }, '*');
    window.dispatchEvent(new MessageEvent('message', { data: { muctieu: 'height', height: 778 }, origin: location.origin, source: document.querySelector('#la').contentWindow }));
    // The right window with another origin, as after it was led elsewhere.
    window.dispatchEvent(new MessageEvent('message', { data: { muctieu: 'height', height: 779 }, origin: 'https://xau.example', source: document.querySelector('#khung').contentWindow }));
    for (const height of ['780', -5, NaN, 1e9, null]) {
      const frame = document.querySelector('#khung');
      window.dispatchEvent(new MessageEvent('message', { data: { muctieu: 'height', height }, origin: new URL(frame.src).origin, source: frame.contentWindow }));
    }
  });
  await page.waitForTimeout(100);
  assert.equal(await height(), before);
});

test('the page in the iframe speaks to the page around it alone, and shows files of its own site alone', async (t) => {
  const { page, inner } = await framed(t, { query: '&amp;theme=dark&amp;lang=en', script: '' });
  await page.evaluate(() => {
    window.heard = [];
    window.addEventListener('message', ({ data }) => window.heard.push(data.muctieu));
  });
  await page.frameLocator('#khung').locator('muc-tieu article').waitFor();
  assert.match(await page.frameLocator('#khung').locator('muc-tieu article').innerText(), /Off track/);
  assert.ok((await page.evaluate(() => window.heard)).every((kind) => kind === 'hello'), 'no height for a page that did not ask');
  for (const address of ['https://xau.example/x.muctieu', '//xau.example/x.muctieu', 'data:text/plain,x', 'http://[']) {
    const page = await start(t, bare(''), {});
    await page.goto(`${inner.base}/muctieu/embed.html?rules=${encodeURIComponent(address)}`);
    await page.getByText('Khung nhúng chỉ hiện tệp của trang này').waitFor();
    assert.equal(await page.locator('muc-tieu').count(), 0);
  }
});

// --- Made ahead ----------------------------------------------------------------------------------------------------------

/** What `muctieu render --fragment` writes for the files of these tests. */
async function fragment(...more) {
  const folder = mkdtempSync(join(tmpdir(), 'muctieu-render-'));
  try {
    writeFileSync(join(folder, 'muc-tieu.muctieu'), RULES);
    writeFileSync(join(folder, 'so-lieu.csv'), FIGURES);
    const { stdout } = await run(process.env.MUCTIEU_CLI, ['render', 'muc-tieu.muctieu', '--metrics', 'so-lieu.csv', '--as-of', DAY, '--fragment', ...more], { cwd: folder });
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const blankPage = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title></html>';
const PORTAL = `<link rel="stylesheet" href="/muctieu/muctieu.css"><link rel="stylesheet" href="/portal.css">`;

/** Sums up the layout shifts of a page from its first moment on. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) window.shifts.push({ value, what: sources.map(({ node }) => node?.nodeName ?? '?').join() });
    }).observe({ type: 'layout-shift', buffered: true });
  });

for (const view of ['card', 'bullet', 'table', 'summary', 'timeline']) {
  test(`a ${view} made ahead is taken over in place: nothing jumps, nothing flashes`, async (t) => {
    const made = await fragment('--view', view);
    const server = await serve({ '/': html(`<main class="content"><p>Đoạn trước.</p>${element(`view="${view}"`, made)}<p id="sau">Đoạn sau.</p></main>`, PORTAL) });
    t.after(server.close);
    server.put('/portal.css', await (await fetch(`${site}/portal/portal.css`)).text(), { type: 'text/css' });
    server.put('/trong', blankPage, { type: 'text/html' });
    const page = await open(browser, { base: server.base, path: '/trong', viewport: { width: 900, height: 2400 } });
    t.after(() => page.context().close());
    await watchShifts(page);
    let release;
    server.put('/du-lieu/so-lieu.csv', FIGURES, { type: 'text/csv', hold: new Promise((resolve) => { release = resolve; }) });
    await page.goto(`${server.base}/`);
    await page.waitForFunction(() => customElements.get('muc-tieu') !== undefined);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('muc-tieu .mt-frame')).containerType === 'inline-size');
    const look = () =>
      page.evaluate(() => {
        const tag = document.querySelector('muc-tieu');
        const root = tag.shadowRoot.querySelector('.mt').hidden ? tag : tag.shadowRoot;
        const boxes = [...root.querySelectorAll('.mt *')]
          // What is folded away, and the empty rows that stand for those of a long table, take no room.
          .filter((node) => (node.closest('details') === null || node.localName === 'summary') && node.closest('.mt-space') === null)
          .map((node) => {
            const { x, y, width, height } = node.getBoundingClientRect();
            return [`${node.localName}.${node.getAttribute('class') ?? ''}`, x, y, width, height];
          });
        return { top: document.querySelector('#sau').getBoundingClientRect().top, boxes, ahead: root === tag };
      });
    const before = await look();
    assert.ok(before.ahead && before.boxes.length > 5);
    release();
    await drawn(page);
    const after = await look();
    assert.equal(after.ahead, false);
    assert.equal(after.top, before.top);
    assert.deepEqual(after.boxes.map(([what]) => what), before.boxes.map(([what]) => what));
    // A line between rows may go to the other one of them; that is a pixel, and the browser counts no shift below three.
    for (const [at, [what, ...box]] of after.boxes.entries()) {
      for (const [side, value] of box.entries()) assert.ok(Math.abs(value - before.boxes[at][side + 1]) < 1.1, `${what}: ${box} was ${before.boxes[at].slice(1)}`);
    }
    await page.waitForTimeout(300);
    const shifts = await page.evaluate(() => window.shifts);
    assert.deepEqual(shifts, [], 'layout shift 0');
    clean(page);
  });
}

test('what was made ahead stays where Wasm is refused, with its date', async (t) => {
  const made = await fragment('--view', 'table');
  const policy = (await strictPolicy()).replace(" 'wasm-unsafe-eval'", '');
  const page = await start(t, html(element('view="table"', made), '<link rel="stylesheet" href="/muctieu/muctieu.css">'), { policy });
  await until(() => page.problems.some((text) => /wasm-unsafe-eval/.test(text)), 'the line in the console');
  const text = await page.locator('muc-tieu .mt-frame > .mt > table').first().innerText();
  assert.match(text, /20\/11\/2026[\s\S]*Chậm tiến độ/);
  assert.ok((await page.locator('muc-tieu .mt-frame > .mt > table').first().boundingBox()).height > 50);
});

test('what was made ahead stays where scripts are refused, and reads as a page does', async (t) => {
  const made = await fragment('--view', 'card');
  const page = await start(t, html(element('', made), PORTAL), { javaScriptEnabled: false });
  assert.match(await page.locator('muc-tieu article').first().innerText(), /Chậm tiến độ[\s\S]*Số liệu đến 31\/12\/2023/);
});
