// What a reader meets: the views, their words, and how they live in a page that was there before.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, site } from './harness.mjs';
import { DAY, drawn, element, FIGURES, page as html, RULES, serve, shown, until } from './server.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function start(t, body, { head, prepare, wait = true, ...context } = {}) {
  const server = await serve({ '/': html(body, head) });
  t.after(server.close);
  await prepare?.(server);
  const page = await open(browser, { base: server.base, path: '/', ...context });
  t.after(() => page.context().close());
  if (wait) await drawn(page);
  return page;
}

test('a card says everything in words', async (t) => {
  const page = await start(t, element('target="kinh-te-so-2030"'));
  const text = await shown(page);
  for (const phrase of [
    'Tỷ trọng kinh tế số trong GRDP',
    'Chậm tiến độ',
    '6,19% GRDP · năm 2023',
    'Mục tiêu: từ 30% GRDP trở lên vào cuối năm 2030',
    'Số liệu đến 31/12/2023. Nguồn: Thống kê tỉnh. Văn bản: 867/KH-UBND, mục II.1.b.',
    'Vì sao?',
  ]) {
    assert.ok(text.includes(phrase), `${phrase}\n---\n${text}`);
  }
  assert.equal(await page.locator('muc-tieu svg:not([aria-hidden="true"])').count(), 0);
  assert.equal(await page.locator('muc-tieu a').getAttribute('rel'), 'noopener noreferrer');
  assert.deepEqual(page.violations, []);
  assert.deepEqual(page.problems, []);
});

test('every view is drawn', async (t) => {
  const page = await start(t, ['card', 'bullet', 'table', 'summary'].map((view) => element(`id="${view}" view="${view}"`)).join(''));
  for (const view of ['card', 'bullet', 'table', 'summary']) await drawn(page, `#${view}`);
  assert.equal(await page.locator('#card article').count(), 3);
  assert.equal(await page.locator('#bullet li').count(), 3);
  assert.match(await shown(page, '#summary'), /2 mục tiêu cam kết[\s\S]*1 mục tiêu phấn đấu/);
  assert.match(await page.locator('#summary .mt-foot').textContent(), /Đánh giá tại ngày 20\/11\/2026; số liệu đến 31\/12\/2023\. Theo 867\/KH-UBND\./);
  // The figures behind each row stand in tables of their own, behind “Vì sao?”.
  const table = page.locator('#table .mt > table');
  assert.equal(await table.locator('> caption').count(), 1);
  assert.equal(await table.locator('> thead th[scope=col]').count(), 5);
  assert.equal(await table.locator('> tbody > tr > th[scope=row]').count(), 3);
  assert.equal(await table.locator('> tbody > tr > th[scope=rowgroup]').count(), 2);
  assert.equal(await table.locator('.mt-number strong').first().evaluate((cell) => getComputedStyle(cell.parentElement).textAlign), 'end');
});

test('striven-for targets are outlined and say so', async (t) => {
  const page = await start(t, element('target="phan-dau"'));
  const badge = page.locator('muc-tieu .mt-badge');
  assert.match(await badge.textContent(), /phấn đấu/);
  const [ground, edge] = await badge.evaluate((b) => [getComputedStyle(b).backgroundColor, getComputedStyle(b).borderTopColor]);
  assert.equal(ground, 'rgba(0, 0, 0, 0)');
  assert.notEqual(edge, ground);
});

test('group picks a document or a section', async (t) => {
  const page = await start(t, element('view="table" group="867-kh-ubnd; II.1"'));
  assert.equal(await page.locator('muc-tieu .mt > table > tbody > tr > th[scope=row]').count(), 3);
});

test('English mirrors the whole', async (t) => {
  const page = await start(t, `<div lang="en-GB">${element('target="kinh-te-so-2030"')}</div>`);
  const text = await shown(page);
  assert.match(text, /Off track/);
  assert.match(text, /6\.19% GRDP · 2023/);
  assert.match(text, /Target: at least 30% GRDP at the end of 2030/);
  assert.match(text, /Why\?/);
  assert.equal(await page.locator('muc-tieu .mt').getAttribute('lang'), 'en');
});

