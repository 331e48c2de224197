// Access for everybody: letters of double size and a screen of 320 pixels, without scrolling to the side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGES, stage, start, VIEWS } from './access.mjs';
import { until } from './server.mjs';

for (const [what, viewport, scale] of [['320 pixels', { width: 320, height: 640 }, 1], ['letters of double size', { width: 640, height: 800 }, 2]]) {
  test(`with ${what} nothing needs scrolling to the side`, async (t) => {
    const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (const lang of ['vi', 'en']) {
      const page = await start(t, { body: VIEWS.map((view) => stage(view, lang, 'auto')).join(''), head: '<meta name="viewport" content="width=device-width">', viewport });
      if (scale !== 1) await page.evaluate(() => { document.documentElement.style.setProperty('font-size', '200%'); });
      for (const [at] of VIEWS.entries()) await until(() => page.locator('muc-tieu').nth(at).evaluate((tag) => !tag.shadowRoot.querySelector('.mt').hidden), VIEWS[at]);
      assert.ok((await over(page)) <= 0, `${lang}: ${await over(page)} px too wide`);
      await page.context().close();
    }
    for (const path of PAGES.filter((path) => !path.startsWith('studio'))) {
      const page = await start(t, { path: `/${path}`, viewport });
      await page.waitForLoadState('networkidle');
      if (scale !== 1) await page.evaluate(() => { document.documentElement.style.setProperty('font-size', '200%'); });
      assert.ok((await over(page)) <= 0, `${path}: ${await over(page)} px too wide`);
      await page.context().close();
    }
  });
}
