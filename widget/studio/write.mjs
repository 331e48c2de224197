// The room for writing: the text on the left, its verdicts on the right, and before a change is kept, what it flips.
import { badge, board } from './board.mjs';
import { flips, keep } from './changes.mjs';
import { isRules } from './desk.mjs';
import { button, el } from './dom.mjs';
import { list } from './findings.mjs';
import { placesOf } from './places.mjs';
import { keepSteps, steps } from './store.mjs';

const PLAIN = 'muctieu-o-van-ban';

export async function open(box, desk) {
  const tabs = el('div', { class: 'files', role: 'group', 'aria-label': 'Các tệp quy tắc' });
  const host = el('div', { id: 'editor' });
  const findings = el('ol', { id: 'findings', 'aria-label': 'Lỗi và lưu ý' });
  const change = el('div', { id: 'change', role: 'status' });
  const results = el('div', { id: 'results' });
  const aside = el('div', { id: 'beside' });
  const plainly = el('input', { type: 'checkbox', checked: localStorage.getItem(PLAIN) === 'yes' });
  const tools = el(
    'div',
    { class: 'tools' },
    button('Viết bằng biểu mẫu', () => toggle('form'), { id: 'form', 'aria-expanded': 'false', 'aria-controls': 'beside' }),
    button('Mục lục', () => toggle('outline'), { id: 'outline', 'aria-expanded': 'false', 'aria-controls': 'beside' }),
    button('Đọc là', () => readHere(), { id: 'reading', title: 'Máy hiểu dòng đang đặt con trỏ thế nào' }),
    button('Đổi tên…', () => rename(editor.cursor), { id: 'rename', title: 'F2' }),
    button('Đến khai báo', () => define(editor.cursor), { id: 'define', title: 'F12' }),
    button('Xếp lại bố cục', layOut, { id: 'format' }),
    el('label', { class: 'check' }, plainly, 'Ô văn bản thường'),
  );
  box.append(
    el('section', { id: 'rules', 'aria-labelledby': 'rules-title' }, el('h2', { id: 'rules-title' }, 'Quy tắc'), tools, tabs, aside, host, findings),
    el('section', { id: 'verdicts', 'aria-labelledby': 'verdicts-title' }, el('h2', { id: 'verdicts-title' }, 'Kết luận'), change, results),
  );

  /** The verdicts that changes are held against: those of the text as it was opened or last kept. */
  let base = null;
  let latest = null;
  let shown = desk.state.open;
  let editor = null;

  const ask = (what, given) => desk.ask(what, { file: desk.state.open, ...given });
  const changed = (text) => {
    desk.write(desk.state.open, text, { by: 'write' });
    saveSteps();
  };
  let saving;
  const saveSteps = () => {
    clearTimeout(saving);
    saving = setTimeout(() => editor.past !== null && keepSteps(shown, editor.past).catch(() => {}), 400);
  };

  /** Puts the editor of one's choice into its place. */
  async function setEditor() {
    const plain = plainly.checked;
    const { mount } = plain ? await import('./plain.mjs') : await import('./editor.mjs');
    editor?.close();
    const text = desk.text();
    const fresh = el('div', { class: 'host' });
    host.replaceChildren(fresh);
    shown = desk.state.open;
    const past = plain ? null : await steps(shown).catch(() => null);
    editor = mount(fresh, { text, past, changed, ask, rename, define });
    if (desk.answer !== null) show(desk.answer);
  }
  plainly.addEventListener('change', () => {
    localStorage.setItem(PLAIN, plainly.checked ? 'yes' : 'no');
    setEditor();
  });

  async function showFile(name) {
    desk.change({ open: name }, { now: true });
  }

  function drawTabs() {
    const names = Object.keys(desk.state.files).filter(isRules);
    tabs.hidden = false;
    tabs.replaceChildren(
      ...names.map((name) => button(name, () => showFile(name), { class: name === desk.state.open ? 'file chosen' : 'file', 'aria-pressed': String(name === desk.state.open) })),
      button('+', addFile, { class: 'file', 'aria-label': 'Thêm tệp quy tắc', title: 'Thêm tệp quy tắc' }),
      button('Đổi tên tệp…', renameFile, { class: 'quiet' }),
      names.length > 1 ? button('Bỏ tệp', dropFile, { class: 'quiet' }) : '',
    );
  }

  function addFile() {
    const names = Object.keys(desk.state.files);
    let number = 2;
    while (names.includes(`tep-${number}.muctieu`)) number += 1;
    const name = `tep-${number}.muctieu`;
    desk.change({ files: { ...desk.state.files, [name]: '' }, open: name }, { now: true, step: true });
  }

  function renameFile() {
    const { files, open: name, main } = desk.state;
    const input = el('input', { value: name, size: 30 });
    const apply = () => {
      const wanted = `${input.value.trim().replace(/\.muctieu$/i, '')}.muctieu`;
      aside.replaceChildren();
      if (wanted === '.muctieu' || wanted === name) return;
      if (Object.hasOwn(files, wanted)) return desk.say(`Đã có tệp “${wanted}”.`);
      // Whoever uses the file by its name goes on using it.
      const next = Object.fromEntries(
        Object.entries(files).map(([own, text]) => [own === name ? wanted : own, isRules(own) ? text.replaceAll(`"${name}"`, `"${wanted}"`).replaceAll(`“${name}”`, `“${wanted}”`) : text]),
      );
      return desk.change({ files: next, open: wanted, main: main === name ? wanted : main }, { now: true, step: true });
    };
    aside.replaceChildren(el('form', { class: 'rename', onsubmit: (event) => (event.preventDefault(), apply()) }, el('label', {}, 'Tên tệp mới ', input), el('button', {}, 'Đổi tên'), button('Thôi', () => aside.replaceChildren())));
    input.select();
  }

  function dropFile() {
    const { files, open: name, main } = desk.state;
    const rest = Object.fromEntries(Object.entries(files).filter(([own]) => own !== name));
    const first = Object.keys(rest).find(isRules);
    desk.change({ files: rest, open: main === name ? first : main, main: main === name ? first : main }, { now: true, step: true });
    desk.say(`Đã bỏ tệp “${name}”; bấm “Hoàn tác” để lấy lại.`);
  }

  desk.addEventListener('state', async ({ detail: { by } }) => {
    const { open: name } = desk.state;
    if (by === 'open') {
      base = null;
      latest = null;
    }
    drawTabs();
    if (editor === null) return;
    if (name !== shown) {
      shown = name;
      editor.load(desk.text(), plainly.checked ? null : await steps(name).catch(() => null));
    } else if (by !== 'write') editor.replace(desk.text());
  });

  /** Shows what the engine says, as long as the text is still the one it speaks of. */
  function show(answer) {
    const { state, diagnostics, tokens, board: verdicts, stock } = answer;
    const text = state.files[state.open];
    const current = editor !== null && state.open === shown && editor.text === text;
    const own = diagnostics.filter(({ file, start }) => file === state.open && start !== null);
    const place = placesOf(text, own.flatMap(({ start, end, fixes }) => [start, end, ...fixes.flatMap(({ edits }) => edits.flatMap((edit) => [edit.start, edit.end]))]));
    const mends = ({ fixes }) =>
      fixes.map(({ title, edits }) => ({
        name: title,
        apply: () => editor.edit(edits.map((edit) => ({ from: place(edit.start), to: place(edit.end), insert: edit.text }))),
      }));
    if (current) {
      editor.show(
        tokens,
        own.map((finding) => ({
          from: place(finding.start),
          to: Math.max(place(finding.end), place(finding.start)),
          severity: finding.severity,
          message: [finding.message, finding.help].filter(Boolean).join(' '),
          source: finding.code,
          actions: mends(finding),
        })),
      );
      list(findings, diagnostics, (finding) => {
        const here = finding.file === state.open;
        const where = finding.line === null ? '' : `${here ? '' : `${finding.file}, `}dòng ${finding.line}`;
        const target = here && finding.start !== null ? () => editor.go(place(finding.start), place(finding.end)) : null;
        return { where, go: target ?? (finding.line !== null && Object.hasOwn(state.files, finding.file ?? '') ? () => go(finding) : null), mends: here ? mends(finding) : [] };
      });
    }
    drawBoard(verdicts, stock.statuses);
    latest = keep(verdicts.targets);
    base ??= latest;
    tellChanges(stock.statuses);
  }
  desk.addEventListener('answer', ({ detail }) => show(detail));

  const drawBoard = board(results, {
    go,
    explain: async (id) => {
      const told = await desk.ask('explain', { target: id });
      return [told.target.explanation.vi];
    },
  });

  /** Shows a line of a file. */
  async function go({ file, line }) {
    if (file !== desk.state.open) await showFile(file);
    const text = desk.text();
    const lines = text.split('\n');
    const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    // The text of another file comes after its steps have been read.
    const wait = setInterval(() => {
      if (editor.text !== text) return;
      clearInterval(wait);
      editor.go(from, from + (lines[line - 1]?.length ?? 0));
    }, 15);
  }

  function tellChanges(statuses) {
    const said = base === null || latest === null ? [] : flips(base, latest);
    if (said.length === 0) return change.replaceChildren();
    const counts = said.filter(({ kind }) => kind === 'flip').length;
    return change.replaceChildren(
      el('p', {}, counts === 0 ? 'So với lúc mở, danh sách mục tiêu đổi như sau:' : `So với lúc mở, ${counts} kết luận đổi:`),
      el('ul', {}, said.map(({ name, was, now, why }) => el('li', {}, `${name}: `, was === null ? null : badge(was, statuses), was !== null && now !== null ? ' → ' : null, now === null ? null : badge(now, statuses), ` ${why}`))),
      button('Giữ thay đổi', () => {
        base = latest;
        tellChanges(statuses);
      }),
      button('Bỏ thay đổi', () => undoAll(), { class: 'quiet' }),
    );
  }

  /** The text that the verdicts are held against, for who thinks better of it. */
  let opened = desk.state;
  desk.addEventListener('state', ({ detail: { by } }) => {
    if (by === 'open') opened = desk.state;
  });
  function undoAll() {
    desk.change(opened, { now: true, step: true });
  }

  // Panels beside the text.

  let panel = null;
  async function toggle(which) {
    panel = panel === which ? null : which;
    for (const id of ['form', 'outline']) box.querySelector(`#${id}`).setAttribute('aria-expanded', String(panel === id));
    aside.replaceChildren();
    if (panel === 'form') (await import('./form.mjs')).open(aside, desk, { insert });
    if (panel === 'outline') await drawOutline();
  }

  /** Puts a line behind the one that the cursor is in. */
  function insert(sentence) {
    const text = editor.text;
    const end = text.indexOf('\n', editor.cursor);
    const at = end < 0 ? text.length : end;
    const lead = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '' ? '' : '\n';
    editor.edit({ from: at, insert: `${lead}${sentence}\n` });
    editor.go(at + lead.length, at + lead.length + sentence.length);
  }

  const KINDS = { document: 'văn bản', section: 'mục', indicator: 'chỉ số', target: 'mục tiêu' };
  async function drawOutline() {
    const entries = await ask('outline').catch(() => []);
    aside.replaceChildren(
      entries.length === 0 ? el('p', { class: 'hint' }, 'Tệp này chưa khai báo gì.') : el('ul', { class: 'outline' }, entries.map((entry) => el('li', { class: `depth-${Math.min(entry.depth, 3)}` }, el('span', { class: 'kind' }, KINDS[entry.kind] ?? ''), button(entry.name, () => editor.go(entry.from, entry.to))))),
    );
  }

  async function readHere() {
    // The line that the cursor is in, or the nearest one above with words in it.
    const text = editor.text;
    const above = text.slice(0, text.indexOf('\n', editor.cursor) < 0 ? text.length : text.indexOf('\n', editor.cursor)).trimEnd();
    const start = above.lastIndexOf('\n') + 1;
    const first = start + (/^\s*/.exec(above.slice(start))?.[0].length ?? 0);
    let found = null;
    for (const offset of [Math.min(editor.cursor, above.length), first]) found ??= await ask('hover', { offset }).catch(() => null);
    panel = null;
    aside.replaceChildren(found === null ? el('p', { class: 'hint' }, 'Đặt con trỏ vào một mục tiêu hoặc một tên rồi bấm lại.') : el('div', { class: 'reading', role: 'status' }, el('strong', {}, found.title), found.lines.map((one) => el('div', {}, one))));
  }

  async function define(offset) {
    const { definition } = await ask('names', { offset }).catch(() => ({ definition: null }));
    if (definition === null) return desk.say('Ở chỗ này không có tên nào đã khai báo.');
    if (definition.file !== desk.state.open) await showFile(definition.file);
    const text = desk.text(definition.file);
    const wait = setInterval(() => {
      if (editor.text !== text) return;
      clearInterval(wait);
      editor.go(definition.from, definition.to);
    }, 15);
    return undefined;
  }

  async function rename(offset) {
    const { uses } = await ask('names', { offset }).catch(() => ({ uses: [] }));
    if (uses.length === 0) return desk.say('Ở chỗ này không có tên nào đã khai báo.');
    const { files } = desk.state;
    const now = files[uses[0].file].slice(uses[0].from, uses[0].to);
    const input = el('input', { value: now, size: 40 });
    const known = new Set(uses.map(({ file }) => file)).size;
    const apply = () => {
      const wanted = input.value.trim();
      aside.replaceChildren();
      if (wanted === '' || wanted === now) return;
      const next = { ...files };
      for (const { file, from, to } of uses.toSorted((a, b) => b.from - a.from)) next[file] = `${next[file].slice(0, from)}${wanted}${next[file].slice(to)}`;
      desk.change({ files: next }, { now: true, step: true });
      desk.say(`Đã đổi ở ${uses.length} chỗ.`);
    };
    aside.replaceChildren(
      el(
        'form',
        {
          class: 'rename',
          onsubmit: (event) => {
            event.preventDefault();
            apply();
          },
        },
        el('label', {}, `Đổi “${now}” ở ${uses.length} chỗ${known > 1 ? ` trong ${known} tệp` : ''} thành `, input),
        el('button', {}, 'Đổi tên'),
        button('Thôi', () => aside.replaceChildren()),
      ),
    );
    input.select();
    return undefined;
  }

  async function layOut() {
    const laid = await ask('format').catch(() => null);
    if (laid === null || laid === editor.text) return desk.say('Bố cục đã gọn.');
    editor.replace(laid);
    changed(laid);
    return undefined;
  }

  drawTabs();
  await setEditor();
  return { show: () => {} };
}
