// The recipes of docs/cach-nhung.md in pages that hold back what the host holds back, and the page that makes snippets.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { repository } from '../cases.mjs';
import { launch, open, site, strictPolicy } from './harness.mjs';
import { drawn, serve, shown, until } from './server.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function portal(t, path, more = {}) {
  const page = await open(browser, { path: `/portal/${path}`, ...more });
  t.after(() => page.context().close());
  return page;
}
const clean = (page) => {
  assert.deepEqual(page.violations, []);
  assert.deepEqual(page.problems, []);
};

test('a plain page: what was made ahead is taken over in place', async (t) => {
  const without = await portal(t, 'nhung/trang-thuong.html', { javaScriptEnabled: false });
  assert.match(await without.locator('muc-tieu article').innerText(), /kinh tế số[\s\S]*Số liệu đến/i);
  const height = (page) => page.locator('muc-tieu').evaluate((tag) => tag.getBoundingClientRect().height);
  const before = await height(without);
  const page = await portal(t, 'nhung/trang-thuong.html');
  await drawn(page);
  assert.equal(await height(page), before);
  clean(page);
});

test('Liferay: a classic script, and pages that change without loading', async (t) => {
  const page = await portal(t, 'nhung/liferay.html');
  await drawn(page);
  assert.equal(await page.evaluate(() => [...document.scripts].filter((script) => script.type === 'module').length), 0);
  const engines = () => page.requests.filter((url) => url.endsWith('.wasm')).length;
  assert.equal(engines(), 1);
  for (let round = 0; round < 3; round += 1) {
    await page.locator('#doi-trang').click();
    assert.equal(await page.locator('muc-tieu').count(), 0);
    await page.locator('#doi-trang').click();
    await drawn(page);
  }
  assert.equal(engines(), 1, 'the engine is kept');
  clean(page);
});

test('SharePoint: no script at all, a frame and a picture', async (t) => {
  const page = await portal(t, 'nhung/sharepoint.html');
  await page.frameLocator('iframe').locator('muc-tieu article').waitFor();
  assert.match(await page.frameLocator('iframe').locator('muc-tieu article').innerText(), /kinh tế số/i);
  const picture = page.locator('img.picture');
  assert.ok(await picture.evaluate((img) => img.complete && img.naturalWidth === 560));
  assert.ok((await picture.getAttribute('alt')).length > 40);
  assert.equal(await page.evaluate(() => document.scripts.length), 0);
  clean(page);
});

