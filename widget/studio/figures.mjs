// The room for figures: paste a sheet or open a file, say what its rows and columns are, mend it cell by cell, save it.
import { FIGURES, isRules } from './desk.mjs';
import { button, el, field } from './dom.mjs';
import { download } from './files.mjs';
import { list } from './findings.mjs';
import { grid } from './grid.mjs';
import { convert, headRow, missing, plain, ROLES, roleOf, styleOf, unitRow } from './import-figures.mjs';
import { rowsOf, separatorOf, textOf } from './table.mjs';

const REMEMBERED = 'muctieu-cot';
/** Rows of a sheet that are shown while its columns are being named. */
const PREVIEW = 8;

/** What columns with such heads were last said to be. */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {};
  } catch {
    return {};
  }
}

export function open(box, desk) {
  let shown = desk.state.tables[0] ?? null;
  const names = el('div', { class: 'files', role: 'group', 'aria-label': 'Các bảng' });
  const input = el('input', { type: 'file', accept: '.csv,.tsv,.txt', hidden: true, id: 'figures-file' });
  const tools = el(
    'div',
    { class: 'tools' },
    button('Mở tệp CSV…', () => input.click(), { id: 'open-figures' }),
    button('Dán bảng mới', () => ask(null), { id: 'paste-figures' }),
    button('Tải CSV về', () => shown !== null && download(shown, `﻿${desk.text(shown)}`, 'text/csv;charset=utf-8'), { id: 'save-figures' }),
    button('Bỏ bảng này', () => drop(), { class: 'quiet' }),
    input,
  );
  const sheet = el('div', { class: 'importing' });
  const about = el('p', { class: 'hint', role: 'status' });
  const place = el('div', {});
  const findings = el('ol', { id: 'data-findings', 'aria-label': 'Lỗi và lưu ý của số liệu' });
  box.append(el('h2', {}, 'Số liệu'), tools, sheet, names, about, place, findings);
  const show = grid(place, {
    changed: (rows) => desk.writeTable(shown, textOf(rows, separatorOf(desk.text(shown))), { by: 'figures', now: true, step: true }),
    pasted: (text, at) => {
      const block = rowsOf(text, text.includes('\t') ? '\t' : separatorOf(text));
      // A sheet pasted onto the first cell is a sheet of its own.
      if (at[0] === 0 && block.length > 1) return ask(text);
      const rows = rowsOf(desk.text(shown)).map((row) => [...row]);
      block.forEach((row, down) =>
        row.forEach((cell, right) => {
          while (rows.length <= at[0] + down) rows.push([]);
          while (rows[at[0] + down].length <= at[1] + right) rows[at[0] + down].push('');
          rows[at[0] + down][at[1] + right] = cell;
        }),
      );
      return desk.writeTable(shown, textOf(rows, separatorOf(desk.text(shown))), { by: 'figures', now: true, step: true });
    },
  });

  input.addEventListener('change', async () => {
    const [file] = input.files;
    if (file !== undefined) ask(await file.text(), file.name.replace(/\.(tsv|txt)$/i, '.csv'));
    input.value = '';
  });
  box.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (/^(INPUT|TEXTAREA)$/.test(event.target.tagName) || !/[\t\n;,]/.test(text.trim())) return;
    event.preventDefault();
    ask(text);
  });

  const tables = () => Object.keys(desk.state.files).filter((name) => !isRules(name));

  function drop() {
    if (shown === null) return;
    const files = { ...desk.state.files };
    delete files[shown];
    const name = shown;
    shown = desk.state.tables.find((other) => other !== name) ?? null;
    desk.change({ files, tables: desk.state.tables.filter((other) => other !== name) }, { now: true, step: true });
    desk.say(`Đã bỏ bảng “${name}”; bấm “Hoàn tác” để lấy lại.`);
  }

  // A sheet on its way in.

  /** Asks what a sheet's rows and columns are; without a text, for the sheet itself. */
  function ask(text, name = null) {
    if (text === null) {
      const area = el('textarea', { id: 'data', spellcheck: 'false', 'aria-label': 'Dán bảng số liệu vào đây', rows: 8, placeholder: 'Chép vùng ô trong Excel (Ctrl+C) rồi dán vào đây (Ctrl+V).' });
      area.addEventListener('input', () => {
        if (/[\n\t;,]/.test(area.value.trim())) ask(area.value);
      });
      sheet.replaceChildren(el('p', { class: 'hint' }, 'Chép bảng trong Excel rồi dán vào ô dưới; hoặc dán ở bất kỳ đâu trong phòng này.'), area, tables().length === 0 ? '' : button('Thôi', () => sheet.replaceChildren()));
      area.focus();
      return;
    }
    const rows = rowsOf(text).filter((row) => row.some((cell) => cell.trim() !== ''));
    if (rows.length < 2) {
      sheet.replaceChildren(el('p', { class: 'fault' }, 'Bảng dán vào cần ít nhất một dòng tên cột và một dòng số liệu.'), button('Dán lại', () => ask(null)));
      return;
    }
    const namesNow = () => desk.answer?.stock.indicators.flatMap(({ name: one, title }) => (title === null ? [one] : [one, title])) ?? [];
    let known = namesNow();
    // What a hand has set is not decided anew.
    let touched = false;
    const memory = remembered();
    const plan = { head: headRow(rows, known), unit: -1, roles: [], styles: [] };
    const decide = () => {
      plan.unit = unitRow(rows, plan.head);
      const body = rows.slice(Math.max(plan.head, plan.unit) + 1);
      const width = Math.max(...rows.map((row) => row.length));
      const heads = Array.from({ length: width }, (_, index) => rows[plan.head][index] ?? '');
      const kept = memory[heads.map(plain).join('|')];
      plan.roles = heads.map((head, index) => kept?.[index] ?? roleOf(head, body.map((row) => row[index] ?? ''), known));
      plan.decided = heads.map((_, index) => styleOf(body.map((row) => row[index] ?? '')));
      plan.styles = plan.decided.map(({ style }) => style);
    };
    decide();
    const into = shown !== null && desk.state.tables.includes(shown) ? shown : null;
    const target = el('select', { id: 'import-into' }, el('option', { value: 'new' }, 'thành bảng mới'), into === null ? null : [el('option', { value: 'append' }, `thêm vào cuối “${into}”`), el('option', { value: 'replace' }, `thay cho “${into}”`)]);
    const draw = () => {
      const width = plan.roles.length;
      const option = (value, words, chosen) => el('option', { value, selected: chosen }, words);
      const head = el('select', { id: 'import-head' }, rows.slice(0, 12).map((row, index) => option(index, `dòng ${index + 1}: ${row.filter((cell) => cell.trim() !== '').slice(0, 3).join(' | ').slice(0, 50)}`, index === plan.head)));
      const unit = el('select', { id: 'import-unit' }, option(-1, 'không có', plan.unit === -1), rows.slice(0, 12).map((_, index) => (index > plan.head ? option(index, `dòng ${index + 1}`, index === plan.unit) : null)));
      head.addEventListener('change', () => {
        touched = true;
        plan.head = Number(head.value);
        decide();
        draw();
      });
      unit.addEventListener('change', () => {
        touched = true;
        plan.unit = Number(unit.value);
        draw();
      });
      const roles = plan.roles.map((role, index) => {
        const choose = el('select', { 'aria-label': `Cột “${rows[plan.head][index] ?? index + 1}” là` }, ROLES.map(([value, words]) => option(value, words, value === role)));
        choose.addEventListener('change', () => {
          touched = true;
          plan.roles[index] = choose.value;
          draw();
        });
        const { sample, doubtful } = plan.decided[index];
        const figures = ['giá trị', 'period', 'indicator'].includes(role) && sample !== '';
        const style = el('select', { 'aria-label': `Cách viết số của cột “${rows[plan.head][index] ?? index + 1}”` }, option('vi', 'dấu phẩy là số lẻ: 1.234,5', plan.styles[index] === 'vi'), option('plain', 'dấu chấm là số lẻ: 1,234.5', plan.styles[index] === 'plain'));
        style.addEventListener('change', () => {
          touched = true;
          plan.styles[index] = style.value;
        });
        return el('th', { scope: 'col' }, choose, figures ? [style, doubtful ? el('small', { class: 'doubt' }, `“${sample}” đọc được hai cách; hãy chọn cách đúng.`) : null] : null);
      });
      const lack = missing(plan);
      const put = button('Đưa vào bảng số liệu', () => {
        const made = convert(rows, plan);
        memory[rows[plan.head].map(plain).join('|')] = plan.roles;
        localStorage.setItem(REMEMBERED, JSON.stringify(Object.fromEntries(Object.entries(memory).slice(-40))));
        keep(made, target.value, name);
      }, { id: 'import', class: 'main', disabled: lack !== null });
      sheet.replaceChildren(
        el('h3', {}, 'Bảng vừa dán'),
        el('div', { class: 'tools' }, field('Dòng tên cột', head), field('Dòng đơn vị', unit), field('Đưa vào', target)),
        el('div', { class: 'scroll' }, el('table', { class: 'preview' }, el('thead', {}, el('tr', {}, el('td', { class: 'number' }), roles)), el('tbody', {}, rows.slice(0, Math.max(PREVIEW, plan.head + 4)).map((row, index) => el('tr', { class: index === plan.head ? 'heads' : index === plan.unit ? 'units' : index < plan.head ? 'skipped' : undefined }, el('td', { class: 'number' }, String(index + 1)), Array.from({ length: width }, (_, column) => el('td', {}, row[column] ?? ''))))))),
        el('p', { class: lack === null ? 'hint' : 'fault', role: 'status' }, lack ?? `${rows.length - Math.max(plan.head, plan.unit) - 1} dòng sẽ được đọc. Cách chọn này được nhớ cho bảng có cùng tên cột.`),
        el('div', { class: 'tools' }, put, button('Thôi', () => sheet.replaceChildren())),
      );
    };
    draw();
    sheet.querySelector('#import').focus();
    // Rules written a moment ago may declare the very indicators that the sheet names.
    let mine = sheet.querySelector('#import-head');
    const learn = () => {
      if (touched || sheet.querySelector('#import-head') !== mine) return desk.removeEventListener('answer', learn);
      const now = namesNow();
      if (now.join('|') === known.join('|')) return undefined;
      known = now;
      plan.head = headRow(rows, known);
      decide();
      draw();
      mine = sheet.querySelector('#import-head');
      return undefined;
    };
    desk.addEventListener('answer', learn);
  }

  /** Puts a made table into the work. */
  function keep(made, how, name) {
    sheet.replaceChildren();
    if (how === 'append') {
      const there = rowsOf(desk.text(shown));
      const heads = there[0] ?? made[0];
      const all = [...heads, ...made[0].filter((head) => !heads.some((one) => plain(one) === plain(head)))];
      const moved = made.slice(1).map((row) => all.map((head) => row[made[0].findIndex((one) => plain(one) === plain(head))] ?? ''));
      return desk.writeTable(shown, textOf([all, ...there.slice(1).map((row) => all.map((_, index) => row[index] ?? '')), ...moved], separatorOf(desk.text(shown))), { now: true, step: true });
    }
    if (how !== 'replace') {
      const taken = tables();
      let free = name ?? FIGURES;
      for (let number = 2; taken.includes(free); number += 1) free = (name ?? FIGURES).replace(/(\.csv)?$/, `-${number}.csv`);
      shown = free;
    }
    return desk.writeTable(shown, textOf(made), { now: true, step: true });
  }

  // The table that is there.

  function draw() {
    const all = tables();
    if (shown === null || !all.includes(shown)) shown = desk.state.tables[0] ?? all[0] ?? null;
    names.replaceChildren(...all.map((name) => button(name, () => ((shown = name), draw()), { class: name === shown ? 'file chosen' : 'file', 'aria-pressed': String(name === shown) })));
    place.hidden = shown === null;
    if (shown === null) {
      about.textContent = '';
      findings.replaceChildren();
      if (sheet.childElementCount === 0) ask(null);
      return;
    }
    if (sheet.querySelector('#data') !== null && all.length > 0 && sheet.querySelector('#data').value === '') sheet.replaceChildren();
    const rows = rowsOf(desk.text(shown));
    const found = (desk.answer?.dataDiagnostics ?? []).filter(({ file }) => file === shown);
    const column = (rows[0] ?? []).findIndex((head) => ['gia tri', 'value'].includes(plain(head)));
    const values = column < 0 ? [] : rows.slice(1).map((row) => row[column] ?? '');
    const how = column < 0 ? '' : `; cột “${rows[0][column]}” viết số kiểu ${styleOf(values).style === 'vi' ? '1.234,5' : '1,234.5'}`;
    about.textContent = `${Math.max(0, rows.length - 1)} dòng, ${found.filter(({ severity }) => severity === 'error').length} lỗi${how}${desk.state.tables.includes(shown) ? '' : '; bảng này do một tệp quy tắc gọi đến'}. Mũi tên để đi, gõ hoặc Enter để sửa ô.`;
    show(rows, found.filter(({ row, severity }) => row !== null && severity !== 'info'));
    list(findings, found, ({ row, column: name }) => ({ where: row === null ? '' : `dòng ${row}${name === null ? '' : `, cột “${name}”`}`, go: null, mends: [] }));
  }
  let front = false;
  desk.addEventListener('answer', () => front && draw());
  desk.addEventListener('state', ({ detail: { by } }) => {
    if (by === 'open') shown = desk.state.tables[0] ?? null;
    if (front && by !== 'figures') draw();
  });
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
