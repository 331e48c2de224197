// Numbers as Vietnamese plans write them: 1.234,5.

/** A number written so, or null. */
export function read(text) {
  const bare = text.trim().replace(/[  ]/g, '');
  if (!/^[-−+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(bare)) return null;
  return Number(bare.replace('−', '-').replaceAll('.', '').replace(',', '.'));
}

/** A number in that writing, with no more digits behind the mark than `most`. */
export function written(value, most = 2) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const [whole, rest = ''] = Math.abs(value).toFixed(most).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const digits = rest.replace(/0+$/, '');
  const sign = value < 0 && Number(`${whole}.${rest || 0}`) !== 0 ? '−' : '';
  return `${sign}${grouped}${digits === '' ? '' : `,${digits}`}`;
}

/** A figure with its unit: no space before a per-cent sign. */
export const withUnit = (value, unit, most = 2) => `${written(value, most)}${unit === null || unit === '' || /^[%‰/]/.test(unit) ? (unit ?? '') : ` ${unit}`}`;

/** `2030`, `2030-Q3`, `2030-07` in words. */
export function period(iso) {
  if (iso === null) return '';
  const [year, part] = iso.split('-');
  if (part === undefined) return `năm ${year}`;
  return part.startsWith('Q') ? `quý ${['I', 'II', 'III', 'IV'][part[1] - 1] ?? part}/${year}` : `tháng ${Number(part)}/${year}`;
}

/** `2030-12-31` as `31/12/2030`. */
export const day = (iso) => (iso === null ? '' : iso.split('-').map(Number).reverse().join('/'));

/** The next larger 1, 2 or 5 with zeros. */
export function nice(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((one) => one * power >= value * (1 - 1e-9));
  return Number((step * power).toPrecision(12));
}

/** How many digits behind the mark a step needs. */
export const digitsOf = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

/** A name inside a sentence: its first letter small, unless it begins with letters that stand for words (GRDP). */
export const inside = (name) => (/^\p{Lu}\p{Ll}/u.test(name) || /^\p{Lu}\s/u.test(name) ? name[0].toLowerCase() + name.slice(1) : name);
