// What every test of the workspace uses: a page as a person opens it, and the ways of a hand on it.
import { launch, site } from './harness.mjs';

export { launch, site };

/** Opens the workspace; `problems` gathers what the console complains of. */
export async function start(t, browser, { fragment = '', context, base = site, viewport = { width: 1280, height: 900 }, ...options } = {}) {
  const own = context ?? (await browser.newContext({ viewport, ...options }));
  if (context === undefined) t.after(() => own.close());
  const page = await own.newPage();
  const problems = [];
  // Chromium itself gives text typed over styled text that style, as an attribute, which the policy refuses; the text is
  // the same, and no script of ours has a part in it.
  const editing = /^Applying inline style violates/;
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !editing.test(message.text()) && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${base}/studio/${fragment}`);
  await state(page, /mục tiêu/);
  return Object.assign(page, { problems });
}

/** Waits until the status line says something. */
export const state = (page, wanted) =>
  page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector('#state').textContent), wanted.source);

export const content = (page) => page.locator('#editor .cm-content');

/** Writes over all that the editor holds. */
export async function write(page, text) {
  await content(page).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/** Chooses a room by its tab. */
export async function room(page, title) {
  await page.getByRole('tab', { name: title, exact: true }).click();
  await page.waitForFunction((name) => [...document.querySelectorAll('[role=tabpanel]')].some((panel) => !panel.hidden && panel.childElementCount > 0 && document.getElementById(panel.getAttribute('aria-labelledby')).textContent === name), title);
}

/** Pastes a text as a spreadsheet would. */
export const paste = (page, selector, text) =>
  page.locator(selector).evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

/** What is copied from a spreadsheet. */
export const SHEET = ['chỉ số\tkỳ\tgiá trị\tđơn vị', 'kinh tế số\t2022\t6,02\t% GRDP', 'kinh tế số\t2023\t6,19\t% GRDP', 'kinh tế số\t2024\t6,4\t% GRDP'].join('\n');

/** The verdicts as they stand beside the text. */
export const results = (page) => page.locator('#results').innerText();

/** Puts a sheet into the room for figures, as its columns are understood, and goes back to writing. */
export async function figures(page, text = SHEET) {
  await room(page, 'Số liệu');
  if ((await page.locator('#data').count()) === 0) await page.locator('#paste-figures').click();
  await page.locator('#data').fill(text);
  await page.locator('#import').click();
}
