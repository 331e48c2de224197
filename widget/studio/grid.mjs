// A table to edit by keys or mouse: arrows walk, typing or Enter opens a cell, Escape leaves it as it was. What is wrong
// with a cell stands in the cell.
import { button, el } from './dom.mjs';

/** Rows drawn at a time: a page stays quick with thousands. */
const PAGE = 100;

/**
 * A grid in `box`. `changed(rows)` is called after an edit, `pasted(text, place)` for what is pasted onto a cell. Returns
 * `show(rows, faults)`; the first row names the columns, `faults` are `{ row, column, message, severity }` by the row's
 * place and the column's name.
 */
export function grid(box, { changed, pasted }) {
  let rows = [];
  let faults = [];
  let from = 1;
  let at = [1, 0];
  const table = el('table', { class: 'grid', role: 'grid', 'aria-label': 'Bảng số liệu' });
  const pager = el('div', { class: 'tools' });
  box.append(el('div', { class: 'scroll' }, table), pager);
  const width = () => Math.max(1, ...rows.map((row) => row.length));

  const cellAt = (row, column) => table.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  function focus(row, column) {
    const last = Math.max(0, rows.length - 1);
    at = [Math.min(Math.max(row, 0), last), Math.min(Math.max(column, 0), width() - 1)];
    if (at[0] > 0 && (at[0] < from || at[0] >= from + PAGE)) {
      from = Math.floor((at[0] - 1) / PAGE) * PAGE + 1;
      draw();
    }
    for (const cell of table.querySelectorAll('[tabindex="0"]')) cell.tabIndex = -1;
    const cell = cellAt(...at);
    if (cell === null) return;
    cell.tabIndex = 0;
    cell.focus();
  }

  function edit(cell, first = null) {
    const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
    const before = rows[row]?.[column] ?? '';
    const input = el('input', { value: first ?? before, 'aria-label': `${rows[0]?.[column] ?? ''}, dòng ${row + 1}` });
    let left = false;
    const leave = (keep) => {
      if (left) return;
      left = true;
      const value = input.value;
      if (keep && value !== before) {
        const next = rows.map((one) => [...one]);
        while (next[row].length <= column) next[row].push('');
        next[row][column] = value;
        rows = next;
        draw();
        changed(rows);
      } else draw();
    };
    input.addEventListener('blur', () => leave(true));
    input.addEventListener('keydown', (event) => {
      // A word that an input method has not finished is its own affair.
      if (event.isComposing) return;
      const by = { Enter: [1, 0], Tab: [0, event.shiftKey ? -1 : 1] }[event.key];
      if (by !== undefined) {
        event.preventDefault();
        leave(true);
        focus(row + by[0], column + by[1]);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        leave(false);
        focus(row, column);
      }
      event.stopPropagation();
    });
    cell.replaceChildren(input);
    input.focus();
    if (first === null) input.select();
  }

  table.addEventListener('keydown', (event) => {
    const cell = event.target.closest('[data-row]');
    if (cell === null || event.target.tagName === 'INPUT') return;
    const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-PAGE, 0], PageDown: [PAGE, 0] }[event.key];
    if (by !== undefined) focus(row + by[0], column + by[1]);
    else if (event.key === 'Home') focus(row, 0);
    else if (event.key === 'End') focus(row, width() - 1);
    else if (event.key === 'Enter' || event.key === 'F2') edit(cell);
    else if (event.key === 'Delete') {
      rows = rows.map((one, index) => (index === row ? one.map((value, place) => (place === column ? '' : value)) : one));
      draw();
      changed(rows);
      focus(row, column);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) edit(cell, event.key);
    else return;
    event.preventDefault();
  });
  table.addEventListener('dblclick', ({ target }) => {
    const cell = target.closest('[data-row]');
    if (cell !== null && target.tagName !== 'INPUT') edit(cell);
  });
  table.addEventListener('click', ({ target }) => {
    const cell = target.closest('[data-row]');
    if (cell !== null && target.tagName !== 'INPUT') focus(Number(cell.dataset.row), Number(cell.dataset.column));
  });
  table.addEventListener('paste', (event) => {
    const cell = event.target.closest('[data-row]');
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (cell === null || (event.target.tagName === 'INPUT' && !/[\t\n]/.test(text.trim()))) return;
    event.preventDefault();
    event.stopPropagation();
    pasted(text, [Number(cell.dataset.row), Number(cell.dataset.column)]);
  });

  function draw() {
    const heads = rows[0] ?? [];
    const columns = Array.from({ length: width() }, (_, index) => index);
    const wrong = new Map();
    for (const fault of faults) {
      const column = heads.findIndex((head) => head.trim() === String(fault.column ?? '').trim());
      const key = `${fault.row - 1}|${Math.max(0, column)}`;
      wrong.set(key, [...(wrong.get(key) ?? []), fault]);
    }
    const cell = (tag, row, column, more = {}) => {
      const bad = wrong.get(`${row}|${column}`);
      return el(
        tag,
        { role: tag === 'th' ? 'columnheader' : 'gridcell', 'data-row': row, 'data-column': column, tabindex: row === at[0] && column === at[1] ? '0' : '-1', class: bad === undefined ? undefined : bad[0].severity, 'aria-invalid': bad === undefined ? undefined : 'true', ...more },
        el('span', {}, rows[row]?.[column] ?? ''),
        bad?.map(({ message }) => el('small', {}, message)),
      );
    };
    from = Math.min(from, Math.max(1, Math.floor((rows.length - 2) / PAGE) * PAGE + 1));
    const body = rows.slice(from, from + PAGE);
    table.setAttribute('aria-rowcount', rows.length);
    table.replaceChildren(
      el('thead', {}, el('tr', { 'aria-rowindex': 1 }, el('td', { class: 'number' }, ''), columns.map((column) => cell('th', 0, column, { scope: 'col' })))),
      el('tbody', {}, body.map((_, index) => el('tr', { 'aria-rowindex': from + index + 1 }, el('td', { class: 'number' }, String(from + index + 1)), columns.map((column) => cell('td', from + index, column))))),
    );
    const pages = Math.ceil((rows.length - 1) / PAGE);
    pager.replaceChildren(
      ...(pages > 1
        ? [
            button('Trang trước', () => ((from = Math.max(1, from - PAGE)), draw()), { disabled: from === 1 }),
            el('span', {}, `Dòng ${from + 1}–${Math.min(rows.length, from + PAGE)} trong ${rows.length}`),
            button('Trang sau', () => ((from += PAGE), draw()), { disabled: from + PAGE >= rows.length }),
          ]
        : []),
      button('Thêm dòng', () => {
        rows = [...rows, Array.from({ length: width() }, () => '')];
        draw();
        focus(rows.length - 1, 0);
      }),
    );
  }

  return function show(next, found) {
    // A cell that is being written in stays: its own edit will come.
    if (table.querySelector('input') !== null) return;
    const inside = table.contains(document.activeElement);
    rows = next;
    faults = found;
    draw();
    if (inside) focus(...at);
  };
}
