// The room for paper: what a meeting gets. The verdicts as the portal shows them (the element is loaded here and nowhere
// else), or the brief on a scenario.
import { LANG } from './desk.mjs';
import { button, el } from './dom.mjs';
import { PRESENT } from './scenario-text.mjs';

export async function open(box, desk) {
  const what = el('select', { id: 'paper' });
  const sheet = el('div', { class: 'sheet' });
  box.append(
    el('div', { class: 'tools' }, el('label', {}, 'Bản để in ', what), button('In…', () => window.print(), { id: 'print', class: 'main' }), el('span', { class: 'hint' }, 'Phần khung của trang soạn không in.')),
    sheet,
  );
  let views = null;
  let front = false;
  let drawing = 0;

  async function verdicts() {
    await import('../muctieu/define.mjs');
    views ??= ['summary', 'table'].map((kind) => el('muc-tieu', { view: kind, lang: LANG }));
    const { files, main, tables, asOf } = desk.state;
    const figures = tables.map((name) => files[name] ?? '').filter((text) => text.trim() !== '');
    if (!sheet.contains(views[0])) sheet.replaceChildren(...views);
    for (const view of views) {
      view.setAttribute('as-of', asOf);
      view.rules = { source: files[main], files, name: main };
      // An empty table is a table; an empty text would be no source at all.
      view.metrics = figures.length === 0 ? [] : figures.map((text) => `${text.trimEnd()}\n`);
    }
  }

  async function draw() {
    const mine = (drawing += 1);
    const scenarios = desk.answer.stock.scenarios.map(({ name }) => name);
    const before = what.value;
    const wanted = desk.brief?.columns.at(-1);
    what.replaceChildren(el('option', { value: '' }, 'Kết luận'), ...[...scenarios, ...(wanted === PRESENT ? [PRESENT] : [])].map((name) => el('option', { value: name }, `Tóm tắt kịch bản: ${name}`)));
    what.value = wanted ?? (scenarios.includes(before) ? before : '');
    if (what.selectedIndex < 0) what.value = '';
    if (what.value === '') return verdicts();
    const { brief } = await import('./brief.mjs');
    const columns = desk.brief?.columns.at(-1) === what.value ? desk.brief.columns.filter((name) => name === PRESENT || scenarios.includes(name)) : [PRESENT, what.value];
    try {
      const page = await brief(desk, columns, desk.brief?.chosen ?? null);
      if (mine === drawing) sheet.replaceChildren(page);
    } catch (error) {
      if (mine === drawing) sheet.replaceChildren(el('p', { class: 'fault' }, error.message));
    }
    return undefined;
  }
  what.addEventListener('change', () => {
    desk.brief = what.value === '' ? null : { columns: [PRESENT, what.value], chosen: null };
    draw();
  });
  desk.addEventListener('answer', () => front && draw());
  return {
    show() {
      front = true;
      if (desk.answer !== null) draw();
    },
    hide() {
      front = false;
    },
  };
}
