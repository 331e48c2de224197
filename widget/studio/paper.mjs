// The room for paper: what a meeting gets, as the portal shows it. The element is loaded here and nowhere else.
import { LANG } from './desk.mjs';
import { button, el } from './dom.mjs';

export async function open(box, desk) {
  await import('../muctieu/define.mjs');
  const views = ['summary', 'table'].map((kind) => el('muc-tieu', { view: kind, lang: LANG }));
  box.append(
    el('div', { class: 'tools' }, button('In trang này…', () => window.print(), { id: 'print' }), el('p', { class: 'hint' }, 'Bản in gồm bảng tổng hợp và từng mục tiêu; phần khung của trang soạn không in.')),
    ...views,
  );
  const draw = () => {
    const { files, main, tables, asOf } = desk.state;
    const figures = tables.map((name) => ({ name, content: files[name] })).filter(({ content }) => content.trim() !== '');
    for (const view of views) {
      view.setAttribute('as-of', asOf);
      view.rules = { source: files[main], files, name: main };
      // An empty table is a table; an empty text would be no source at all.
      view.metrics = figures.length === 0 ? [] : figures.map(({ content }) => `${content.trimEnd()}\n`);
    }
  };
  let front = false;
  desk.addEventListener('answer', () => front && draw());
  return {
    show() {
      front = true;
      draw();
    },
    hide() {
      front = false;
    },
  };
}
