// What stays on the page when a download fails, and what is said of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './harness.mjs';
import { drawn, element, MORE_FIGURES, notice, page as html, serve, shown, until } from './server.mjs';

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

const FAILURES = {
  'an error of the server': [{ body: 'x', status: 503 }, /Máy chủ trả lời 503/],
  'a sign-in page': [{ body: '<!doctype html><title>Đăng nhập</title>', type: 'text/html' }, /trả về một trang web thay vì tệp/],
  'a page that says it is data': [{ body: '\n<!DOCTYPE html><html>', type: 'text/csv' }, /trả về một trang web thay vì tệp/],
  'an empty file': [{ body: '' }, /rỗng/],
  'a file in another encoding': [{ body: Buffer.from([0x63, 0x68, 0xff, 0xfe, 0x0a]) }, /không ở dạng UTF-8/],
  'a connection cut half-way': [{ body: MORE_FIGURES, cut: true }, /Không kết nối được với máy chủ/],
  'a file without one usable figure': [{ body: 'tên,ghi chú\na,b\n' }, /không có dòng số liệu nào dùng được/],
};

for (const [name, [answer, reason]] of Object.entries(FAILURES)) {
  test(`${name} keeps the last verdicts and says so`, async (t) => {
    const { server, page } = await start(t, element('refresh="1s" target="kinh-te-so-2030"'));
    await listen(page);
    const before = await shown(page);
    server.files.set(DATA, answer);
    await until(async () => (await notice(page)) !== null, 'the notice');
    const said = await notice(page);
    assert.match(said, /^Không tải được số liệu mới lúc \d\d:\d\d; đang hiển thị số liệu đến ngày 31\/12\/2023\./);
    assert.match(said, reason);
    assert.equal(await shown(page), before);
    await until(() => page.evaluate(() => window.heard.some((event) => event.type === 'muctieu:error')), 'the event');
    // The failure ends, and so does the notice.
    server.put(DATA, MORE_FIGURES);
    await until(async () => (await notice(page)) === null, 'the notice goes', 15_000);
    assert.match(await shown(page), /Đạt trước hạn/);
  });
}

test('a failing source is asked less and less often', async (t) => {
  const { server, page } = await start(t, element('refresh="1s"'));
  server.files.set(DATA, { body: 'x', status: 500 });
  await until(async () => (await notice(page)) !== null, 'the notice');
  const from = server.asked(DATA).length;
  await page.waitForTimeout(5_000);
  const more = server.asked(DATA).length - from;
  assert.ok(more >= 1 && more <= 3, `${more} requests in five seconds`);
  assert.match(await notice(page), /Sẽ tải lại lúc \d\d:\d\d\.$/);
});

test('rules that fail keep the verdicts by the rules loaded before', async (t) => {
  const { server, page } = await start(t, element('refresh="1s" target="kinh-te-so-2030"'));
  const before = await shown(page);
  server.put(SOURCE, '??? ((((\n');
  await until(async () => (await notice(page)) !== null, 'the notice');
  assert.match(await notice(page), /Không tải được quy tắc mới/);
  assert.equal(await shown(page), before);
});
