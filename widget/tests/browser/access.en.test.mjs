// Access for everybody: axe in every view, light and dark, in English.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, stage, start, VIEWS } from './access.mjs';
import { drawn } from './server.mjs';

for (const view of VIEWS) {
  test(`axe finds nothing in ${view}`, async (t) => {
    const page = await start(t, { body: stage(view, 'en', 'light'), lang: 'en' });
    await drawn(page);
    await page.evaluate(() => {
      for (const details of document.querySelector('muc-tieu').shadowRoot.querySelectorAll('details')) details.open = true;
    });
    for (const theme of ['light', 'dark']) {
      await page.locator('muc-tieu').evaluate((tag, theme) => tag.setAttribute('theme', theme), theme);
      await page.waitForTimeout(100);
      assert.deepEqual(await findings(page), [], theme);
    }
  });
}
