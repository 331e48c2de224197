// What the tests of access share: views on a page, pages of the portal, and what axe finds in them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { filesBelow, repository } from '../cases.mjs';
import { launch, open, site } from './harness.mjs';
import { element, page as html, serve } from './server.mjs';

const AXE = readFileSync(join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8');
// Those that the element draws, whoever adds one.
export const VIEWS = [...new Set([...readFileSync(join(repository, 'docs/nhung.md'), 'utf8').matchAll(/^\| `view` \|(.*)\|$/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([a-z]+)`/g)].map(([, name]) => name)))];

export let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A page of the portal or a page given, open for the checker's own scripts; the policy has tests of its own. */
export async function start(t, { path, body, head, lang = 'vi', ...more }) {
  let base = site;
  if (body !== undefined) {
    const server = await serve({ '/': html(body, head).replace('<html lang="vi">', `<html lang="${lang}">`) });
    t.after(server.close);
    for (const name of filesBelow(join(repository, 'seeds/khanh-hoa'), '')) {
      if (/\.(?:muctieu|csv)$/.test(name)) server.put(`/kh/${name}`, readFileSync(join(repository, 'seeds/khanh-hoa', name), 'utf8'));
    }
    base = server.base;
    path = '/';
    more.prepare?.(server);
  }
  const page = await open(browser, { base, path, bypassCSP: true, viewport: { width: 1280, height: 900 }, ...more });
  t.after(() => page.context().close());
  return page;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, in a line each. */
export async function findings(page) {
  await page.evaluate(AXE);
  return page.evaluate(
    async (tags) => {
      const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'], elementRef: false });
      return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)}: ${failureSummary.replaceAll('\n', ' ').slice(0, 200)}`));
    },
    TAGS,
  );
}

const TITLE = { vi: 'Tình hình thực hiện', en: 'How the targets stand' };
// Tasks and indices are those of the province: the small plan of the other tests has none.
const OF_PROVINCE = /rules="[^"]*" metrics="[^"]*"/;
const placed = (view, theme, more) => {
  const tag = element(`view="${view}" theme="${theme}" ${more}`);
  return view === 'tasks' || view === 'index' ? tag.replace(OF_PROVINCE, 'rules="/kh/4636-kh-ubnd.muctieu" metrics="/kh/so-lieu/quan-trac.csv"') : tag;
};
/** A page with a view under its own headings, as an editor would place it. */
export const stage = (view, lang, theme, more = '') =>
  `<main><h1>${TITLE[lang]}</h1><h2>${view}</h2><div lang="${lang}">${placed(view, theme, more)}</div></main>`;

export const PAGES = ['portal/', 'portal/chi-tieu.html', 'portal/bai-viet.html', 'portal/huong-dan-nhung.html', 'portal/dung-ma.html', 'portal/nhung/trang-thuong.html', 'portal/nhung/liferay.html', 'portal/nhung/sharepoint.html', 'portal/nhung/wordpress.html', 'studio/', 'huong-dan/nhung.html', 'muctieu/embed.html?rules=/portal/seeds/viet-nam/viet-nam.muctieu&target=kinh-te-so-2030'];
