// From a sheet as somebody keeps it to the table that the engine reads: which row names the columns, which holds units,
// what each column is, and how its numbers are written. Decided here, shown there, changed by hand, remembered.
import { read } from './numbers.mjs';

/** What a column can be. The engine's own names; `period` and `indicator` are columns of a wide sheet. */
export const ROLES = [
  ['', 'bỏ qua'],
  ['chỉ số', 'tên chỉ số'],
  ['kỳ', 'kỳ'],
  ['giá trị', 'giá trị'],
  ['đơn vị', 'đơn vị'],
  ['địa bàn', 'địa bàn'],
  ['loại', 'loại (chính thức, ước tính, sơ bộ)'],
  ['ngày công bố', 'ngày công bố'],
  ['nguồn', 'nguồn'],
  ['ghi chú', 'ghi chú'],
  ['period', 'số của kỳ ghi ở tên cột'],
  ['indicator', 'số của chỉ số ghi ở tên cột'],
  ['dimension', 'chiều khác (giữ tên cột)'],
];

export const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
const WORDS = {
  'chỉ số': ['chi so', 'chi tieu', 'ten chi so', 'ten chi tieu', 'indicator', 'noi dung'],
  'kỳ': ['ky', 'nam', 'ky bao cao', 'thoi gian', 'period', 'year'],
  'giá trị': ['gia tri', 'so lieu', 'ket qua', 'thuc hien', 'value', 'muc dat'],
  'đơn vị': ['don vi', 'don vi tinh', 'dvt', 'unit'],
  'địa bàn': ['dia ban', 'tinh', 'dia phuong', 'area'],
  'loại': ['loai', 'trang thai', 'status', 'loai so lieu'],
  'ngày công bố': ['ngay cong bo', 'cong bo', 'reported_on', 'reported on'],
  'nguồn': ['nguon', 'nguon so lieu', 'source'],
  'ghi chú': ['ghi chu', 'note'],
};
const isPeriod = (text) => /^(năm\s*)?(19|20|21)\d{2}$|^(quý|tháng)\s*\S+[/ ](năm\s*)?\d{4}$/iu.test(text.trim());
const PLAIN = /^[-−+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;

/** The role that a column's head and cells suggest; `known` are names of indicators. */
export function roleOf(head, cells, known = []) {
  const name = plain(head);
  for (const [role, words] of Object.entries(WORDS)) if (words.includes(name)) return role;
  if (isPeriod(head)) return 'period';
  if (known.some((one) => plain(one) === name) && name !== '') return 'indicator';
  if (name === '' || ['stt', 'tt', 'so thu tu'].includes(name)) return '';
  const full = cells.filter((cell) => cell.trim() !== '');
  if (full.length > 0 && full.every((cell) => known.some((one) => plain(one) === plain(cell)))) return 'chỉ số';
  return '';
}

/** Which row holds the heads: the first with at least two words that name columns, or periods; else the first row. */
export function headRow(rows, known = []) {
  // A row with a figure in it names nothing; a year may be a column's name.
  const figure = (cell) => !isPeriod(cell) && (read(cell) !== null || PLAIN.test(cell.trim()));
  const score = (row) => (row.some(figure) ? 0 : row.length) && row.filter((cell) => cell.trim() !== '' && roleOf(cell, [], known) !== '').length;
  const scores = rows.slice(0, 12).map(score);
  const best = Math.max(...scores, 0);
  return best >= 2 ? scores.indexOf(best) : 0;
}

/** A row right below the heads whose cells look like units and no figures. */
export function unitRow(rows, head) {
  const next = rows[head + 1] ?? [];
  const full = next.filter((cell) => cell.trim() !== '');
  const unit = (cell) => /^\(?\s*(%|‰|điểm|hạng|tỷ|triệu|nghìn|đồng|người|hồ sơ|doanh nghiệp|đơn vị|đvt)/iu.test(cell.trim());
  return full.length > 0 && full.some(unit) && !full.some((cell) => read(cell) !== null || PLAIN.test(cell.trim())) ? head + 1 : -1;
}

/**
 * How the numbers of a column are written: `{ style, sample, doubtful }` – `vi` (1.234,5) or `plain` (1,234.5). Doubtful
 * where every cell can be read both ways with another value.
 */
export function styleOf(cells) {
  const full = cells.map((cell) => cell.trim().replace(/%$/, '').trim()).filter((cell) => /\d/.test(cell));
  const vi = full.filter((cell) => read(cell) !== null).length;
  const other = full.filter((cell) => PLAIN.test(cell)).length;
  const apart = full.filter((cell) => read(cell) !== null && PLAIN.test(cell) && Number(cell.replaceAll(',', '').replace('−', '-')) !== read(cell));
  const style = other > vi ? 'plain' : 'vi';
  return { style, sample: full.find((cell) => /[.,]/.test(cell)) ?? full[0] ?? '', doubtful: apart.length > 0 && vi === other };
}

/** A cell's number in Vietnamese writing; what is no number stays as it is, for the engine to name. */
export function asVietnamese(cell, style) {
  const text = cell.trim();
  if (style === 'vi') return text;
  const bare = text.replace(/\s*%$/, '');
  return PLAIN.test(bare) ? bare.replaceAll(',', '').replace('.', ',') : text;
}

/**
 * The engine's table from a sheet. `plan` is `{ head, unit, roles: [role…], styles: [style…] }`. Rows without any figure
 * are left out; a figure of a wide sheet becomes a row of its own.
 */
export function convert(rows, { head, unit, roles, styles }) {
  const heads = rows[head] ?? [];
  const units = unit >= 0 ? (rows[unit] ?? []) : [];
  const body = rows.slice(Math.max(head, unit) + 1).filter((row) => row.some((cell) => cell.trim() !== ''));
  const at = (role) => roles.indexOf(role);
  const wide = roles.some((role) => role === 'period' || role === 'indicator');
  const extra = roles.map((role, index) => [role, index]).filter(([role]) => role === 'dimension');
  const rest = ['địa bàn', 'loại', 'ngày công bố', 'nguồn', 'ghi chú'].filter((role) => at(role) >= 0);
  const names = ['chỉ số', 'kỳ', 'giá trị', 'đơn vị', ...rest, ...extra.map(([, index]) => heads[index].trim())];
  const out = [];
  for (const row of body) {
    const cell = (role) => (at(role) < 0 ? '' : (row[at(role)] ?? '').trim());
    const tail = [...rest.map(cell), ...extra.map(([, index]) => (row[index] ?? '').trim())];
    const strip = (text) => text.trim().replace(/^\(\s*|\s*\)$/g, '').replace(/^(đơn vị tính|đơn vị|đvt)\s*:?\s*/iu, '');
    const put = (indicator, period, value, own) => value.trim() !== '' && out.push([indicator, period, value.trim(), own, ...tail]);
    if (!wide) {
      out.push([cell('chỉ số'), cell('kỳ'), asVietnamese(cell('giá trị'), styles[at('giá trị')] ?? 'vi'), cell('đơn vị') || strip(units[at('giá trị')] ?? ''), ...tail]);
      continue;
    }
    roles.forEach((role, index) => {
      const value = asVietnamese(row[index] ?? '', styles[index] ?? 'vi');
      const own = cell('đơn vị') || strip(units[index] ?? '');
      if (role === 'period') put(cell('chỉ số'), heads[index].trim(), value, own);
      else if (role === 'indicator') put(heads[index].trim(), cell('kỳ'), value, own);
    });
  }
  return [names, ...out];
}

/** What is still to be chosen, as a sentence; null where nothing is. */
export function missing({ roles }) {
  const has = (role) => roles.includes(role);
  if (has('period')) return has('chỉ số') ? null : 'Hãy chỉ rõ cột nào là tên chỉ số.';
  if (has('indicator')) return has('kỳ') ? null : 'Hãy chỉ rõ cột nào là kỳ.';
  const without = ['chỉ số', 'kỳ', 'giá trị'].filter((role) => !has(role));
  if (without.length === 0) return null;
  return `Hãy chỉ rõ cột nào là ${without.join(', ')}.`;
}
