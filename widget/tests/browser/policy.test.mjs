// The pages live under the strict policy, with Trusted Types required, without one violation.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { blank, card, launch, open, site, strictPolicy } from './harness.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const settled = (page) => page.waitForFunction(() => customElements.get('muc-tieu') !== undefined).then(() => page.waitForLoadState('networkidle'));

test('the policy is the one promised', async () => {
  const policy = await strictPolicy();
  const parts = policy.split('; ');
  for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'"]) {
    assert.ok(parts.includes(part), `${part} in ${policy}`);
  }
  assert.ok(parts.includes("require-trusted-types-for 'script'"));
});

test('the demonstration portal breaks no rule of it', async () => {
  const page = await open(browser);
  await settled(page);
  assert.deepEqual(page.violations, []);
  assert.deepEqual(page.problems, []);
});

test('a violation would be seen', async () => {
  const page = await open(browser, { html: card() });
  await settled(page);
  assert.deepEqual(page.violations, []);
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'p { color: red }';
    document.head.append(style);
    try {
      document.body.innerHTML = '<p>x</p>';
    } catch {
      // Trusted Types refuses it; the violation is what counts here.
    }
  });
  await page.waitForTimeout(100);
  assert.equal(page.violations.length, 2, page.violations.join('\n'));
});

test('the classic script lives under it too', async () => {
  const html = blank.replace('</html>', '<script src="/muctieu/muctieu.iife.js"></script><muc-tieu>x</muc-tieu></html>');
  const page = await open(browser, { html });
  assert.equal(await page.evaluate(() => muctieu.init().then(() => muctieu.version())), '0.1.0');
  assert.deepEqual(page.violations, []);
  assert.deepEqual(page.problems, []);
});

test('one live card loads exactly the files of the budget', async () => {
  const { card: { files } } = JSON.parse(readFileSync(new URL('../../budget.json', import.meta.url), 'utf8'));
  const page = await open(browser, { html: card() });
  await settled(page);
  const loaded = page.requests.map((url) => url.slice(site.length + 1)).filter((path) => path.startsWith('muctieu/'));
  assert.deepEqual(loaded.sort(), [...files].sort());
});

test('many elements share one engine and one download', async () => {
  const page = await open(browser, { html: card().replace('</html>', '<muc-tieu rules="/portal/seeds/viet-nam/viet-nam.muctieu">hai</muc-tieu>'.repeat(20)) });
  await settled(page);
  assert.equal(page.requests.filter((url) => url.endsWith('.wasm')).length, 1);
});
