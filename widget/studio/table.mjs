// Tables as text: what a spreadsheet copies (tabs), CSV with commas or semicolons, quotes and line breaks in cells.

/** The sign between cells: the one that the first lines hold most evenly. */
export function separatorOf(text) {
  const head = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, 10);
  if (head.some((line) => line.includes('\t'))) return '\t';
  const count = (sign) => head.reduce((sum, line) => sum + line.replace(/"[^"]*"/g, '').split(sign).length - 1, 0);
  return count(';') > count(',') ? ';' : ',';
}

/** Rows of cells; empty lines at the end are none. */
export function rowsOf(text, separator = separatorOf(text)) {
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/^﻿/, '');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) {
      row.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && source[at + 1] === '\n') at += 1;
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
    } else cell += sign;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  while (rows.length > 0 && rows.at(-1).every((one) => one.trim() === '')) rows.pop();
  return rows;
}

/** Rows as CSV that the engine reads back cell by cell. */
export const textOf = (rows, separator = ',') => rows.map((row) => row.map((cell) => (/["\n\r\t,;]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator === '\t' ? ',' : separator)).join('\n') + (rows.length > 0 ? '\n' : '');
