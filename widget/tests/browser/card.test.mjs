// What a page with cards loads, and how the whole engine takes over when more is asked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './harness.mjs';
import { drawn, element, FIGURES, page as html, serve, shown, until } from './server.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function start(t, body, prepare) {
  const server = await serve({ '/': html(body) });
  t.after(server.close);
  await prepare?.(server);
  const page = await open(browser, { base: server.base, path: '/' });
  t.after(() => page.context().close());
  const loaded = () => [...new Set(server.log.map(({ path }) => path).filter((path) => path.startsWith('/muctieu/')))].map((path) => path.slice(9)).sort();
  return { server, page, loaded };
}

const CARD = ['card.mjs', 'define.mjs', 'muctieu_card_bg.wasm'];
const BOTH = ['card.mjs', 'define.mjs', 'muctieu.mjs', 'muctieu_bg.wasm', 'muctieu_card_bg.wasm'];
const WHOLE = ['card.mjs', 'define.mjs', 'muctieu.mjs', 'muctieu_bg.wasm'];

/** Keeps every status event of the page in `window.heard`. */
const listen = '<script src="/listen.js"></script>';
const listener = 'window.heard = []; document.addEventListener("muctieu:status", (event) => window.heard.push(event.detail));';

test("cards take the card's engine alone; a reader who opens the reasoning brings the whole one", async (t) => {
  const { page, loaded } = await start(t, listen + element('target="kinh-te-so-2030"').repeat(2), (server) => server.put('/listen.js', listener, { type: 'text/javascript' }));
  await drawn(page);
  assert.deepEqual(loaded(), CARD);
  const before = await shown(page);
  assert.equal(await page.evaluate(() => window.heard[0].targets[0].explanation.vi), null);
  const heard = await page.evaluate(() => window.heard.length);
  await page.locator('muc-tieu summary').first().click();
  await until(() => page.locator('muc-tieu li').first().isVisible(), 'the reasoning');
  assert.deepEqual(loaded(), BOTH);
  assert.ok((await shown(page)).startsWith(before), 'what stood there stands');
  assert.match(await page.locator('muc-tieu .mt-reasons').first().innerText(), /6,19%/);
  // The other card is told by the engine that is there now.
  await page.locator('muc-tieu summary').nth(1).click();
  await until(() => page.locator('muc-tieu').nth(1).locator('li').first().isVisible(), 'the other reasoning');
  assert.equal(await page.evaluate(() => window.heard.length), heard, 'words are no news');
  assert.deepEqual(page.violations, []);
  assert.deepEqual(page.problems, []);
});

test('whoever asks the element for its verdicts gets them with every word', async (t) => {
  const { page, loaded } = await start(t, element());
  await drawn(page);
  assert.deepEqual(loaded(), CARD);
  const answer = await page.evaluate(() => document.querySelector('muc-tieu').verdicts());
  assert.match(answer.targets[0].explanation.vi, /kinh tế số/i);
  assert.match(answer.targets[0].explanation.en, /target/i);
});

for (const [what, attributes] of [['English', 'lang="en"'], ['another view', 'view="bullet"'], ['an address of the engine', 'wasm-url="/muctieu/muctieu_bg.wasm"']]) {
  test(`${what} is for the whole engine`, async (t) => {
    const { page, loaded } = await start(t, element(attributes));
    await drawn(page);
    assert.deepEqual(loaded(), WHOLE);
  });
}

test('JSON in a file of another name is found out and read by the whole engine', async (t) => {
  const { page, loaded } = await start(t, element('target="kinh-te-so-2030"'), (server) =>
    server.put('/du-lieu/so-lieu.csv', JSON.stringify({ 'kinh tế số': { 2021: 5.84, 2022: 6.02, 2023: 6.19 } })),
  );
  await drawn(page);
  assert.deepEqual(loaded(), BOTH);
  assert.match(await shown(page), /6,19% GRDP/);
});

test('figures and rules that come later are judged by the engine that is there', async (t) => {
  const { server, page, loaded } = await start(t, element('refresh="1s" target="kinh-te-so-2030"'));
  await drawn(page);
  server.put('/du-lieu/so-lieu.csv', FIGURES.replace('6,19', '6,21'));
  await until(async () => /6,21%/.test(await shown(page)), 'the new figure');
  assert.deepEqual(loaded(), CARD);
});

test('a host with the whole engine alone is served all the same', async (t) => {
  const { page, loaded } = await start(t, element(), (server) => server.put('/muctieu/muctieu_card_bg.wasm', 'x', { status: 404 }));
  await drawn(page);
  assert.deepEqual(loaded(), BOTH);
});

test('where the whole engine can not be had the card stays and the reason is said', async (t) => {
  const { page } = await start(t, element('target="kinh-te-so-2030"'), (server) => server.put('/muctieu/muctieu_bg.wasm', 'x', { status: 404 }));
  await drawn(page);
  await page.locator('muc-tieu summary').click();
  await until(() => page.locator('muc-tieu .mt-notice').isVisible(), 'the notice');
  assert.match(await page.locator('muc-tieu .mt-notice').innerText(), /máy chủ trả lời 404/);
  assert.match(await shown(page), /6,19% GRDP/);
});
