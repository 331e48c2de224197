// The room for documents: a plan's text left with the found phrases marked, proposals right; each is accepted, changed or
// rejected, and what is accepted stands in the rules with its place.
import { button, el, name as idOf } from './dom.mjs';
import { isZip, textOf } from './draft-docx.mjs';
import { giveUp, read } from './draft-remote.mjs';
import { added, fileOf, folded, removed } from './draft-rules.mjs';
import { forget, keepDecisions, keepDocument, kept } from './draft-store.mjs';
import { draw } from './draft-text.mjs';

const LANG = 'vi';
/** Longer texts are refused before they are sent: a plan has a hundred thousand letters. */
const MOST = 32 * 1024 * 1024;
/** Proposals in the list at a time, around the current one. */
const MOST_SHOWN = 200;
const WORDS = { sure: 'chắc chắn', likely: 'nhiều khả năng', ask: 'cần chọn', unread: 'chưa đọc được', refused: 'không phải mục tiêu' };
const DECIDED = { accepted: 'đã nhận', rejected: 'đã bỏ' };
const SHOWN = [
  ['open', 'Chưa xem'],
  ['ask', 'Cần chọn, chưa đọc được'],
  ['accepted', 'Đã nhận'],
  ['rejected', 'Đã bỏ'],
  ['all', 'Tất cả'],
];
const PARTS = [
  ['comparator', 'Phép so sánh'],
  ['figure', 'Con số'],
  ['unit', 'Đơn vị'],
  ['deadline', 'Thời hạn'],
  ['scope', 'Phạm vi'],
  ['modality', 'Mức cam kết'],
];

export async function open(box, desk) {
  const stylesheet = el('link', { rel: 'stylesheet', href: new URL('./draft.css', import.meta.url).href });
  await new Promise((resolve) => {
    stylesheet.addEventListener('load', resolve);
    stylesheet.addEventListener('error', resolve);
    document.head.append(stylesheet);
  });
  const stage = el('div', { class: 'draft' });
  box.append(stage);
  const room = new Room(stage, desk);
  await room.start();
  return { show: () => room.show() };
}

class Room {
  #box;
  #desk;
  #document = null;
  #draft = null;
  #items = [];
  #elements = new Map();
  #file = null;
  #current = null;
  #filter = 'open';
  #undone = [];
  #parts = {};

  constructor(box, desk) {
    this.#box = box;
    this.#desk = desk;
  }

  /** Goes on with what was kept, else asks for a document. */
  async start() {
    const { document, decisions } = await kept().catch(() => ({}));
    if (document === undefined) return this.#ask();
    await this.#read(document, decisions);
  }

