// Workbooks (XLSX) as tables of text, as src/data/xlsx reads them natively: a cell becomes the text that CSV would hold, a
// figure has one reading, a percentage is what is shown, a date is only as exact as shown, words in merged cells are filled
// downwards, a row of units below the headers becomes a column.
//
// In: the bytes of a file. Out: the sheets that hold figures, as one text each. Parts are unpacked by the browser itself, one
// after another, and no further than MOST_UNPACKED bytes in all.
import { SourceError } from './sources.mjs';

const MOST_UNPACKED = 64 << 20;
const MOST_CELLS = 2_000_000;
const MOST_ROW = 1_048_576;
const MOST_COLUMN = 16_384;
const MOST_MERGED = 100_000;

const fault = (vi, en) => new SourceError('workbook', vi, en);
const broken = () => fault('Tệp Excel hỏng hoặc bị cắt giữa chừng.', 'The workbook is broken or cut short.');
const tooLarge = () => fault(`Tệp Excel bung ra lớn hơn ${MOST_UNPACKED >> 20} MiB.`, `The workbook unpacks to more than ${MOST_UNPACKED >> 20} MiB.`);

/** `{ text, name }`: the visible sheet with figures, separated by tabs. `wanted` names columns that a mapping needs. */
export async function sheets(bytes, wanted) {
  const parts = directory(bytes);
  if (parts.has('EncryptedPackage')) throw fault('Tệp Excel có mật khẩu.', 'The workbook is locked with a password.');
  const budget = { left: MOST_UNPACKED };
  const open = async (name) => (parts.has(name) ? unpack(bytes, parts.get(name), budget) : null);
  const book = await open('xl/workbook.xml');
  if (book === null) throw broken();
  const links = new Map();
  for (const tag of tags((await open('xl/_rels/workbook.xml.rels')) ?? '', 'Relationship')) links.set(tag.Id, tag.Target.replace(/^\/?(xl\/)?/, 'xl/'));
  const since1904 = tags(book, 'workbookPr').some((tag) => /^(1|true)$/.test(tag.date1904 ?? ''));
  const strings = shared((await open('xl/sharedStrings.xml')) ?? '');
  const formats = formatsOf((await open('xl/styles.xml')) ?? '');
  const found = [];
  const names = [];
  for (const sheet of tags(book, 'sheet')) {
    const path = links.get(sheet['r:id'] ?? sheet.id);
    if (path === undefined || !/worksheets\//.test(path)) continue;
    names.push(sheet.name);
    if (sheet.state === 'hidden' || sheet.state === 'veryHidden') continue;
    const rows = grid((await open(path)) ?? '', { strings, formats, since1904 });
    const table = wanted === null ? figures(rows) : headed(rows, wanted);
    if (table !== null) found.push({ name: sheet.name, rows: table });
  }
  if (found.length === 0) {
    throw fault(`Không trang nào đang hiện của tệp Excel có bảng số liệu; các trang: ${names.join(', ')}.`, `No visible sheet holds a table of figures; the sheets are: ${names.join(', ')}.`);
  }
  // The tables of several sheets follow each other, each under its own headers.
  if (found.length > 1) return { text: joined(found), name: '' };
  return { text: text(found[0].rows), name: found[0].name };
}

/** Name -> where each file of a ZIP stands. */
function directory(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const stop = Math.max(end - 0xffff, 0);
  while (end >= stop && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < stop) throw broken();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts = new Map();
  const decoder = new TextDecoder();
  let claimed = 0;
  for (let file = 0; file < count; file += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken();
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    claimed += size;
    if (claimed > MOST_UNPACKED) throw tooLarge();
    parts.set(decoder.decode(bytes.subarray(at + 46, at + 46 + name)), { method: view.getUint16(at + 10, true), packed, at: view.getUint32(at + 42, true) });
    at += 46 + name + extra + comment;
  }
  return parts;
}

async function unpack(bytes, { method, packed, at }, budget) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw broken();
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const body = bytes.subarray(from, from + packed);
  if (body.length !== packed) throw broken();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    if (method === 0) {
      budget.left -= body.length;
      if (budget.left < 0) throw tooLarge();
      return decoder.decode(body);
    }
    if (method !== 8) throw broken();
    const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const reader = stream.getReader();
    let out = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return out + decoder.decode();
      // What a directory claims may be a lie; what comes out is counted.
      budget.left -= value.length;
      if (budget.left < 0) {
        await reader.cancel();
        throw tooLarge();
      }
      out += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    throw error instanceof SourceError ? error : broken();
  }
}

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(text) {
  return text
    .replace(/&(#x?[\da-f]+|[a-z]+);/gi, (whole, name) => {
      if (name[0] !== '#') return ENTITIES[name] ?? whole;
      const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

/** The attributes of every element of a name, whatever its prefix. */
function tags(xml, name) {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*)>`, 'g'))].map(([, inside]) => attributes(inside));
}

function attributes(text) {
  const made = Object.create(null);
  for (const [, key, a, b] of text.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) made[key] = plain(a ?? b);
  return made;
}

/** The text of a string with its runs, without readings of foreign script. */
function runs(xml) {
  return [...xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '').matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g)].map(([, text]) => plain(text ?? '')).join('');
}

function shared(xml) {
  return [...xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, inside]) => runs(inside ?? ''));
}

/** Formats that every workbook knows by number. */
const KNOWN = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??', 14: 'dd/mm/yyyy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy',
  18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'dd/mm/yyyy hh:mm', 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0',
};

/** The number format of each cell style. */
function formatsOf(xml) {
  const own = new Map(tags(xml, 'numFmt').map((tag) => [tag.numFmtId, tag.formatCode]));
  const list = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? '';
  return tags(list, 'xf').map((tag) => own.get(tag.numFmtId) ?? KNOWN[tag.numFmtId] ?? '');
}

/** Rows by number, each with its cells by column: `{ text, value }`. */
function grid(xml, book) {
  const rows = new Map();
  let count = 0;
  let [row, column] = [0, -1];
  const data = /<(?:\w+:)?sheetData\b[^>]*>([\s\S]*?)<\/(?:\w+:)?sheetData>/.exec(xml)?.[1] ?? '';
  for (const [whole, line, inside, body] of data.matchAll(/<(?:\w+:)?(?:row\b([^>]*)>|c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>))/g)) {
    const found = attributes(line ?? inside);
    if (line !== undefined) {
      row = found.r === undefined ? row + 1 : Number(found.r);
      column = -1;
      continue;
    }
    const place = /^([A-Z]{1,3})(\d+)$/.exec(found.r ?? '');
    column = place === null ? column + 1 : number(place[1]);
    const at = place === null ? row : Number(place[2]);
    if (!(at >= 1 && at <= MOST_ROW && column < MOST_COLUMN)) throw fault('Tệp Excel có ô nằm ngoài trang.', 'A cell of the workbook lies outside its sheet.');
    const cell = whole.endsWith('/>') ? null : cellOf(found, body ?? '', book);
    if (cell === null) continue;
    if ((count += 1) > MOST_CELLS) throw tooLarge();
    if (!rows.has(at)) rows.set(at, new Map());
    rows.get(at).set(column, cell);
  }
  for (const { ref } of tags(xml, 'mergeCell')) {
    const ends = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(ref ?? '');
    if (ends === null) continue;
    const [first, last, at] = [Number(ends[2]), Number(ends[4]), number(ends[1])];
    const words = rows.get(first)?.get(at);
    if (words === undefined || words.value !== null || last - first > MOST_MERGED || last > MOST_ROW || (count += last - first) > MOST_CELLS) continue;
    for (let below = first + 1; below <= last; below += 1) {
      if (!rows.has(below)) rows.set(below, new Map());
      if (!rows.get(below).has(at)) rows.get(below).set(at, words);
    }
  }
  return new Map([...rows].sort(([a], [b]) => a - b));
}

const number = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function cellOf({ t: kind = 'n', s: style = '0' }, body, { strings, formats, since1904 }) {
  if (kind === 'inlineStr') return words(runs(body));
  const stored = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(body)?.[1];
  if (stored === undefined || stored === '') return null;
  const value = plain(stored);
  if (kind === 's') return words(strings[Number(value)] ?? '');
  if (kind === 'str' || kind === 'e') return words(value);
  if (kind === 'b') return words(value === '1' ? 'có' : 'không');
  if (kind === 'd') return words(value.replace(/T00:00:00(\.0+)?Z?$/, ''));
  const figure = Number(value);
  if (!Number.isFinite(figure)) return words(value);
  const format = formats[Number(style)] ?? '';
  return isDate(format) ? words(dateText(figure, format, since1904)) : figureOf(figure, format);
}

const words = (text) => ({ text, value: null });

/** Whether a format shows a date: a letter of one outside quotes, brackets and escapes. */
function isDate(format) {
  const bare = format.split(';')[0].replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare) && !/\[[hms]+\]/i.test(format);
}

/** A serial day as ISO, only as exact as it is shown. */
function dateText(serial, format, since1904) {
  // Serial 60 is a day that never was; days before it count from one day later.
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const seconds = Math.round((days - 25569) * 86_400);
  const iso = new Date(seconds * 1000).toISOString();
  const bare = format.split('"').filter((_, at) => at % 2 === 0).join('').toLowerCase();
  const shows = (letter) => bare.includes(letter);
  if (!shows('d') && shows('m') && shows('y')) return iso.slice(0, 7);
  if (!shows('d') && !shows('m') && shows('y')) return iso.slice(0, 4);
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** A figure as text with one reading. */
function figureOf(stored, format) {
  const section = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|[_*]./g, '').split(';')[0];
  const percent = section.includes('%');
  const value = Number((percent ? stored * 100 : stored).toPrecision(12));
  let text = decimal(value).replace('.', ',');
  // `1,234` would have two readings.
  if (/,\d{3}$/.test(text)) text += '0';
  return { text: percent ? `${text}%` : text, value };
}

/** A number without a power of ten. */
function decimal(value) {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(15).replace(/\.?0+$/, '');
}

/** Folded as src/data/headers.rs compares headers: no marks, spaces or signs. */
function compact(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\(.*\)\s*$/, '').replace(/[^\p{L}\d]/gu, '');
}

const INDICATOR = /^(ten)?(chiso|chitieu)$|^(indicator|indicatorname|metric)$/;
const PERIOD = /^(ky|kybaocao|kysolieu|thoiky|thoigian|nam|period|reportingperiod|timeperiod|year|time)$/;
const VALUE = /^(giatri|solieu|ketqua|thuchien|ketquathuchien|value|figure|actual|obsvalue)$/;
const UNIT = /^(donvi|donvitinh|dvt|unit|units|unitofmeasure)$/;
const TASK = /^(ma|manhiemvu|sonhiemvu|nhiemvu|task|taskid|stt|so)$/;
const STATE = /^(tinhhinh|trangthai|matrangthai|ma|matinhhinh|status|code|state)$/;
const YEAR = /(^|\D)(19|20)\d\d(\D|$)/;

/** The row of headers among the first twenty that satisfies `fits`. */
function header(rows, fits) {
  let seen = 0;
  for (const [at, cells] of rows) {
    if ((seen += 1) > 20) return null;
    if (fits([...cells.values()].map((cell) => cell.text))) return at;
  }
  return null;
}

/** A table of figures or of progress, with its units in a column; null for a sheet that is none. */
function figures(rows) {
  const at = header(rows, (texts) => {
    const keys = texts.map(compact);
    const has = (pattern) => keys.some((key) => pattern.test(key));
    return has(INDICATOR) && (texts.some((text) => YEAR.test(text)) || (has(PERIOD) && has(VALUE)));
  });
  if (at === null) {
    const progress = header(rows, (texts) => texts.map(compact).some((key) => TASK.test(key)) && texts.map(compact).some((key) => STATE.test(key)));
    return progress === null ? null : rows;
  }
  const heads = rows.get(at);
  const isFigures = (column) => {
    const text = heads.get(column)?.text ?? '';
    return VALUE.test(compact(text)) || YEAR.test(text);
  };
  const below = [...rows.keys()].find((row) => row > at);
  const filled = [...(rows.get(below) ?? [])].filter(([, cell]) => cell.text.trim() !== '');
  const units = new Set(filled.map(([, cell]) => cell.text.trim()));
  const hasUnit = [...heads.values()].some((cell) => UNIT.test(compact(cell.text)));
  if (!hasUnit && units.size === 1 && filled.every(([column, cell]) => isFigures(column) && !/\d/.test(cell.text))) {
    const [unit] = units;
    const free = Math.max(...[...rows.values()].flatMap((cells) => [...cells.keys()])) + 1;
    rows.delete(below);
    for (const [row, cells] of rows) {
      if (row === at) cells.set(free, words('đơn vị'));
      else if (row > at) cells.set(free, words(unit));
    }
  }
  return rows;
}

/** The rows from the one that holds every wanted header on. */
function headed(rows, wanted) {
  const at = header(rows, (texts) => wanted.some((name) => texts.includes(name)));
  return at === null ? null : new Map([...rows].filter(([row]) => row >= at));
}

const quoted = (text) => `"${text.replaceAll('"', '""').replace(/[\n\r\t]/g, ' ')}"`;

/** Rows as text, each on the line of its number, so that what is said of a line is said of the row. */
function text(rows) {
  let out = '';
  let line = 1;
  for (const [row, cells] of rows) {
    out += '\n'.repeat(Math.max(row - line, 0));
    line = row;
    let at = 0;
    for (const [column, cell] of [...cells].sort(([a], [b]) => a - b)) {
      out += '\t'.repeat(column - at) + quoted(cell.text);
      at = column;
    }
  }
  return `${out}\n`;
}

/** Several sheets as one table: their columns side by side by header. */
function joined(found) {
  const heads = [];
  const rows = [];
  for (const { rows: sheet } of found) {
    const at = header(sheet, (texts) => texts.map(compact).some((key) => INDICATOR.test(key)));
    const own = new Map([...(sheet.get(at) ?? [])].map(([column, cell]) => [column, cell.text.trim()]));
    for (const head of own.values()) if (!heads.includes(head)) heads.push(head);
    for (const [row, cells] of sheet) {
      if (at !== null && row > at) rows.push(new Map([...cells].filter(([column]) => own.has(column)).map(([column, cell]) => [heads.indexOf(own.get(column)), cell])));
    }
  }
  const all = new Map([[1, new Map(heads.map((head, column) => [column, words(head)]))]]);
  rows.forEach((cells, at) => all.set(at + 2, cells));
  return text(all);
}
