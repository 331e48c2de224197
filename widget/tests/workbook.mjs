// Workbooks for tests: sheets of texts and numbers as a deflated XLSX, the way spreadsheet programs write them.
import * as zlib from 'node:zlib';

const { crc32: nodeCrc, deflateRawSync } = zlib;

const xml = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const letters = (at) => (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/** `sheets` maps names to rows; a cell is a text, a number, or `{ value, style }` with a style of `formats`. */
export function workbook(sheets, { formats = [], merged = {}, hidden = [] } = {}) {
  const strings = [];
  const cell = (value, row, column) => {
    const place = `${letters(column)}${row + 1}`;
    if (value === '' || value === null) return '';
    if (typeof value === 'object') return `<c r="${place}" s="${value.style}"><v>${value.value}</v></c>`;
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
    strings.push(value);
    return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const names = Object.keys(sheets);
  const parts = {};
  names.forEach((name, at) => {
    const rows = sheets[name].map((row, line) => `<row r="${line + 1}">${row.map((value, column) => cell(value, line, column)).join('')}</row>`).join('');
    const ranges = (merged[name] ?? []).map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet><sheetData>${rows}</sheetData>${ranges === '' ? '' : `<mergeCells>${ranges}</mergeCells>`}</worksheet>`;
  });
  parts['xl/sharedStrings.xml'] = `<sst>${strings.map((text) => `<si><t xml:space="preserve">${xml(text)}</t></si>`).join('')}</sst>`;
  parts['xl/styles.xml'] = `<styleSheet><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${xml(code)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}</cellXfs></styleSheet>`;
  parts['xl/workbook.xml'] = `<workbook xmlns:r="x"><sheets>${names.map((name, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="r${at + 1}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`;
  parts['xl/_rels/workbook.xml.rels'] = `<Relationships>${names.map((_, at) => `<Relationship Id="r${at + 1}" Type="worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`;
  return zip(parts);
}

/** A ZIP of deflated texts. */
export function zip(parts) {
  const out = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [path, body] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflateRawSync(body);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(sum(body), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(body.length, 22);
    head.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(sum(body), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(body.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(offset, 42);
    out.push(head, path, packed);
    directory.push(entry, path);
    offset += 30 + path.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...out, list, end]);
}

/** The checksum; older Node.js has none of its own. */
function sum(bytes) {
  if (nodeCrc !== undefined) return nodeCrc(bytes);
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