test('the keyboard opens the reasoning', async (t) => {
  const page = await start(t, element('target="kinh-te-so-2030"'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.querySelector('muc-tieu').shadowRoot.activeElement?.localName), 'summary');
  await page.keyboard.press('Enter');
  const details = page.locator('muc-tieu details');
  assert.equal(await details.evaluate((d) => d.open), true);
  await until(() => details.evaluate((d) => d.querySelector('li') !== null), 'the reasoning');
  const reason = await details.innerText();
  for (const figure of ['6,19', '30']) assert.ok(reason.includes(figure), `${figure}\n${reason}`);
  const box = await page.locator('muc-tieu summary').boundingBox();
  assert.ok(box.height >= 24 && box.width >= 24);
});

test('events carry the verdicts', async (t) => {
  const page = await start(t, '<div id="place"></div>', { wait: false });
  const heard = await page.evaluate(
    (day) =>
      new Promise((resolve) => {
        const seen = [];
        document.addEventListener('muctieu:ready', (event) => seen.push([event.type, event.bubbles, event.composed]));
        document.addEventListener('muctieu:status', (event) => {
          seen.push([event.type, event.bubbles, event.composed]);
          resolve({ seen, detail: event.detail });
        });
        const made = document.createElement('muc-tieu');
        Object.assign(made, { rules: '/du-lieu/muc-tieu.muctieu', metrics: '/du-lieu/so-lieu.csv', asOf: day });
        document.querySelector('#place').append(made);
      }),
    DAY,
  );
  assert.deepEqual(heard.seen, [['muctieu:ready', true, true], ['muctieu:status', true, true]]);
  assert.equal(heard.detail.as_of, DAY);
  const target = heard.detail.targets.find((found) => found.id === 'kinh-te-so-2030');
  assert.equal(target.status, 'off_track');
  assert.equal(target.value, 6.19);
});

const PAYLOADS = ['<img src=x onerror=window.hacked=1>', '<script>window.hacked=1</script>', '"><svg onload=window.hacked=1>', '{{constructor.constructor("window.hacked=1")()}}', "javascript:window.hacked=1"];

test('names, sources and units are only ever text', async (t) => {
  for (const payload of PAYLOADS) {
    const safe = payload.replaceAll('"', "'");
    const page = await start(t, ['card', 'bullet', 'table', 'summary'].map((view) => element(`view="${view}"`)).join(''), {
      prepare: (server) => {
        server.put('/du-lieu/muc-tieu.muctieu', RULES.replace('Tỷ trọng kinh tế số trong GRDP', safe).replace('Kế hoạch phát triển kinh tế số', safe).replace('II.1.b Phát triển kinh tế số', safe));
        const quoted = `"${payload.replaceAll('"', '""')}"`;
        server.put('/du-lieu/so-lieu.csv', FIGURES.replaceAll('Thống kê tỉnh', quoted).replaceAll('https://thongke.example.vn/2023', quoted));
      },
    });
    await page.waitForTimeout(100);
    const found = await page.evaluate(() => ({
      hacked: window.hacked ?? null,
      made: [...document.querySelectorAll('muc-tieu')].flatMap((e) => [...e.shadowRoot.querySelectorAll('img, script, iframe, [onload], [onerror], a[href^="javascript"]')]).length,
      text: document.querySelector('muc-tieu').shadowRoot.querySelector('.mt').textContent,
    }));
    assert.equal(found.hacked, null);
    assert.equal(found.made, 0);
    assert.ok(found.text.includes(safe), safe);
    assert.deepEqual(page.violations, []);
  }
});

const OLD_CSS = `* { box-sizing: border-box; letter-spacing: 5px; text-transform: uppercase; text-align: center; line-height: 1; }
table { width: 3000px; border-collapse: separate; border-spacing: 20px; } td, th { border: 9px solid red !important; background: yellow !important; display: block !important; }
div { float: left; width: 33px; } p { text-indent: 200px; margin: 99px; white-space: pre; } a { color: rgb(1, 2, 3) !important; font-size: 60px; }
h3 { display: none; } li { list-style: square; margin-left: 300px; } svg { width: 9px !important; } summary { visibility: hidden; } strong { font-weight: 100; }`;

