// The views against pictures kept of them, at three widths, light, dark and on paper. `UPDATE_EXPECTED=1` takes those anew
// that differ; look at each before keeping it. Pictures hold for the fonts of one kind of machine: where the system's
// sans-serif font is another, the sizes of letters are, and the pictures say nothing.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { repository } from '../cases.mjs';
import { FOLDER, hold, TOLERANCE } from '../pictures.mjs';
import { launch, open } from './harness.mjs';
import { DAY, drawn, page as html, serve } from './server.mjs';

const SEED = join(repository, 'seeds/viet-nam');
const VIEWS = { card: 'kinh-te-so-2030', bullet: 'kinh-te-so-2025 kinh-te-so-2030', table: 'kinh-te-so-2025 kinh-te-so-2030', summary: '', timeline: 'kinh-te-so-2030' };
const WIDTHS = [360, 768, 1280];
const KINDS = ['light', 'dark', 'print'];

let browser;
let desk;
before(async () => {
  browser = await launch();
  // The comparer's own page: no policy, nothing of the project in it.
  desk = await (await browser.newContext()).newPage();
});
after(() => browser?.close());

/** A font that is drawn alike: the pictures were taken with it. */
const FONT = 'DejaVu Sans';

for (const [view, target] of Object.entries(VIEWS)) {
  test(`${view}: as in the pictures kept`, { timeout: 240_000 }, async (t) => {
    const tag = `<muc-tieu rules="/s/viet-nam.muctieu" metrics="/s/so-lieu/quan-trac.csv" as-of="${DAY}" view="${view}" target="${target}"></muc-tieu>`;
    const server = await serve({ '/': html(`<main>${tag}</main>`, '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/p.css">') });
    t.after(server.close);
    server.put('/p.css', `body { margin: 0; padding: 12px; font: 16px/1.5 "${FONT}", sans-serif; background: #fff; color: #1a1a1f; } [data-dark] { background: #14161a; color: #ececf1; }`, { type: 'text/css' });
    for (const name of ['viet-nam.muctieu', 'chi-so.muctieu', '411-qd-ttg.muctieu', 'so-lieu/quan-trac.csv']) server.put(`/s/${name}`, readFileSync(join(SEED, name), 'utf8'));
    const page = await open(browser, { base: server.base, path: '/', reducedMotion: 'reduce' });
    t.after(() => page.context().close());
    await drawn(page);
    const wrong = [];
    for (const kind of KINDS) {
      await page.emulateMedia({ media: kind === 'print' ? 'print' : 'screen' });
      await page.evaluate((dark) => {
        document.body.toggleAttribute('data-dark', dark);
        document.querySelector('muc-tieu').setAttribute('theme', dark ? 'dark' : 'light');
      }, kind === 'dark');
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 400 });
        await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
        if (kind === 'print' && view === 'card') await page.waitForFunction(() => document.querySelector('muc-tieu').shadowRoot.querySelector('details li') !== null);
        const found = await hold(desk, `${view}-${width}-${kind}`, await page.screenshot({ fullPage: true }));
        if (found !== null) wrong.push(found);
      }
    }
    assert.deepEqual(wrong, [], `more than ${TOLERANCE * 100} % of the pixels`);
  });
}

test('a change of colour, shape or place is seen', async (t) => {
  const server = await serve({ '/': html('<main><p id="x">Một dòng chữ để so</p><div id="y"></div></main>', '<link rel="stylesheet" href="/p.css">') });
  t.after(server.close);
  server.put('/p.css', '#y { width: 120px; height: 60px; background: #1b6b3a; } .red #y { background: #a63a0e; } .far #y { margin-left: 60px; }', { type: 'text/css' });
  const page = await open(browser, { base: server.base, path: '/', viewport: { width: 360, height: 200 } });
  t.after(() => page.context().close());
  const shot = async (name) => {
    await page.evaluate((name) => { document.body.className = name; }, name);
    return page.screenshot();
  };
  const plain = await shot('');
  const kept = await import('../pictures.mjs');
  assert.equal(await kept.compare(desk, plain, await shot('')), 0);
  for (const name of ['red', 'far']) assert.ok((await kept.compare(desk, plain, await shot(name))) > TOLERANCE, name);
});

test('the pictures are few and small', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.png'));
  const wanted = Object.keys(VIEWS).flatMap((view) => WIDTHS.flatMap((width) => KINDS.map((kind) => `${view}-${width}-${kind}.png`)));
  assert.deepEqual(names.sort(), wanted.sort());
  const bytes = names.reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
  assert.ok(bytes < 3 << 20, `${bytes} bytes`);
});
