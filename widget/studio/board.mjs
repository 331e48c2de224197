// The verdicts beside the text: a line a target, grouped as the plan is, each with the reasoning one click away. Lines
// that say the same as before are left alone, so that hundreds of targets cost nothing while somebody types.
import { button, el, svg } from './dom.mjs';

/** The badge: one word, one shape, one colour, all from the engine. */
export function badge({ status, words, threatened = false }, statuses) {
  const pieces = statuses[status]?.shape ?? [];
  const shape = svg('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true', focusable: 'false' }, pieces.map(({ tag, ...given }) => svg(tag, given)));
  return el('span', { class: `badge s-${status}${threatened ? ' threatened' : ''}` }, shape, el('span', {}, words ?? statuses[status]?.words ?? ''));
}

/**
 * A board in `box`. `go(place)` shows the line of a target; `explain(id)` promises its sentences. Returns
 * `show(board, statuses)`.
 */
export function board(box, { go, explain }) {
  const lines = new Map();
  let order = '';

  function line(target, statuses) {
    const known = lines.get(target.full_id);
    const said = JSON.stringify(target);
    if (known?.said === said) return known.element;
    const why = el('details', { class: 'why' }, el('summary', {}, 'Vì sao?'));
    why.addEventListener('toggle', async () => {
      if (!why.open) return;
      const sentences = await explain(target.id).catch((error) => [error.message]);
      why.replaceChildren(why.firstElementChild, el('p', {}, sentences.join(' ')));
    });
    const figure = target.figure === null ? 'Chưa có số liệu' : `${target.figure} · ${target.period}${target.figure_status === null ? '' : ` (${target.figure_status})`}`;
    const element = el(
      'li',
      { class: target.overtaken ? 'target overtaken' : 'target', 'data-id': target.id },
      el('p', { class: 'head' }, badge(target, statuses), el('strong', {}, target.name)),
      el('p', { class: 'facts' }, el('span', { class: 'figure' }, figure), el('span', { class: 'asked' }, `Mục tiêu: ${target.asked}`)),
      target.pace === '' ? null : el('p', { class: 'pace' }, target.pace),
      target.notes.map((note) => el('p', { class: 'note' }, note)),
      el('div', { class: 'more' }, target.place.line === null ? null : button(`Đến dòng ${target.place.line}`, () => go(target.place), { class: 'quiet', 'aria-label': `Đến dòng ${target.place.line}: ${target.name}` }), why),
    );
    lines.set(target.full_id, { element, said });
    return element;
  }

  return function show({ targets, dates }, statuses) {
    const shown = targets.map((target) => line(target, statuses));
    const now = targets.map(({ full_id: id, document, section }) => `${id}|${document}|${section}`).join('\n');
    const kept = new Set(targets.map(({ full_id: id }) => id));
    for (const id of lines.keys()) if (!kept.has(id)) lines.delete(id);
    if (now === order && box.isConnected && box.querySelector('.dates') !== null) {
      // Same targets in the same places: only lines that say something else are exchanged.
      const there = box.querySelectorAll('li.target');
      shown.forEach((element, at) => there[at] !== element && there[at].replaceWith(element));
      box.querySelector('.dates').textContent = dates;
      return;
    }
    order = now;
    const groups = [];
    let last = null;
    targets.forEach((target, at) => {
      if (last === null || last.document !== target.document || last.section !== target.section) {
        const heading = [target.document, target.section].filter(Boolean).join(' · ');
        last = { document: target.document, section: target.section, list: el('ul', { class: 'targets', role: 'list' }) };
        if (heading !== '') groups.push(el('h3', {}, heading));
        groups.push(last.list);
      }
      last.list.append(shown[at]);
    });
    box.replaceChildren(el('p', { class: 'dates' }, dates), ...groups);
  };
}