/** What an editor keeps of a text: the tags and attributes of a list, as content filters do. */
function filtered(html) {
  const tags = new Set(['p', 'div', 'span', 'h2', 'h3', 'ul', 'li', 'a', 'strong', 'em', 'table', 'tr', 'td', 'th', 'img']);
  return html.replace(/<!--[\s\S]*?-->/g, '').replace(/<(\/?)([\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/g, (_, close, tag, rest) => {
    if (!tags.has(tag)) return '';
    const kept = [...rest.matchAll(/\s+([\w-]+)(?:="[^"]*")?/g)].filter(([, name]) => /^(?:data-[\w-]+|class|id|href|src|alt|title)$/.test(name));
    return `<${close}${tag}${kept.map(([all]) => all).join('')}>`;
  });
}

test('WordPress and Drupal: what the editor’s filter keeps is enough', async (t) => {
  const page = await portal(t, 'nhung/wordpress.html');
  await drawn(page);
  clean(page);
  const text = readFileSync(join(repository, 'widget/portal/nhung/wordpress.html'), 'utf8');
  const article = /<article[\s\S]*?>([\s\S]*)<\/article>/.exec(text)[1];
  assert.equal(filtered(article), article, 'the article is what a filter keeps');
  assert.doesNotMatch(filtered('<muc-tieu rules="x"><p>y</p></muc-tieu><script src="z"></script>'), /muc-tieu|script/);
});

test('the snippets of the recipes run as they stand', async (t) => {
  const manual = readFileSync(join(repository, 'docs/cach-nhung.md'), 'utf8');
  const snippets = [...manual.matchAll(/```html\n([\s\S]*?)```/g)].map(([, text]) => text);
  assert.ok(snippets.length >= 4);
  for (const snippet of snippets) {
    const server = await serve({ '/': `<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title>${snippet}</html>` }, (await strictPolicy()).replace('frame-ancestors', 'x-y'));
    t.after(server.close);
    const page = await open(browser, { base: server.base, path: '/' });
    t.after(() => page.context().close());
    if (snippet.includes('<iframe')) await page.frameLocator('iframe').locator('muc-tieu article').first().waitFor();
    else if (snippet.includes('<img')) assert.match(snippet, /alt="[^"]{10,}"/);
    else await drawn(page);
    assert.deepEqual(page.violations, [], snippet);
  }
});

// --- The page that makes snippets ----------------------------------------------------------------------------------------

const value = (page, id) => page.locator(`#${id}`).inputValue();

test('the page offers the targets of the file and shows what was chosen', async (t) => {
  const page = await portal(t, 'dung-ma.html');
  await until(() => page.locator('#muc-tieu-chon input').count(), 'the targets');
  assert.match(await page.locator('#dem').textContent(), /^Tệp có \d+ mục tiêu/);
  await page.locator('#muc-tieu-chon input[value="kinh-te-so-2030"]').check();
  await page.locator('select[name=view]').selectOption('bullet');
  await page.locator('select[name=theme]').selectOption('dark');
  await drawn(page, '#xem');
  assert.equal(await page.locator('#xem li.mt-row').count(), 1);
  const snippet = await value(page, 'ma');
  for (const part of ['<script type="module" src="/muctieu/define.mjs"></script>', 'rules="/portal/seeds/viet-nam/viet-nam.muctieu"', 'target="kinh-te-so-2030"', 'view="bullet"', 'theme="dark"']) {
    assert.ok(snippet.includes(part), `${part}\n${snippet}`);
  }
  assert.equal(await value(page, 'csp'), "Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
  clean(page);
});

for (const way of ['tag', 'classic', 'div', 'inline', 'frame']) {
  test(`the snippet “${way}” runs under the policy that the page names for it`, async (t) => {
    const page = await portal(t, 'dung-ma.html');
    await until(() => page.locator('#muc-tieu-chon input').count(), 'the targets');
    await page.locator('#muc-tieu-chon input[value="kinh-te-so-2030"]').check();
    await page.locator('select[name=way]').selectOption(way);
    const [snippet, line] = [await value(page, 'ma'), await value(page, 'csp')];
    const policy = `default-src 'none'; ${line.replace('Content-Security-Policy: ', '')}`;
    const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title>${snippet}</html>`;
    const pasted = await open(browser, { path: '/portal/trang-cua-toi.html', html, policy });
    t.after(() => pasted.context().close());
    if (way === 'frame') {
      await pasted.frameLocator('iframe').locator('muc-tieu article').waitFor();
      await until(() => pasted.locator('iframe').evaluate((frame) => frame.style.height !== ''), 'the height');
      const oembed = JSON.parse(await value(page, 'oembed'));
      assert.deepEqual([oembed.version, oembed.type, typeof oembed.width, typeof oembed.height], ['1.0', 'rich', 'number', 'number']);
      assert.ok(oembed.html.startsWith('<iframe ') && oembed.html.includes(`src="${site}/muctieu/embed.html?rules=/portal/`), oembed.html);
    } else {
      await drawn(pasted, 'muc-tieu');
      assert.match(await shown(pasted, 'muc-tieu'), /Tỷ trọng kinh tế số|Kinh tế số/);
    }
    clean(pasted);
    clean(page);
  });
}

test('an address that cannot be read is said in a sentence, and hostile text stays text', async (t) => {
  const page = await portal(t, 'dung-ma.html');
  await until(() => page.locator('#muc-tieu-chon input').count(), 'the targets');
  await page.locator('input[name=rules]').fill('khong-co.muctieu');
  await page.locator('button[type=submit]').click();
  await until(async () => /Không đọc được tệp mục tiêu: máy chủ trả lời 404/.test(await page.locator('#dem').textContent()), 'the sentence');
  await page.locator('input[name=metrics]').fill('"><img src=x onerror=alert(1)>');
  const snippet = await value(page, 'ma');
  assert.doesNotMatch(snippet, /"><img/);
  await page.locator('input[name=rules]').fill('http://[');
  assert.match(await page.locator('#dem').textContent(), /Có địa chỉ không hợp lệ/);
  assert.equal(await page.locator('main img').count(), 0);
});

test('the snippet is copied, or marked where copying is refused', async (t) => {
  const page = await portal(t, 'dung-ma.html');
  await until(() => page.locator('#muc-tieu-chon input').count(), 'the targets');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('[data-chep=ma]').click();
  await until(async () => (await page.locator('#da-chep').textContent()) === 'Đã chép.', 'the word');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await value(page, 'ma'));
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.locator('[data-chep=csp]').click();
  assert.match(await page.locator('#da-chep').textContent(), /Ctrl\+C/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'csp');
});
