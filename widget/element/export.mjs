// Files that a reader takes along: CSV, XLSX, JSON of the verdicts, SVG of a picture. Loaded when one is asked for.
//
// In: the hand of an element, and which target (null for all that the view shows). Out: a download made in the page; nothing
// is sent anywhere. A text that a spreadsheet would take for a formula gets an apostrophe before it in CSV and is a string
// cell in XLSX; numbers stay numbers.

/** Saves one kind of file. */
export async function save(hand, kind, id, tool) {
  const name = (id ?? 'muc-tieu').replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '') || 'muc-tieu';
  if (kind === 'svg') return download(`${name}.svg`, 'image/svg+xml', picture(tool));
  if (kind === 'json') {
    const text = id === null ? json(hand) : hand.rules.explainText(id, hand.metrics, asked(hand));
    return download(`${name}.json`, 'application/json', text);
  }
  const rows = table(hand, id);
  if (kind === 'csv') return download(`${name}.csv`, 'text/csv;charset=utf-8', `\ufeff${csv(rows)}`);
  return download(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', workbook(rows));
}

const asked = ({ asOf, lang, scenario }) => ({ asOf, lang, ...(scenario === '' ? {} : { scenario }) });

function json(hand) {
  const answer = JSON.parse(hand.rules.evaluateText(hand.metrics, asked(hand)));
  const shown = new Set(ids(hand));
  if (shown.size > 0) answer.targets = answer.targets.filter((target) => shown.has(target.full_id));
  return JSON.stringify(answer, null, 2);
}

/** The targets picked by the element's attributes, whether drawn now or not. */
function ids(hand) {
  if (hand.target === '' && hand.group === '') return [];
  return [...hand.box.querySelectorAll('[data-id]')].map((node) => node.dataset.id);
}

const HEADS = {
  vi: ['mã', 'chỉ tiêu', 'mục tiêu', 'hạn', 'loại', 'đánh giá', 'giá trị', 'đơn vị', 'kỳ', 'loại số liệu', 'nguồn', 'dự báo đến hạn', 'phương pháp', 'căn cứ', 'văn bản', 'mục', 'chủ trì', 'nguyên văn'],
  en: ['id', 'indicator', 'target', 'deadline', 'kind', 'verdict', 'value', 'unit', 'period', 'kind of figure', 'source', 'outlook at deadline', 'method', 'evidence', 'document', 'section', 'lead', 'as written'],
};
const FIGURE_HEADS = {
  vi: ['chỉ số', 'kỳ', 'giá trị (1,234.5)', 'đơn vị', 'loại', 'ngày công bố', 'nguồn', 'địa chỉ'],
  en: ['indicator', 'period', 'value (1,234.5)', 'unit', 'status', 'reported on', 'source', 'url'],
};

/** Rows of texts and numbers: all verdicts shown, or the figures of one. */
function table(hand, id) {
  const { lang } = hand;
  if (id !== null) {
    const told = JSON.parse(hand.rules.explainText(id, hand.metrics, asked(hand)));
    const target = told.target ?? told;
    const figures = told.figures ?? target.figures ?? target.citations.filter((cited) => cited.type === 'figure');
    const name = target.indicator ?? '';
    const rows = figures.map((figure) => [figure.indicator ?? name, figure.period, figure.value, figure.unit ?? target.unit ?? '', figure.figure_status ?? figure.status ?? '', figure.reported_on ?? '', figure.source ?? '', figure.url ?? '']);
    return [FIGURE_HEADS[lang], ...rows];
  }
  const answer = JSON.parse(json(hand));
  const rows = answer.targets.map((t) => [
    t.full_id, t.title ?? t.indicator, t.canonical, t.deadline, t.modality, t.status, t.value, t.unit, t.period, t.figure_status, t.source, t.outlook, t.method, t.evidence, t.document, t.section, (t.lead ?? []).join('; '), t.text,
  ]);
  return [HEADS[lang], ...rows];
}

const FORMULA = /^[=+\-@\t\r\0]/;

function csv(rows) {
  const cell = (value) => {
    if (typeof value === 'number') return String(value);
    const text = value === null || value === undefined ? '' : typeof value === 'boolean' ? (value ? 'có' : 'không') : String(value);
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return safe !== text || /[,;"\n\r\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const xml = (text) => String(text).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A workbook of one sheet, with the head bold and frozen. */
function workbook(rows) {
  const letters = (at) => (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
  const cell = (value, row, column) => {
    const place = `${letters(column)}${row + 1}`;
    if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}"><v>${value}</v></c>`;
    if (value === null || value === undefined || value === '') return '';
    const text = typeof value === 'boolean' ? (value ? 'có' : 'không') : value;
    return `<c r="${place}" t="inlineStr"${row === 0 ? ' s="1"' : ''}><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
  };
  const lines = rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join('')}</row>`).join('');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zip({
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheet}.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Mục tiêu" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>${lines}</sheetData></worksheet>`,
  });
}

/** Files in a ZIP, stored as they are. */
function zip(files) {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, body] = [encoder.encode(name), encoder.encode(text)];
    const sum = crc(body);
    // Version, UTF-8 names, stored, 1 January 1980: the same rows give the same bytes.
    const shared = [20, 0x0800, 0, 0, 0x21];
    const local = fields(0x04034b50, shared, [sum, body.length, body.length], [path.length, 0]);
    parts.push(local, path, body);
    directory.push(fields(0x02014b50, [20, ...shared], [sum, body.length, body.length], [path.length, 0, 0, 0, 0], [0, offset]), path);
    offset += local.length + path.length + body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(files).length;
  return new Blob([...parts, ...directory, fields(0x06054b50, [0, 0, count, count], [size, offset], [0])]);
}

/** A signature, then numbers of two bytes, of four, of two, of four. */
function fields(signature, ...groups) {
  const bytes = [];
  const put = (value, width) => {
    for (let at = 0; at < width; at += 1) bytes.push((value >>> (8 * at)) & 0xff);
  };
  put(signature, 4);
  groups.forEach((group, at) => group.forEach((value) => put(value, at % 2 === 0 ? 2 : 4)));
  return Uint8Array.from(bytes);
}

let sums = null;

function crc(bytes) {
  sums ??= Uint32Array.from({ length: 256 }, (_, at) => {
    let sum = at;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = sums[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const LOOKS = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'fill-rule', 'opacity', 'font-size', 'font-family', 'font-weight', 'text-anchor', 'vector-effect'];

/** The picture beside a button, with its looks written into it. */
function picture(tool) {
  const around = tool.closest('article, section, tr.mt-more');
  const place = around?.localName === 'tr' ? around.previousElementSibling : around;
  const drawn = place?.querySelector('svg.mt-chart, svg.mt-bar') ?? tool.getRootNode().querySelector('svg.mt-chart, svg.mt-bar');
  if (drawn === null || drawn === undefined) throw new Error('Mục tiêu này không có hình để tải (there is no picture)');
  const copy = drawn.cloneNode(true);
  const [from, to] = [[drawn, ...drawn.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]];
  from.forEach((node, at) => {
    const style = getComputedStyle(node);
    for (const name of LOOKS) {
      const value = style.getPropertyValue(name);
      if (value !== '') to[at].setAttribute(name, value);
    }
    to[at].removeAttribute('class');
    to[at].removeAttribute('part');
  });
  const { width, height } = drawn.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', Math.round(width));
  copy.setAttribute('height', Math.round(height));
  copy.removeAttribute('aria-hidden');
  return new XMLSerializer().serializeToString(copy);
}

function download(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content.slice(0, content.size, type) : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
