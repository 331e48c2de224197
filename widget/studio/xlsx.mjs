// A workbook of plain tables: text stays text (a cell that looks like a formula is none), numbers stay numbers.
// In: sheets of rows. Out: the bytes of an .xlsx file, its parts stored without compression.

const encoder = new TextEncoder();
// Control characters have no place in XML.
const safe = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** `A`, `B`, …, `AA`. */
function column(index) {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

function sheet(rows) {
  const cells = (row, at) =>
    row
      .map((value, index) => {
        const place = `${column(index)}${at + 1}`;
        if (value === null || value === undefined || value === '') return '';
        if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}"><v>${value}</v></c>`;
        return `<c r="${place}" t="inlineStr"${at === 0 ? ' s="1"' : ''}><is><t xml:space="preserve">${safe(String(value))}</t></is></c>`;
      })
      .join('');
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => {
    const longest = Math.max(...rows.slice(0, 200).map((row) => String(row[index] ?? '').length));
    return `<col min="${index + 1}" max="${index + 1}" width="${Math.min(60, longest + 2)}" customWidth="1"/>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><cols>${columns.join('')}</cols><sheetData>${rows.map((row, at) => `<row r="${at + 1}">${cells(row, at)}</row>`).join('')}</sheetData></worksheet>`;
}

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const checksum = (bytes) => {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

/** The parts one after another, then their list. */
function zip(parts) {
  const pieces = [];
  const list = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const path = encoder.encode(name);
    const bytes = encoder.encode(text);
    const fields = (signature, own) => {
      const view = new DataView(new ArrayBuffer(own ? 46 : 30));
      let at = 0;
      const put16 = (value) => (view.setUint16(at, value, true), (at += 2));
      const put32 = (value) => (view.setUint32(at, value, true), (at += 4));
      put32(signature);
      if (own) put16(20);
      put16(20);
      put16(0x0800);
      put16(0);
      put16(0);
      put16(0x21);
      put32(checksum(bytes));
      put32(bytes.length);
      put32(bytes.length);
      put16(path.length);
      put16(0);
      if (own) {
        put16(0);
        put16(0);
        put16(0);
        put32(0);
        put32(offset);
      }
      return new Uint8Array(view.buffer);
    };
    list.push(fields(0x02014b50, true), path);
    const head = fields(0x04034b50, false);
    pieces.push(head, path, bytes);
    offset += head.length + path.length + bytes.length;
  }
  const size = list.reduce((sum, piece) => sum + piece.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, parts.length, true);
  end.setUint16(10, parts.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  const all = [...pieces, ...list, new Uint8Array(end.buffer)];
  const out = new Uint8Array(all.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of all) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** A workbook of `{ name, rows }`. */
export function workbook(sheets) {
  const all = sheets.map(({ name, rows }, at) => ({ name: name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31), rows, id: at + 1 }));
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zip([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${all.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    ['_rels/.rels', `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${all.map(({ name, id }) => `<sheet name="${safe(name)}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.map(({ id }) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="rId${all.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    ],
    ...all.map(({ rows, id }) => [`xl/worksheets/sheet${id}.xml`, sheet(rows)]),
  ]);
}
