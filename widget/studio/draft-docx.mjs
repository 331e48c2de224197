// A Word document as text: paragraphs as lines, headings with their hashes, entries of lists with a dash, rows of tables
// between bars. The reader of plans then sees what a person sees on the left, and every place leads back to it.
//
// The archive is read by its directory and inflated by the browser; the XML is walked tag by tag, without a parser of
// documents, so that nothing of it becomes part of the page. Deleted text, notes, headers and footers are not read.

/** The largest text that is inflated, in bytes. */
const MOST = 64 * 1024 * 1024;
const PART = 'word/document.xml';

const damaged = () => new Error('tệp hỏng; hãy mở bằng phần mềm soạn thảo rồi lưu lại');

/** Whether bytes begin as a Word document's archive does. */
export const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** The text of a document. */
export async function textOf(bytes) {
  return textOfXml(new TextDecoder().decode(await part(bytes, PART)));
}

/** The bytes of a part of an archive. */
async function part(bytes, wanted) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The directory's end stands in the last 64 KiB, behind a remark of unknown length.
  let end = bytes.length - 22;
  const first = Math.max(0, end - 0x10000);
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < first) throw damaged();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  try {
    for (let entry = 0; entry < count; entry += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) throw damaged();
      const method = view.getUint16(at + 10, true);
      const size = view.getUint32(at + 20, true);
      const [name, extra, remark] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const local = view.getUint32(at + 42, true);
      if (new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)) === wanted) {
        const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
        const packed = bytes.subarray(start, start + size);
        if (method === 0) return packed;
        if (method !== 8) throw damaged();
        return await inflated(packed);
      }
      at += 46 + name + extra + remark;
    }
  } catch (error) {
    // A place outside the bytes: the directory lies.
    throw error instanceof RangeError || error instanceof TypeError ? damaged() : error;
  }
  throw new Error('không phải văn bản Word (.docx); bảng Excel thì hãy chép các ô rồi dán vào đây');
}

async function inflated(packed) {
  const pieces = [];
  let length = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST) {
      await reader.cancel();
      throw new Error('văn bản quá dài; hãy chia thành nhiều phần');
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const entity = (_, name) => {
  if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name];
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return name.startsWith('#') && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
};
const value = (tag, name) => new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1];

/** The text of `word/document.xml`. */
export function textOfXml(xml) {
  const lines = [];
  const paragraph = { words: '', lead: '' };
  let row = null;
  let cell = null;
  let above = [];
  let depth = 0;
  let inText = false;
  const open = {
    t: () => (inText = true),
    tab: () => (paragraph.words += ' '),
    br: () => (paragraph.words += ' '),
    cr: () => (paragraph.words += ' '),
    noBreakHyphen: () => (paragraph.words += '-'),
    p: () => {
      paragraph.lead = '';
      if (depth === 0) paragraph.words = '';
    },
    pStyle: (tag) => {
      const style = (value(tag, 'val') ?? '').toLowerCase();
      const level = /^(?:heading|tiu|tiêu).*?([1-6])$/.exec(style)?.[1];
      if (level !== undefined) paragraph.lead = `${'#'.repeat(Number(level))} `;
      else if (style.startsWith('list')) paragraph.lead = '- ';
    },
    outlineLvl: (tag) => {
      const level = Number(value(tag, 'val'));
      if (level < 6) paragraph.lead = `${'#'.repeat(level + 1)} `;
    },
    numPr: () => (paragraph.lead ||= '- '),
    tbl: () => (depth += 1),
    tr: () => depth === 1 && (row = []),
    tc: () => {
      if (depth !== 1) return;
      cell = { words: '', span: 1, goesOn: false };
      paragraph.words = '';
    },
    gridSpan: (tag) => cell !== null && depth === 1 && (cell.span = Math.min(64, Number(value(tag, 'val')) || 1)),
    vMerge: (tag) => cell !== null && depth === 1 && (cell.goesOn = value(tag, 'val') !== 'restart'),
  };
  const close = {
    t: () => (inText = false),
    p: () => {
      const words = paragraph.words.replace(/\s+/g, ' ').trim();
      paragraph.words = '';
      if (depth > 0 && cell !== null) cell.words = `${cell.words} ${words}`.trim();
      else if (words !== '') {
        // A paragraph that begins with a mark of its own keeps it.
        const marked = /^(?:[-–+•*]|\(?\p{L}\)|\d+(?:\.\d+)*[.)]|[IVX]+\.)\s/u.test(words);
        lines.push(paragraph.lead.startsWith('#') || !marked ? paragraph.lead + words : words);
      }
    },
    tc: () => {
      if (depth !== 1 || cell === null || row === null) return;
      row.push(cell.goesOn && cell.words === '' ? (above[row.length] ?? '') : cell.words);
      for (let more = 1; more < cell.span; more += 1) row.push('');
      cell = null;
    },
    tr: () => {
      if (depth !== 1 || row === null) return;
      above = row;
      lines.push(`| ${row.map((words) => words.replaceAll('|', '/')).join(' | ')} |`);
      row = null;
    },
    tbl: () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) {
        above = [];
        lines.push('');
      }
    },
  };
  let at = 0;
  while (at < xml.length) {
    const begin = xml.indexOf('<', at);
    if (begin < 0) break;
    if (inText && begin > at) paragraph.words += xml.slice(at, begin).replace(/&([#\w]+);/g, entity);
    const end = xml.indexOf('>', begin);
    if (end < 0) throw damaged();
    const tag = xml.slice(begin + 1, end);
    at = end + 1;
    const name = /^\/?(?:\w+:)?(\w+)/.exec(tag)?.[1];
    if (name === undefined) continue;
    if (tag.startsWith('/')) close[name]?.();
    else {
      open[name]?.(tag);
      if (tag.endsWith('/')) close[name]?.();
    }
  }
  return `${lines.join('\n')}\n`;
}
