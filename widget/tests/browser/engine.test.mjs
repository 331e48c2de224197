// The engine in a page: found, refused, broken, replaced.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blank, card, faultSite, launch, nextEvent, open, strictPolicy } from './harness.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const WASM = '/muctieu/muctieu_bg.wasm';

/** Loads the module in a blank page and says how `init` ended. */
async function initIn(page, options = {}) {
  return page.evaluate(async (options) => {
    const muctieu = await import('/muctieu/muctieu.mjs');
    try {
      await muctieu.init(options);
      return { version: muctieu.version() };
    } catch (error) {
      return { name: error.name, code: error.code, status: error.status, message: error.message };
    }
  }, options);
}

for (const type of ['application/octet-stream', 'text/plain', '', 'application/wasm; charset=utf-8']) {
  test(`a server that calls Wasm “${type}” does no harm`, async () => {
    const serve = async (route) => {
      const body = await (await fetch(route.request().url())).arrayBuffer();
      await route.fulfill({ status: 200, headers: type === '' ? {} : { 'content-type': type }, body: Buffer.from(body) });
    };
    const page = await open(browser, { html: blank, routes: { [WASM]: serve } });
    assert.deepEqual(await initIn(page), { version: '0.1.0' });
    assert.deepEqual(page.problems, []);
  });
}

test('a missing file is said with its status, and a later try may work', async () => {
  let broken = true;
  const serve = (route) => (broken ? route.fulfill({ status: 404, contentType: 'text/html', body: 'x' }) : route.continue());
  const page = await open(browser, { html: blank, routes: { [WASM]: serve } });
  const first = await initIn(page);
  assert.equal(first.code, 'fetch');
  assert.equal(first.status, 404);
  assert.match(first.message, /máy chủ trả lời 404/);
  broken = false;
  assert.deepEqual(await initIn(page), { version: '0.1.0' });
});

test('a sign-in page in place of the file is not taken for it', async () => {
  const page = await open(browser, { html: blank, routes: { [WASM]: { status: 200, contentType: 'text/html', body: '<html>' } } });
  assert.equal((await initIn(page)).code, 'not-wasm');
});

test('a dropped connection is said', async () => {
  const page = await open(browser, { html: blank, routes: { [WASM]: (route) => route.abort() } });
  assert.equal((await initIn(page)).code, 'fetch');
});

test('another address and an integrity value are taken', async () => {
  const page = await open(browser, { html: blank, routes: { '/portal/other.wasm': { status: 404, body: '' } } });
  assert.equal((await initIn(page, { wasmUrl: 'other.wasm' })).status, 404);
  const good = await (await fetch(new URL('/muctieu/SRI.json', page.url()))).json();
  const wrong = `sha384-${'A'.repeat(64)}`;
  assert.equal((await initIn(page, { integrity: wrong })).code, 'fetch');
  assert.deepEqual(await initIn(page, { wasmUrl: '../muctieu/muctieu_bg.wasm', integrity: good['muctieu_bg.wasm'] }), { version: '0.1.0' });
});

test("a page that forbids Wasm is told what to add, and keeps the element's own content", async () => {
  const policy = (await strictPolicy()).replace(" 'wasm-unsafe-eval'", '');
  const page = await open(browser, { html: blank, policy });
  const ended = await initIn(page);
  assert.equal(ended.code, 'refused');
  assert.match(ended.message, /'wasm-unsafe-eval'/);
  const other = await open(browser, { html: card(), policy });
  await other.waitForLoadState('networkidle');
  assert.equal(await other.locator('muc-tieu').innerText(), 'Nội dung dự phòng');
});

for (const kind of ['trap', 'panic', 'overflow', 'oom']) {
  test(`after a broken engine (${kind}) everything works again`, async () => {
    const page = await open(browser, { base: faultSite, html: blank });
    const seen = await page.evaluate(async (kind) => {
      const muctieu = await import('/muctieu/muctieu.mjs');
      await muctieu.init();
      const rounds = [];
      for (let round = 0; round < 3; round += 1) {
        try {
          muctieu.breakEngine(kind);
          rounds.push('nothing thrown');
        } catch (error) {
          rounds.push(`${error.name} ${error.code} ${/^MT9-/.test(error.id)} ${muctieu.version()}`);
        }
      }
      return rounds;
    }, kind);
    assert.deepEqual(seen, Array(3).fill('EngineError fault true 0.1.0'));
    assert.deepEqual(page.violations, []);
  });
}

test('the element says when it is ready and when it can not be', async () => {
  const page = await open(browser, { html: blank });
  const ready = nextEvent(page, 'muctieu:ready');
  await page.evaluate(async () => {
    const { define } = await import('/muctieu/muctieu.mjs');
    document.body.append(Object.assign(document.createElement('muc-tieu'), { rules: 'kinh tế số ≥ 30% GRDP by 2030' }));
    define();
    define();
  });
  assert.equal(await ready, true);
  const broken = await open(browser, { html: blank, routes: { '/muctieu/*.wasm': { status: 500, body: '' } } });
  const error = nextEvent(broken, 'muctieu:error');
  await broken.evaluate(async () => {
    const { define } = await import('/muctieu/muctieu.mjs');
    document.body.append(Object.assign(document.createElement('muc-tieu'), { rules: 'kinh tế số ≥ 30% GRDP by 2030' }));
    define();
  });
  assert.equal(await error, 'fetch');
});