  /** Comes to the front: lines that were taken out by hand meanwhile are no longer accepted. */
  show() {
    if (this.#draft === null) return;
    const text = folded(this.#desk.text(this.#file).replaceAll('\n', ' ¶ '));
    let changed = false;
    for (const item of this.#items) {
      if (item.state === 'accepted' && !text.includes(folded(item.line))) {
        item.state = 'open';
        changed = true;
      }
    }
    if (changed) this.#keep();
    this.#list();
  }

  // ---- the document ---------------------------------------------------------------------------------------------------

  #ask(fault = null) {
    this.#draft = null;
    const area = el('textarea', { class: 'paste', rows: '10', spellcheck: 'false', lang: 'vi', 'aria-label': 'Văn bản kế hoạch', placeholder: 'Dán văn bản của kế hoạch vào đây…' });
    const go = button('Đọc văn bản', () => this.#take({ name: 'văn bản dán vào', text: area.value }), { class: 'main', disabled: true });
    area.addEventListener('input', () => (go.disabled = area.value.trim() === ''));
    const input = el('input', { type: 'file', accept: '.docx,.txt,.md,.csv,.tsv', hidden: true });
    input.addEventListener('change', () => input.files.length > 0 && this.#open(input.files[0]));
    const zone = el(
      'div',
      { class: 'drop' },
      el('h2', {}, 'Dự thảo từ văn bản'),
      el('p', { class: 'hint' }, 'Dán toàn văn kế hoạch, hoặc thả tệp Word (.docx), văn bản (.txt) hay bảng (.csv) vào đây. Máy đề xuất từng mục tiêu kèm chỗ trích; người duyệt từng dòng. Văn bản không rời khỏi máy này.'),
      fault === null ? null : el('p', { class: 'fault', role: 'alert' }, fault),
      area,
      el('p', { class: 'tools' }, go, button('Mở văn bản…', () => input.click()), input),
    );
    zone.addEventListener('dragover', (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      const [file] = event.dataTransfer.files;
      const text = event.dataTransfer.getData('text/plain');
      if (file !== undefined) this.#open(file);
      else if (text !== '') this.#take({ name: 'văn bản thả vào', text });
    });
    this.#box.replaceChildren(zone);
  }

  async #open(file) {
    try {
      if (file.size > MOST) throw new Error('tệp lớn quá 32 MiB; hãy chia thành nhiều phần');
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (isZip(bytes)) return this.#take({ name: file.name, text: await textOf(bytes) });
      if (bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44) throw new Error('đây là tệp PDF; hãy mở tệp, chép toàn văn rồi dán vào ô bên dưới');
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      await this.#take({ name: file.name, text, table: /\.(?:csv|tsv)$/i.test(file.name) });
    } catch (error) {
      const why = error instanceof TypeError ? 'không phải văn bản UTF-8; hãy lưu lại dưới dạng .docx hoặc văn bản thuần UTF-8' : error.message;
      this.#ask(`Không đọc được “${file.name}”: ${why}.`);
    }
  }

  async #take({ name, text, table = null }) {
    if (text.length > MOST) return this.#ask('Văn bản dài quá 32 triệu ký tự; hãy chia thành nhiều phần.');
    // What is copied from a spreadsheet has a tab on every line.
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const document = { name, text, table: table ?? (lines.length > 1 && lines.every((line) => line.includes('\t'))) };
    await forget().catch(() => {});
    await keepDocument(document).catch((error) => this.#desk.say(`Không lưu được văn bản trong trình duyệt (${error.name}); đóng trang sẽ phải dán lại.`));
    await this.#read(document);
  }

  async #read(document, decisions) {
    const bar = el('progress', { max: '1', value: '0', 'aria-label': 'Tiến độ đọc' });
    const said = el('p', { role: 'status' }, 'Đang nạp bộ đọc văn bản…');
    const stop = button('Dừng', () => giveUp());
    this.#box.replaceChildren(el('div', { class: 'reading' }, el('h2', {}, `Đang đọc “${document.name}”`), bar, said, stop));
    try {
      this.#draft = await read({ ...document, lang: LANG }, (done, of) => {
        bar.value = of === 0 ? 1 : done / of;
        said.textContent = done < of ? `Đã đọc ${done} trên ${of} đoạn.` : 'Đã đọc hết; đang viết thành quy tắc và đọc lại từng dòng…';
      });
    } catch (error) {
      return this.#ask(error.message);
    }
    this.#document = document;
    this.#file = decisions?.file ?? this.#freeName(fileOf(this.#draft));
    this.#gather(decisions?.decisions ?? {});
    this.#lay();
    const { sentences, proposed, refused, unread } = this.#draft.account;
    this.#desk.say(`${sentences} câu có con số hoặc cam kết: ${proposed} câu có đề xuất, ${refused} câu không phải mục tiêu, ${unread} câu chưa đọc được.`);
  }

  /** A name that no other rule file of the workspace has, unless it came from this very document. */
  #freeName(name) {
    const files = this.#desk.state.files;
    if (!Object.hasOwn(files, name) || files[name].startsWith(`# Từ “${this.#draft.file}”`)) return name;
    let number = 2;
    while (Object.hasOwn(files, name.replace('.muctieu', `-${number}.muctieu`))) number += 1;
    return name.replace('.muctieu', `-${number}.muctieu`);
  }

  /** Proposals and unread sentences in the order of the document, each with what was decided of it. */
  #gather(decisions) {
    const { targets, unread, refused } = this.#draft;
    const seen = new Map();
    const items = [...targets.map((target) => ({ ...target, kind: target.confidence })), ...unread.map((left) => ({ ...left, kind: 'unread', sentence: left.text, proposed: '', readings: [], doubts: [], because: {}, name: null, scope: null }))];
    // Offsets into cells that an extractor has rewritten say nothing; there the line does.
    for (const item of items) if (this.#document.table) item.place = { ...item.place, start: 0, end: 0 };
    items.sort((a, b) => a.place.line - b.place.line || a.place.start - b.place.start || (a.mark?.start ?? 0) - (b.mark?.start ?? 0));
    for (const item of items) {
      const stem = `${item.place.line}:${item.place.start}:${item.proposed || item.sentence}`;
      const count = (seen.get(stem) ?? 0) + 1;
      seen.set(stem, count);
      item.key = `${stem}#${count}`;
      const before = decisions[item.key];
      item.state = before?.state ?? 'open';
      item.line = before?.line ?? item.proposed;
    }
    this.#items = items;
    this.#current = items.find(({ state }) => state === 'open') ?? items[0] ?? null;
    this.#parts.refused = refused.filter(({ reason }) => reason !== 'heading').map((left) => ({ ...left, kind: 'refused' }));
    if (this.#document.table) for (const left of this.#parts.refused) left.place = { ...left.place, start: 0, end: 0 };
  }

  // ---- what is shown --------------------------------------------------------------------------------------------------

  #lay() {
    const text = el('div', { class: 'document', lang: 'vi', tabindex: '0', role: 'region', 'aria-label': `Văn bản “${this.#document.name}”` });
    const list = el('ol', { class: 'proposals' });
    const counts = el('p', { class: 'counts', role: 'status' });
    const filter = el('select', { 'aria-label': 'Hiện những đề xuất nào' }, ...SHOWN.map(([value, words]) => el('option', { value, selected: value === this.#filter }, words)));
    filter.addEventListener('change', () => {
      this.#filter = filter.value;
      this.#list();
    });
    const every = button('Nhận mọi dòng chắc chắn', () => this.#acceptSure(), { title: 'Nhận một lượt những đề xuất không còn cách hiểu khác; vẫn nên đối chiếu từng dòng' });
    const back = button('Hoàn tác', () => this.#undo(), { title: 'Lấy lại quyết định vừa rồi (U)' });
    this.#parts = { ...this.#parts, text, list, counts, filter, every, back };
    list.addEventListener('keydown', (event) => this.#key(event));
    this.#box.replaceChildren(
      el(
        'div',
        { class: 'bench' },
        el('section', { class: 'left', 'aria-label': 'Văn bản' }, el('h2', {}, this.#draft.document.number ?? this.#document.name), this.#facts(), text),
        el(
          'section',
          { class: 'right', 'aria-label': 'Đề xuất' },
          el('h2', {}, 'Đề xuất'),
          counts,
          el('div', { class: 'tools' }, filter, every, back, button('Mở ở phòng Soạn', () => this.#visit(), { class: 'quiet' }), button('Văn bản khác…', () => this.#another(), { class: 'quiet' })),
          el('p', { class: 'hint keys' }, el('kbd', {}, '↑'), el('kbd', {}, '↓'), ' chọn · ', el('kbd', {}, 'Enter'), ' nhận · ', el('kbd', {}, 'F2'), ' sửa · ', el('kbd', {}, 'Delete'), ' bỏ · ', el('kbd', {}, '1'), '–', el('kbd', {}, '9'), ' chọn cách hiểu · ', el('kbd', {}, 'U'), ' hoàn tác'),
          list,
          this.#leftOut(),
          this.#mends(),
        ),
      ),
    );
    const marked = [...this.#parts.refused, ...this.#items];
    this.#elements = draw(text, this.#document.text, marked, (item) => this.#clicked(item));
    this.#list();
  }

  #facts() {
    const { title, date, issuer } = this.#draft.document;
    const day = date === null ? null : date.split('-').reverse().join('/');
    const said = [title, issuer, day === null ? null : `ngày ${day}`].filter((one) => one !== null);
    return said.length === 0 ? null : el('p', { class: 'hint' }, said.join(' · '));
  }

  /** Sentences with figures that set no target, with the reason of each: nothing vanishes. */
  #leftOut() {
    const { refused } = this.#parts;
    if (refused.length === 0) return null;
    return el(
      'details',
      { class: 'left-out' },
      el('summary', {}, `${refused.length} chỗ có con số hoặc cam kết nhưng không phải mục tiêu`),
      el('ul', {}, ...refused.map((left) => el('li', {}, button(`dòng ${left.place.line}`, () => this.#scroll(left), { class: 'quiet' }), ` ${left.text} `, el('em', {}, `(${left.words})`)))),
    );
  }

  #mends() {
    const { mends } = this.#draft;
    if (mends.length === 0) return null;
    return el(
      'details',
      { class: 'left-out' },
      el('summary', {}, `${mends.length} chỗ nghi lỗi chữ, đã đọc theo chữ gợi ý`),
      el('ul', {}, ...mends.map(({ line, written, read: as }) => el('li', {}, `dòng ${line}: “${written}” đọc là “${as}”`))),
    );
  }

  #visible(item) {
    if (item === this.#current) return true;
    if (this.#filter === 'all') return true;
    if (this.#filter === 'ask') return item.state === 'open' && (item.kind === 'ask' || item.kind === 'unread');
    return item.state === this.#filter;
  }

  #list() {
    const { list, counts, every, back } = this.#parts;
    const of = (state) => this.#items.filter((item) => item.state === state).length;
    counts.textContent =
      this.#items.length === 0
        ? 'Không thấy câu nào đặt mục tiêu. Hãy xem các chỗ có con số ở dưới.'
        : `${this.#items.length} đề xuất: ${of('accepted')} đã nhận, ${of('rejected')} đã bỏ, ${of('open')} chưa xem.`;
    every.disabled = !this.#items.some(({ kind, state }) => kind === 'sure' && state === 'open');
    back.disabled = this.#undone.length === 0;
    const shown = this.#items.filter((item) => this.#visible(item));
    const first = Math.max(0, shown.indexOf(this.#current) - MOST_SHOWN / 2);
    const window = shown.slice(first, first + MOST_SHOWN);
    const rest = (count, where) => (count <= 0 ? [] : [el('li', { class: 'rest' }, `… còn ${count} đề xuất ${where}`)]);
    list.replaceChildren(...rest(first, 'phía trên'), ...window.map((item) => this.#item(item)), ...rest(shown.length - first - window.length, 'phía dưới'));
    const here = this.#current?.element;
    if (here?.isConnected) {
      const [outer, inner] = [list.getBoundingClientRect(), here.getBoundingClientRect()];
      if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top - 24;
    }
    for (const [item, elements] of this.#elements) {
      for (const element of elements) {
        element.classList.toggle('current', item === this.#current);
        element.classList.toggle('accepted', item.state === 'accepted');
        element.classList.toggle('rejected', item.state === 'rejected');
      }
    }
  }

  #item(item) {
    const current = item === this.#current;
    const labelled = idOf('proposal');
    const said = item.line === '' ? 'Câu này máy chưa đọc được' : item.line;
    const head = el(
      'p',
      { class: 'head', id: labelled },
      el('span', { class: `sign ${item.kind}` }, WORDS[item.kind]),
      item.state === 'open' ? null : el('span', { class: `sign ${item.state}` }, DECIDED[item.state]),
      el('span', { class: 'where' }, `dòng ${item.place.line}${item.place.page === null ? '' : `, trang ${item.place.page}`}`),
    );
    const line = item.editing ? this.#field(item) : el('p', { class: 'line' }, said);
    const more = current && !item.editing ? this.#more(item) : [];
    const element = el(
      'li',
      { class: `proposal ${item.state}${current ? ' current' : ''}`, tabindex: current ? '0' : '-1', 'aria-current': current ? 'true' : undefined, 'aria-labelledby': labelled, onclick: ({ target }) => target.closest('button, input, label, summary') ?? this.#choose(item) },
      head,
      line,
      ...more,
    );
    item.element = element;
    return element;
  }

  #more(item) {
    const choices = item.readings.length < 2 ? null : this.#choices(item);
    const because = PARTS.flatMap(([key, words]) => {
      const said = item.because[key] || (item.because[`${key}_from`] ? `tiêu đề ${item.because[`${key}_from`]}` : '');
      return said === '' ? [] : [el('dt', {}, words), el('dd', {}, `“${said}”`)];
    });
    return [
      choices,
      item.doubts.length === 0 ? null : el('ul', { class: 'doubts' }, ...item.doubts.map(({ words }) => el('li', {}, words))),
      item.place.section === '' ? null : el('p', { class: 'where' }, `Mục ${item.place.section}`),
      because.length === 0 ? null : el('details', { class: 'because' }, el('summary', {}, 'Vì sao đọc như vậy'), el('dl', {}, ...because)),
      el(
        'p',
        { class: 'tools' },
        item.state === 'accepted'
          ? button('Rút lại', () => this.#decide(item, 'open'))
          : button('Nhận', () => (item.line === '' ? this.#edit(item) : this.#decide(item, 'accepted')), { class: 'main', disabled: item.line === '' }),
        button(item.line === '' ? 'Tự viết' : 'Sửa', () => this.#edit(item)),
        item.state === 'rejected' ? button('Xem lại', () => this.#decide(item, 'open')) : button('Bỏ', () => this.#decide(item, 'rejected')),
      ),
    ];
  }

  #choices(item) {
    const group = idOf('reading');
    return el(
      'fieldset',
      { class: 'readings' },
      el('legend', {}, 'Chọn cách hiểu'),
      ...item.readings.map((reading, index) =>
        el('label', {}, el('input', { type: 'radio', name: group, checked: reading === item.line, onchange: () => this.#take1(item, reading) }), `${index + 1}. ${reading}`),
      ),
    );
  }

  #field(item) {
    const field = el('input', { class: 'line', value: item.line === '' ? item.sentence : item.line, spellcheck: 'false', lang: 'vi', 'aria-label': 'Dòng quy tắc' });
    const close = (accept) => {
      item.editing = false;
      const line = field.value.replace(/\s+/g, ' ').trim();
      if (accept && line !== '') this.#decide(item, 'accepted', line);
      else this.#list();
      this.#focus();
    };
    field.addEventListener('keydown', (event) => {
      // An input method's own Enter ends its word.
      if (event.isComposing) return;
      event.stopPropagation();
      if (event.key === 'Enter') close(true);
      if (event.key === 'Escape') close(false);
    });
    return el('div', { class: 'editing' }, field, button('Nhận dòng này', () => close(true), { class: 'main' }), button('Thôi', () => close(false)));
  }

  // ---- decisions ------------------------------------------------------------------------------------------------------

  #key(event) {
    const item = this.#current;
    if (item === null || event.target.closest('input, button, select, summary') !== null || event.altKey || event.ctrlKey || event.metaKey) return;
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) : null;
    const run = {
      ArrowDown: () => this.#step(1),
      ArrowUp: () => this.#step(-1),
      Enter: () => (item.state === 'accepted' ? this.#step(1) : item.line === '' ? this.#edit(item) : this.#decide(item, 'accepted')),
      F2: () => this.#edit(item),
      Delete: () => this.#decide(item, 'rejected'),
      Backspace: () => this.#decide(item, 'rejected'),
      u: () => this.#undo(),
      U: () => this.#undo(),
    }[event.key] ?? (number !== null && number <= item.readings.length ? () => this.#take1(item, item.readings[number - 1]) : null);
    if (run === null || run === undefined) return;
    event.preventDefault();
    run();
  }

  /** Takes one of the readings; it still has to be accepted. */
  #take1(item, reading) {
    if (item.state === 'accepted') this.#decide(item, 'accepted', reading);
    else item.line = reading;
    this.#list();
    this.#focus();
  }

  #edit(item) {
    this.#current = item;
    item.editing = true;
    this.#list();
    const field = item.element.querySelector('input.line');
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /** Decides of a proposal; what is accepted stands in the rules, what is no longer accepted leaves them. */
  #decide(item, state, line = item.line) {
    const before = { item, state: item.state, line: item.line, text: this.#desk.text(this.#file) };
    if (!this.#put(item, state, line)) return;
    this.#undone.push([before]);
    this.#keep();
    if (item === this.#current && state !== 'open') this.#next();
    this.#list();
    this.#focus();
  }

  #put(item, state, line) {
    let text = this.#desk.text(this.#file);
    if (item.state === 'accepted') {
      const without = removed(text, item, item.line);
      if (without !== null) text = without;
    }
    if (state === 'accepted') text = added(text, this.#draft, item, line);
    if (text !== this.#desk.text(this.#file)) this.#desk.write(this.#file, text, { by: 'draft' });
    item.state = state;
    item.line = line;
    return true;
  }

  #acceptSure() {
    const wanted = this.#items.filter(({ kind, state }) => kind === 'sure' && state === 'open');
    const text = this.#desk.text(this.#file);
    this.#undone.push(wanted.map((item) => ({ item, state: item.state, line: item.line, text })));
    for (const item of wanted) this.#put(item, 'accepted', item.line);
    this.#keep();
    if (this.#current?.state !== 'open') this.#next();
    this.#list();
    this.#focus();
    this.#desk.say(`Đã nhận ${wanted.length} dòng chắc chắn vào ${this.#file}.`);
  }

  /** Takes the last decision back, one item at a time as it was. */
  #undo() {
    const last = this.#undone.pop();
    if (last === undefined) return;
    for (const { item, state, line } of last) this.#put(item, state, line);
    this.#current = last[0].item;
    this.#keep();
    this.#list();
    this.#focus();
  }

  #keep() {
    const decisions = Object.fromEntries(this.#items.filter(({ state, line, proposed }) => state !== 'open' || line !== proposed).map(({ key, state, line }) => [key, { state, line }]));
    keepDecisions({ file: this.#file, decisions }).catch((error) => this.#desk.say(`Không lưu được các quyết định trong trình duyệt (${error.name}).`));
  }

  // ---- moving ---------------------------------------------------------------------------------------------------------

  #choose(item) {
    if (this.#current === item) return;
    this.#current = item;
    this.#list();
    this.#focus();
  }

  #clicked(item) {
    if (item.kind === 'refused') {
      this.#desk.say(`Dòng ${item.place.line}: không phải mục tiêu (${item.words}).`);
      return;
    }
    this.#choose(item);
  }

  #step(by) {
    const shown = this.#items.filter((item) => this.#visible(item));
    const at = shown.indexOf(this.#current) + by;
    if (at < 0 || at >= shown.length) return;
    this.#current = shown[at];
    this.#list();
    this.#focus();
  }

  /** The next one that nobody has decided of, behind the current one or before it. */
  #next() {
    const at = this.#items.indexOf(this.#current);
    const open = (item) => item.state === 'open';
    this.#current = this.#items.slice(at + 1).find(open) ?? this.#items.find(open) ?? this.#current;
  }

  #focus() {
    const element = this.#current?.element;
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
    if (this.#current !== null) this.#scroll(this.#current);
  }

  /** Brings the words of a proposal into view on the left, without moving the page. */
  #scroll(item) {
    const [first] = this.#elements.get(item) ?? [];
    if (first === undefined) return;
    const { text } = this.#parts;
    const [outer, inner] = [text.getBoundingClientRect(), first.getBoundingClientRect()];
    if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 40) text.scrollTop += inner.top - outer.top - outer.height / 3;
  }

  #visit() {
    if (Object.hasOwn(this.#desk.state.files, this.#file)) this.#desk.change({ open: this.#file }, { now: true });
    return this.#desk.enter?.('soan');
  }

  /** Another document: what was accepted stays in the rules, the decisions go. */
  async #another() {
    await forget().catch(() => {});
    this.#undone = [];
    this.#ask();
  }
}
