// What every page test uses: a real Chromium, the real server, and pages that live under its strict policy.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const needed = (name) => {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: run “cargo xtask test browser”`);
  return value;
};

/** The address of `dist/`. */
export const site = needed('MUCTIEU_URL');
/** The address of the same files around an engine that can be broken on purpose. */
export const faultSite = needed('MUCTIEU_FAULT_URL');

export function launch() {
  return chromium.launch({
    executablePath: needed('CHROME'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync', '--disable-component-update'],
  });
}

/** The policy that the server sends with its pages. */
export async function strictPolicy(base = site) {
  const answer = await fetch(`${base}/portal/`);
  assert.equal(answer.status, 200);
  return answer.headers.get('content-security-policy');
}

/**
 * Opens a page: the one at `path`, or `html` put there under the server's own policy.
 * `policy` replaces that policy; `routes` maps URL patterns to answers (`{ status, headers, contentType, body }`) or to
 * functions of a Playwright route. Returns the page with `violations`, `problems` (console errors and uncaught ones) and
 * `requests` (URLs), all kept up to date.
 */
export async function open(browser, { base = site, path = '/portal/', html, policy, routes = {}, ...contextOptions } = {}) {
  const context = await browser.newContext(contextOptions);
  const page = await context.newPage();
  const seen = { violations: [], problems: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.problems.push(message.text());
  });
  page.on('pageerror', (error) => seen.problems.push(String(error)));
  page.on('request', (request) => seen.requests.push(request.url()));
  await page.exposeBinding('reportViolation', (_, text) => seen.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.reportViolation(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  if (html !== undefined) {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy ?? (await strictPolicy(base)) };
    await page.route(`${base}${path}`, (route) => route.fulfill({ status: 200, headers, body: html }));
    // A page without an icon of its own is asked for one, and the 404 would look like a problem.
    await page.route(`${base}/favicon.ico`, (route) => route.fulfill({ status: 204 }));
  }
  for (const [pattern, answer] of Object.entries(routes)) {
    await page.route(`${base}${pattern}`, typeof answer === 'function' ? answer : (route) => route.fulfill(answer));
  }
  await page.goto(`${base}${path}`);
  return Object.assign(page, seen);
}

/** A page with one live element in it, ready to be given to `open`. */
export const card = (attributes = '', inside = 'Nội dung dự phòng') => `<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>x</title>
<script type="module" src="/muctieu/define.mjs"></script>
<muc-tieu rules="/portal/seeds/viet-nam/viet-nam.muctieu" metrics="/portal/seeds/viet-nam/so-lieu/quan-trac.csv"
  target="kinh-te-so-2030" ${attributes}>${inside}</muc-tieu></html>`;

/** An empty page, for tests that import the module themselves. */
export const blank = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title></html>';

/** Waits for a lone event anywhere in the page. Call it before what causes the event. */
export function nextEvent(page, type) {
  return page.evaluate(
    (type) =>
      new Promise((resolve) => {
        document.addEventListener(type, (event) => resolve(event.detail?.code ?? true), { once: true });
      }),
    type,
  );
}
