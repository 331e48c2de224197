// The content inside the tag: shown until there is a verdict, and kept when there can be none.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultSite, launch, open, strictPolicy } from './harness.mjs';
import { drawn, element, page as html, serve, shown, until } from './server.mjs';

const SOURCE = '/du-lieu/muc-tieu.muctieu';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function start(t, body, { prepare, policy, wait = false, ...context } = {}) {
  const server = await serve({ '/': html(body) }, policy);
  t.after(server.close);
  await prepare?.(server);
  const page = await open(browser, { base: server.base, path: '/', ...context });
  t.after(() => page.context().close());
  if (wait) await drawn(page);
  return page;
}

/** The content inside the tag is what a reader sees, and nothing else. */
async function stays(page, warning) {
  if (warning !== null) await until(() => page.problems.some((text) => warning.test(text)), `a console line like ${warning}`);
  await page.waitForTimeout(150);
  assert.equal((await page.locator('muc-tieu').first().innerText()).trim(), 'Nội dung dự phòng');
  assert.equal(await page.locator('muc-tieu p').first().isVisible(), true);
  if (warning !== null) assert.equal(page.problems.filter((text) => /<muc-tieu>/.test(text)).length, 1, page.problems.join('\n'));
}

test('without script the content is the page', async (t) => {
  const page = await start(t, element(), { javaScriptEnabled: false });
  assert.equal(await page.locator('muc-tieu p').isVisible(), true);
});

test("without 'wasm-unsafe-eval' the content stays and the directive is named once", async (t) => {
  const policy = (await strictPolicy()).replace(" 'wasm-unsafe-eval'", '');
  const page = await start(t, element().repeat(5), { policy });
  await stays(page, /wasm-unsafe-eval/);
});

test('without the engine file the content stays', async (t) => {
  const page = await start(t, element(), { prepare: (server) => ['muctieu_bg', 'muctieu_card_bg'].forEach((name) => server.put(`/muctieu/${name}.wasm`, 'x', { status: 404 })) });
  await stays(page, /máy chủ trả lời 404/);
});

test('without the rules the content stays', async (t) => {
  const page = await start(t, element(), { prepare: (server) => server.put(SOURCE, 'x', { status: 404 }) });
  await stays(page, /Máy chủ trả lời 404/);
});

test('without the figures the content stays', async (t) => {
  const page = await start(t, element(), { prepare: (server) => server.put('/du-lieu/so-lieu.csv', 'x', { status: 500 }) });
  await stays(page, /Máy chủ trả lời 500/);
});

test('with rules that hold no target the content stays', async (t) => {
  const page = await start(t, element(), { prepare: (server) => server.put(SOURCE, 'không phải mục tiêu\n((((\n') });
  await stays(page, /không có mục tiêu nào/);
});

test('with a target that does not exist the content stays', async (t) => {
  const page = await start(t, element('target="khong-co"'));
  await stays(page, /không có mục tiêu nào ứng với “khong-co”/);
});

test('with a view that does not exist the content stays', async (t) => {
  const page = await start(t, element('view="pie"'));
  await stays(page, /không có kiểu hiển thị “pie”/);
});

test('without rules there is nothing to do', async (t) => {
  const page = await start(t, '<muc-tieu><p>Nội dung dự phòng</p></muc-tieu>');
  await stays(page, null);
  assert.ok(page.requests.every((url) => !url.endsWith('.wasm')), 'no engine is fetched for nothing');
});

test('an empty tag says in one line why it is empty', async (t) => {
  const page = await start(t, element('', ''), { prepare: (server) => server.put(SOURCE, 'x', { status: 404 }) });
  await until(async () => (await page.locator('muc-tieu .mt-notice').textContent()) !== '', 'the line');
  assert.equal(await page.locator('muc-tieu .mt-notice').innerText(), 'Chưa hiển thị được đánh giá: Máy chủ trả lời 404.');
});

test('one wrong line costs neither the right ones nor silence', async (t) => {
  const page = await start(t, element('view="table"'), {
    wait: true,
    prepare: (server) => server.put(SOURCE, 'kinh tế số đạt 30% GRDP đến năm 2030\nkinh tế số đạt 30.5% đến năm 2029\n'),
  });
  assert.match(await shown(page), /từ 30% GRDP trở lên/);
  assert.match(await page.locator('muc-tieu .mt-notice').innerText(), /^Tệp quy tắc còn 1 dòng chưa hiểu được/);
});

test('the content makes way in one step, without an empty moment', async (t) => {
  const page = await start(t, '<div id="place"></div>');
  const heights = await page.evaluate(
    (inner) =>
      new Promise((resolve) => {
        const seen = [];
        const place = document.querySelector('#place');
        // Not as a string of HTML: the page requires trusted types.
        const made = document.createElement('muc-tieu');
        made.append(Object.assign(document.createElement('p'), { textContent: 'Nội dung dự phòng' }));
        for (const [name, value] of inner) made.setAttribute(name, value);
        place.append(made);
        const look = () => {
          seen.push(made.getBoundingClientRect().height);
          if (seen.length < 90) requestAnimationFrame(look);
          else resolve(seen);
        };
        requestAnimationFrame(look);
      }),
    [
      ['rules', SOURCE],
      ['metrics', '/du-lieu/so-lieu.csv'],
      ['as-of', '2026-11-20'],
      ['target', 'kinh-te-so-2030'],
    ],
  );
  const distinct = heights.filter((height, index) => height !== heights[index - 1]);
  assert.ok(Math.min(...heights) > 10, `never empty: ${distinct}`);
  assert.ok(distinct.length <= 2, `one step: ${distinct}`);
});

test('a trap in the engine leaves page and elements alive', async (t) => {
  const server = await serve({}, undefined);
  t.after(server.close);
  const page = await open(browser, {
    base: faultSite,
    html: `<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title>${'<muc-tieu></muc-tieu>'.repeat(3)}</html>`,
  });
  t.after(() => page.context().close());
  const states = await page.evaluate(async () => {
    const muctieu = await import('/muctieu/muctieu.mjs');
    muctieu.define();
    const all = [...document.querySelectorAll('muc-tieu')];
    const ready = Promise.all(all.map((element) => new Promise((resolve) => element.addEventListener('muctieu:ready', resolve))));
    for (const element of all) Object.assign(element, { rules: 'kinh tế số ≥ 30% GRDP by 2030', metrics: 'chỉ số,kỳ,giá trị,đơn vị\nkinh tế số,2024,14,% GRDP\n', asOf: '2026-11-20' });
    await ready;
    const rounds = [];
    for (const kind of ['trap', 'overflow', 'oom', 'panic']) {
      try {
        muctieu.breakEngine(kind);
      } catch (error) {
        rounds.push(error.code);
      }
      all[0].asOf = `2026-11-${10 + rounds.length}`;
      all[1].view = rounds.length % 2 ? 'table' : 'card';
      await new Promise((resolve) => setTimeout(resolve, 150));
      rounds.push(all.map((element) => /14% GRDP/.test(element.shadowRoot.querySelector('.mt').textContent)).join());
    }
    return rounds;
  });
  assert.deepEqual(states, Array(4).fill(['fault', 'true,true,true']).flat());
  assert.deepEqual(page.violations, []);
});
