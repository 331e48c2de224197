// The workspace: one rule file in the editor (with the files it uses beside it), a table of figures, and the verdicts.
import '../muctieu/define.mjs';
import { flips, keep } from './changes.mjs';
import { mount } from './editor.mjs';
import { today } from '../element/words.mjs';
import { placesOf } from './places.mjs';
import { Remote } from './remote.mjs';
import { asFragment, fromFragment, recall, remember, SAFE_LINK } from './store.mjs';

const LANG = 'vi';
/** Long enough for an input method to finish a word, short enough to feel immediate. */
const REST = 120;
const at = (id) => document.getElementById(id);

const EXAMPLES = [
  ['867/KH-UBND của tỉnh Khánh Hòa', '../portal/seeds/khanh-hoa/867-kh-ubnd.muctieu', '../portal/seeds/khanh-hoa/so-lieu/quan-trac.csv'],
  ['411/QĐ-TTg của Thủ tướng Chính phủ', '../portal/seeds/viet-nam/411-qd-ttg.muctieu', '../portal/seeds/viet-nam/so-lieu/quan-trac.csv'],
];

const FIRST = {
  main: 'muc-tieu.muctieu',
  files: { 'muc-tieu.muctieu': '# Chép một mục tiêu của kế hoạch vào đây, mỗi mục tiêu một dòng.\nkinh tế số ≥ 30% GRDP by 2030\n' },
  figures: '',
  asOf: today(),
};

const remote = new Remote();
let state = FIRST;
/** The verdicts that changes are held against: those of the text as it was opened or last kept. */
let base = null;
let latest = null;
let timer;
let round = 0;

const say = (text) => {
  at('state').textContent = text;
};

const editor = mount(at('editor'), {
  text: '',
  changed: (text) => {
    state = { ...state, files: { ...state.files, [state.main]: text } };
    soon();
  },
  ask: (what, given) => remote.ask(what, { ...given, asOf: state.asOf, lang: LANG }),
});

function soon() {
  clearTimeout(timer);
  timer = setTimeout(work, REST);
}

/** Judges what is there, shows it and keeps it. */
async function work() {
  clearTimeout(timer);
  const mine = (round += 1);
  const given = state;
  remember(given).catch((error) => say(`Không lưu được bản nháp trong trình duyệt (${error.name}); hãy tải quy tắc về máy.`));
  try {
    const answer = await remote.update({ files: given.files, main: given.main, figures: given.figures, asOf: given.asOf, lang: LANG });
    if (mine !== round) return;
    show(given, answer);
  } catch (error) {
    if (mine === round) say(error.message);
  }
}

function show(given, { diagnostics, tokens, targets, dataDiagnostics, rows }) {
  const text = given.files[given.main];
  const own = diagnostics.filter(({ file, start }) => file === given.main && start !== null);
  const place = placesOf(text, own.flatMap(({ start, end, fixes }) => [start, end, ...fixes.flatMap(({ edits }) => edits.flatMap((edit) => [edit.start, edit.end]))]));
  const mends = ({ fixes }) =>
    fixes.map(({ title, edits }) => ({
      name: title,
      apply: () => editor.edit(edits.map((edit) => ({ from: place(edit.start), to: place(edit.end), insert: edit.text }))),
    }));
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
  list(at('findings'), diagnostics, (finding) => ({
    where: finding.line === null ? '' : `${finding.file === given.main ? '' : `${finding.file}, `}dòng ${finding.line}`,
    go: finding.file === given.main && finding.start !== null ? () => editor.go(place(finding.start), place(finding.end)) : null,
    mends: finding.file === given.main ? mends(finding) : [],
  }));
  list(at('data-findings'), dataDiagnostics, ({ row, column }) => ({ where: row === null ? '' : `dòng ${row}${column === null ? '' : `, cột “${column}”`}`, go: null, mends: [] }));
  latest = keep(targets);
  base ??= latest;
  tellChanges();
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  say(`${targets.length} mục tiêu, ${rows} số liệu; ${errors === 0 ? 'không có lỗi' : `${errors} lỗi`}.`);
  for (const view of at('results').children) {
    view.setAttribute('as-of', given.asOf);
    view.rules = { source: given.files[given.main], files: given.files, name: given.main };
    // An empty table is a table; an empty text would be no source at all.
    view.metrics = given.figures.trim() === '' ? [] : `${given.figures}\n`;
  }
}