test("a page's old global styles do not leak in, nor ours out", async (t) => {
  // The host alone gets what every `*` rule sets; what inherits is begun anew inside.
  const styles = (page) =>
    page.locator('#x').evaluate((element) =>
      [...element.shadowRoot.querySelectorAll('.mt, .mt *')].map((node) => {
        const style = getComputedStyle(node);
        return [node.localName, ...['display', 'float', 'textAlign', 'textIndent', 'textTransform', 'letterSpacing', 'whiteSpace', 'borderTopWidth', 'backgroundColor', 'listStyleType', 'visibility', 'lineHeight', 'fontWeight', 'borderCollapse', 'boxSizing', 'color', 'fontSize', 'width'].map((name) => style[name])].join(' ');
      }),
    );
  const body = `<p id="p">Chữ của <a id="a" href="/">trang</a></p>${element('id="x" view="table"')}`;
  const context = { viewport: { width: 1000, height: 800 } };
  const plain = await start(t, body, context);
  const old = await start(t, body, { ...context, head: '<link rel="stylesheet" href="/old.css">', prepare: (server) => server.put('/old.css', OLD_CSS, { type: 'text/css' }) });
  assert.deepEqual(await styles(old), await styles(plain));
  assert.equal(await old.locator('#a').evaluate((a) => getComputedStyle(a).color), 'rgb(1, 2, 3)');
  const looks = (page) => page.locator('#p').evaluate((p) => [getComputedStyle(p).margin, getComputedStyle(p).display, getComputedStyle(p).font]);
  assert.deepEqual((await looks(plain))[0], '16px 0px');
  const without = await start(t, body.replace(/<muc-tieu[\s\S]*/, ''), { ...context, wait: false });
  assert.deepEqual(await looks(plain), await looks(without));
});

test("the page's font, size and colour are taken over", async (t) => {
  const page = await start(t, element(), {
    head: '<link rel="stylesheet" href="/own.css">',
    prepare: (server) => server.put('/own.css', 'body { font: 19px "Courier New", monospace; color: rgb(10, 20, 30); }', { type: 'text/css' }),
  });
  const style = await page.locator('muc-tieu .mt-asked').first().evaluate((line) => [getComputedStyle(line).fontFamily, getComputedStyle(line).fontSize, getComputedStyle(line).color]);
  assert.deepEqual(style, ['"Courier New", monospace', '19px', 'rgb(10, 20, 30)']);
});

