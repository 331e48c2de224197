// Access for everybody: axe over whole pages of the portal, the workspace and the manual, light and dark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, PAGES, start } from './access.mjs';
import { until } from './server.mjs';

for (const path of PAGES) {
  test(`axe finds nothing in ${path}`, async (t) => {
    const page = await start(t, { path: `/${path}` });
    await page.waitForLoadState('networkidle');
    for (const tag of await page.locator('muc-tieu[rules]').all()) await until(() => tag.evaluate((tag) => tag.shadowRoot !== null && !tag.shadowRoot.querySelector('.mt').hidden), path);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await findings(page), [], colorScheme);
    }
  });
}