/** A list of findings with their places and mends. */
function list(box, findings, of) {
  box.replaceChildren(
    ...findings.map((finding) => {
      const item = document.createElement('li');
      item.className = finding.severity;
      const { where, go, mends } = of(finding);
      if (where !== '') {
        const place = item.appendChild(document.createElement(go === null ? 'span' : 'button'));
        place.className = 'where';
        place.textContent = where;
        if (go !== null) {
          place.type = 'button';
          place.addEventListener('click', go);
        }
        item.append(' ');
      }
      item.append(finding.message, ' ');
      const code = item.appendChild(document.createElement('a'));
      code.href = `../huong-dan/codes/${finding.code}-${finding.slug}.html`;
      code.textContent = finding.code;
      for (const { name, apply } of mends) {
        const button = item.appendChild(document.createElement('button'));
        button.type = 'button';
        button.textContent = name;
        button.addEventListener('click', apply);
      }
      if (finding.help !== null) {
        const help = item.appendChild(document.createElement('span'));
        help.className = 'help';
        help.textContent = finding.help;
      }
      return item;
    }),
  );
}

function tellChanges() {
  const said = base === null || latest === null ? [] : flips(base, latest);
  const box = at('change');
  if (said.length === 0) {
    box.replaceChildren();
    return;
  }
  const title = document.createElement('p');
  title.textContent = 'So với lúc mở, kết luận đổi như sau:';
  const items = document.createElement('ul');
  items.append(...said.map((sentence) => Object.assign(document.createElement('li'), { textContent: sentence })));
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Giữ thay đổi' });
  button.addEventListener('click', () => {
    base = latest;
    tellChanges();
  });
  box.replaceChildren(title, items, button);
}

/** Puts a whole state into the page. */
function open(next) {
  state = next;
  base = null;
  at('data').value = next.figures;
  at('as-of').value = next.asOf;
  editor.text = next.files[next.main];
  work();
}

/** A text of this site; a failure is a sentence of ours, since the browser's own speaks English and names no file. */
async function load(address) {
  const answer = await fetch(address).catch(() => {
    throw new Error('không kết nối được với máy chủ');
  });
  if (!answer.ok) throw new Error(`không tải được ${address.pathname.split('/').pop()} (máy chủ trả lời ${answer.status})`);
  return answer.text();
}

/** A file of this site with all that its `dùng` lines name, by names relative to it. */
async function withIncludes(address) {
  const files = {};
  const main = address.split('/').pop();
  const wanted = [main];
  for (const name of wanted) {
    files[name] = await load(new URL(name, new URL(address, location.href)));
    for (const [, other] of files[name].matchAll(/^\s*dùng\s+["“]([^"”]+)["”]/gmu)) if (!wanted.includes(other)) wanted.push(other);
  }
  return { main, files };
}

function download(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

at('data').addEventListener('input', ({ target }) => {
  state = { ...state, figures: target.value };
  soon();
});
at('as-of').addEventListener('change', ({ target }) => {
  if (target.value === '') return;
  state = { ...state, asOf: target.value };
  work();
});
at('save').addEventListener('click', () => download(state.main, state.files[state.main]));
at('format').addEventListener('click', async () => {
  const laid = await remote.ask('format').catch(() => null);
  if (laid !== null && laid !== editor.text) editor.text = laid;
});
at('share').addEventListener('click', async () => {
  const { main, files, figures, asOf } = state;
  const link = `${location.href.split('#')[0]}#${await asFragment({ main, files, figures, asOf })}`;
  history.replaceState(null, '', link);
  const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
  const long = link.length > SAFE_LINK ? ` Liên kết dài ${link.length} ký tự, một số chương trình thư sẽ cắt mất; nên gửi tệp.` : '';
  say(`${copied ? 'Đã chép liên kết.' : 'Liên kết nằm ở thanh địa chỉ.'}${long}`);
});
at('open').addEventListener('click', () => {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.muctieu,.csv,.txt', multiple: true });
  input.addEventListener('change', async () => {
    const files = {};
    let figures = '';
    for (const file of input.files) {
      const text = await file.text();
      if (file.name.endsWith('.csv')) figures += text;
      else files[file.name] = text;
    }
    const [main] = Object.keys(files);
    open({ ...state, ...(main === undefined ? {} : { main, files }), ...(figures === '' ? {} : { figures }) });
  });
  input.click();
});
for (const [name] of EXAMPLES) at('example').appendChild(Object.assign(document.createElement('option'), { textContent: name }));
at('example').addEventListener('change', async ({ target }) => {
  const [, rules, figures] = EXAMPLES[target.selectedIndex - 1] ?? [];
  if (rules === undefined) return;
  try {
    const [{ main, files }, table] = await Promise.all([withIncludes(rules), load(new URL(figures, location.href))]);
    open({ main, files, figures: table, asOf: today() });
  } catch (error) {
    target.selectedIndex = 0;
    say(`Chưa mở được ví dụ: ${error.message}.`);
  }
});
for (const kind of ['summary', 'table']) {
  const view = document.createElement('muc-tieu');
  view.setAttribute('view', kind);
  view.setAttribute('lang', LANG);
  at('results').append(view);
}
open((await fromFragment(location.hash)) ?? (await recall().catch(() => null)) ?? FIRST);