/** The contrast of two computed colours, as WCAG counts it. */
function contrast(a, b) {
  const light = (color) => {
    const [r, g, blue] = color.match(/[\d.]+/g).map(Number).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

for (const theme of ['light', 'dark']) {
  test(`theme ${theme} brings ground and ink of its own, with contrast`, async (t) => {
    const page = await start(t, element(`theme="${theme}" target="kinh-te-so-2030"`));
    const seen = await page.locator('muc-tieu').evaluate((element) => {
      const of = (selector) => getComputedStyle(element.shadowRoot.querySelector(selector));
      return { ground: of('.mt-frame').backgroundColor, ink: of('.mt-asked').color, badge: [of('.mt-badge').color, of('.mt-badge').backgroundColor] };
    });
    assert.ok(contrast(seen.ground, seen.ink) >= 7, JSON.stringify(seen));
    assert.ok(contrast(...seen.badge) >= 4.5, JSON.stringify(seen));
    assert.ok(contrast(seen.ground, seen.badge[1]) >= 3, JSON.stringify(seen));
  });
}

test('without a theme it follows the letters around it', async (t) => {
  const css = ':root { color-scheme: light dark; background: #fff; color: #111 } @media (prefers-color-scheme: dark) { :root { background: #111; color: #eee } } #night { background: #000; color: #fff }';
  const settings = { head: '<link rel="stylesheet" href="/own.css">', prepare: (server) => server.put('/own.css', css, { type: 'text/css' }) };
  const page = await start(t, element() + `<div id="night">${element('id="n"')}</div>`, settings);
  await drawn(page, '#n');
  const scheme = (selector) => page.locator(selector).first().evaluate((e) => e.shadowRoot.querySelector('.mt-frame').classList.contains('mt-dark'));
  assert.equal(await scheme('muc-tieu'), false);
  assert.equal(await scheme('#n'), true);
  await page.emulateMedia({ colorScheme: 'dark' });
  await until(() => scheme('muc-tieu'), 'the dark scheme');
});

test('it fits from 280 to 1400 px without a scroll bar', async (t) => {
  const page = await start(t, ['card', 'bullet', 'table', 'summary'].map((view) => element(`view="${view}"`)).join(''));
  for (const width of [296, 360, 768, 1280, 1400]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(50);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${width}: ${over} px too wide`);
  }
});

test('on paper the reasoning is there and colours are for white', async (t) => {
  const page = await start(t, element('theme="dark" target="kinh-te-so-2030"'));
  await page.emulateMedia({ media: 'print' });
  await until(() => page.locator('muc-tieu').evaluate((e) => e.shadowRoot.querySelector('details li') !== null), 'the reasoning');
  const seen = await page.locator('muc-tieu').evaluate((element) => {
    const root = element.shadowRoot;
    const reason = root.querySelector('details li');
    return { ink: getComputedStyle(root.querySelector('.mt-asked')).color, ground: getComputedStyle(root.querySelector('.mt-frame')).backgroundColor, height: reason.getBoundingClientRect().height };
  });
  assert.deepEqual([seen.ink, seen.ground], ['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)']);
  assert.ok(seen.height > 10, `the reasoning takes ${seen.height} px`);
});

test('in forced colours nothing is told by colour alone', async (t) => {
  const page = await start(t, element('target="kinh-te-so-2030"'), { forcedColors: 'active' });
  const badge = await page.locator('muc-tieu .mt-badge').evaluate((b) => [getComputedStyle(b).borderTopStyle, b.textContent, b.querySelector('svg') !== null]);
  assert.equal(badge[0], 'solid');
  assert.match(badge[1], /Chậm tiến độ/);
  assert.equal(badge[2], true);
});

test('screen readers hear a heading, the verdict and a table with headers', async (t) => {
  const page = await start(t, element('target="kinh-te-so-2030"') + element('id="t" view="table"'));
  await drawn(page, '#t');
  await page.getByRole('heading', { name: 'Tỷ trọng kinh tế số trong GRDP' }).first().waitFor();
  await page.getByRole('table', { name: /Tình hình thực hiện mục tiêu/ }).waitFor();
  assert.equal(await page.getByRole('columnheader').count(), 5);
  await page.setViewportSize({ width: 360, height: 800 });
  assert.ok((await page.getByRole('row').count()) >= 5, 'rows laid out as blocks are still rows');
});

test('two copies of the script: the first stays, both versions are said', async (t) => {
  const page = await start(t, element(), { head: '<script src="/other.js"></script>', wait: false, prepare: (server) => server.put('/other.js', 'customElements.define("muc-tieu", class extends HTMLElement { static version = "0.0.1"; });', { type: 'text/javascript' }) });
  await until(() => page.problems.length > 0, 'the warning');
  assert.match(page.problems[0], /0\.0\.1.*0\.1\.0/);
});

test('a page that tampers with built-in objects gets the same answer', async (t) => {
  const page = await start(t, element('target="kinh-te-so-2030"'), {
    head: '<script src="/bad.js"></script>',
    prepare: (server) => server.put('/bad.js', 'Object.prototype.lang = "xx"; Object.prototype.asOf = "1999-01-01"; Object.prototype.files = {a: 1}; Array.prototype.extra = 1;', { type: 'text/javascript' }),
  });
  assert.match(await shown(page), /Chậm tiến độ/);
});

const PAGES = ['index.html', 'chi-tieu.html', 'tien-trinh.html', 'bai-viet.html', 'huong-dan-nhung.html'];

for (const name of PAGES) {
  test(`portal/${name} lives under the policy at every width`, async () => {
    const page = await open(browser, { path: `/portal/${name}` });
    await until(() => page.evaluate(() => [...document.querySelectorAll('muc-tieu')].every((e) => e.shadowRoot && !e.shadowRoot.querySelector('.mt').hidden)), `${name} is drawn`);
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${width}: ${over} px too wide`);
    }
    assert.deepEqual(page.violations, []);
    assert.deepEqual(page.problems, []);
    assert.match(await page.locator('footer').innerText(), /Trang minh họa của dự án Mục Tiêu, không phải cổng chính thức/);
    await page.context().close();
  });
}

test('the addresses that the portal links to are there', async () => {
  for (const name of PAGES) {
    const text = await (await fetch(`${site}/portal/${name}`)).text();
    for (const [, links] of text.matchAll(/(?:href|src|rules|metrics)="([^"#]+)"/g)) {
      for (const link of links.split(' ').filter((one) => !one.startsWith('http'))) {
        assert.equal((await fetch(new URL(link, `${site}/portal/${name}`))).status, 200, link);
      }
    }
  }
});
