// Tables that leave the page. A cell that a spreadsheet would take for a formula is marked as text: names and notes come
// from files of others.

const risky = /^[=+\-@\t\r\u0000]/;

/** A cell of CSV; a number is written as it is, with a comma where Vietnamese spreadsheets want one. */
export function cell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    const text = String(value).replace('.', ',');
    return text.includes(',') ? `"${text}"` : text;
  }
  const text = risky.test(value) ? `'${value}` : value;
  return /[",;\n\r\t]/.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV with the mark that spreadsheets know UTF-8 by. */
export const csv = (rows) => `﻿${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
