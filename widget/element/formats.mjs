// Other people's shapes of data, brought into the engine's own: workbooks, CKAN, SDMX-CSV and SDMX-JSON, JSON-stat, and any
// table whose columns and codes are declared. Loaded when a page meets one; a card's page with CSV never does.
//
// In: the text or bytes of a file, and the mapping that the page declares. Out: CSV with the headers of docs/du-lieu.md.
// Nothing is guessed: a figure keeps its digits, a code without a name keeps its code, and a shape that is not understood is
// refused in a sentence.
import { SourceError } from './sources.mjs';
import { sheets } from './workbook.mjs';

/** The headers that the engine knows, in their order; every other column is a dimension of its own name. */
const HEADS = ['chỉ số', 'địa bàn', 'kỳ', 'giá trị', 'đơn vị', 'loại', 'ngày công bố', 'nguồn', 'địa chỉ', 'ghi chú'];
/** What the common codes of SDMX for the state of a figure mean. */
const STATES = { P: 'sơ bộ', E: 'ước tính', F: 'ước tính', A: '' };
const MOST_ROWS = 1_000_000;
const MOST_PAGES = 1_000;

const fault = (vi, en, more) => new SourceError('shape', vi, en, more);

/** `{ text, name }` of a file for the engine. */
export async function convert(content, name, declared) {
  const mapping = declared === '' ? null : mappingOf(declared);
  if (typeof content !== 'string') {
    const read = await sheets(content, mapping === null ? null : Object.values(mapping.columns).flat());
    const text = mapping === null ? read.text : csv(mapped(parse(read.text, '\t'), mapping));
    return { text, name: read.name === '' ? name : `${name}#${read.name}` };
  }
  const { rows, ready } = rowsOf(content);
  // What is in the engine's words already goes there as it is, numbers as they were written.
  if (mapping === null && !ready) return { text: content, name };
  return { text: csv(mapping === null ? rows : mapped(rows, mapping)), name };
}

/** The mapping: `{ columns, codes, constants, keep }`, each an object; anything else is refused. */
function mappingOf(text) {
  let read;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw fault('Bảng đối chiếu cột và mã không phải JSON hợp lệ.', `The mapping is no valid JSON: ${error.message}.`);
  }
  const plain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const parts = ['columns', 'codes', 'constants', 'keep'];
  const strange = plain(read) ? Object.keys(read).find((key) => !parts.includes(key)) : '';
  if (strange !== undefined) {
    throw fault(
      `Bảng đối chiếu chỉ gồm columns, codes, constants, keep${strange === '' ? '' : `; không có “${strange}”`}.`,
      `A mapping holds columns, codes, constants and keep${strange === '' ? '' : `, not “${strange}”`}.`,
    );
  }
  const made = Object.fromEntries(parts.map((part) => [part, new Map()]));
  for (const part of parts) {
    for (const [key, value] of Object.entries(read[part] ?? {})) made[part].set(key, plain(value) ? new Map(Object.entries(value)) : value);
  }
  return { columns: Object.fromEntries([...made.columns].map(([to, from]) => [to, [from].flat().map(String)])), codes: made.codes, constants: made.constants, keep: made.keep };
}

/** Rows under the engine's headers. Columns that the mapping doesn't name are left out. */
function mapped(rows, { columns, codes, constants, keep }) {
  const [first] = rows;
  for (const [to, from] of Object.entries(columns)) {
    if (first !== undefined && !from.some((name) => first.has(name))) {
      throw fault(
        `Không có cột “${from.join('”, “')}” cho “${to}”; tệp có: ${[...first.keys()].slice(0, 12).join(', ')}.`,
        `There is no column “${from.join('”, “')}” for “${to}”; the file has: ${[...first.keys()].slice(0, 12).join(', ')}.`,
      );
    }
  }
  const out = [];
  for (const row of rows) {
    if ([...keep].some(([column, wanted]) => ![wanted].flat().map(String).includes(String(row.get(column) ?? '')))) continue;
    const made = new Map(constants);
    for (const [to, from] of Object.entries(columns)) {
      const name = from.find((name) => row.has(name));
      const value = row.get(name);
      const named = codes.get(name)?.get(String(value));
      made.set(to, named ?? value);
    }
    out.push(made);
  }
  return out;
}

/** The rows of a text; `ready` says that they carry the engine's headers already. */
function rowsOf(text) {
  if (/^[\s\ufeff]*[[{]/.test(text)) {
    let read;
    try {
      read = JSON.parse(text.replace(/^\ufeff/, ''));
    } catch {
      throw fault('Tệp JSON bị hỏng hoặc bị cắt giữa chừng.', 'The JSON file is broken or cut short.');
    }
    if (Array.isArray(read)) return { rows: records(read), ready: false };
    if (Array.isArray(read.records)) return { rows: records(read.records), ready: true };
    if (read.class === 'dataset' || (read.dimension !== undefined && read.value !== undefined)) return { rows: jsonStat(read), ready: true };
    if (read.dataset !== undefined) return { rows: jsonStat(read.dataset), ready: true };
    const data = read.data ?? read;
    if (Array.isArray(data.dataSets)) return { rows: sdmxJson(data), ready: true };
    if (Array.isArray(read.data)) return { rows: records(read.data), ready: false };
    throw fault('Tệp JSON không ở dạng nào mà tiện ích đọc được.', 'The JSON file is in no shape that is read here.');
  }
  const rows = parse(text);
  const sdmx = rows.length > 0 && (rows[0].has('DATAFLOW') || rows[0].has('STRUCTURE'));
  return sdmx ? { rows: rows.map(sdmxRow), ready: true } : { rows, ready: false };
}

/** Objects as rows; what is no plain value is left out. */
function records(list) {
  if (list.length > MOST_ROWS) throw tooMany();
  return list
    .filter((item) => typeof item === 'object' && item !== null)
    .map((item) => new Map(Object.entries(item).filter(([key, value]) => !key.startsWith('_') && (value === null || typeof value !== 'object'))));
}

const tooMany = () => new SourceError('too-big', 'Tệp có quá 1.000.000 dòng.', 'The file has more than 1,000,000 rows.');

/** Separated text as rows by header. */
function parse(text, separator) {
  const body = text.replace(/^\ufeff/, '');
  const head = body.slice(0, body.search(/[\r\n]|$/));
  const by = separator ?? [',', ';', '\t'].map((sign) => [head.split(sign).length, sign]).sort((a, b) => b[0] - a[0])[0][1];
  const lines = [];
  let cells = [];
  let at = 0;
  const end = () => {
    if (cells.some((cell) => cell !== '')) lines.push(cells);
    if (lines.length > MOST_ROWS) throw tooMany();
    cells = [];
  };
  while (at < body.length) {
    let cell = '';
    if (body[at] === '"') {
      for (at += 1; at < body.length; ) {
        const quote = body.indexOf('"', at);
        if (quote < 0) throw fault('Tệp CSV có dấu ngoặc kép không đóng; có thể bị cắt giữa chừng.', 'A quote in the CSV file never closes; it may be cut short.');
        cell += body.slice(at, quote);
        at = quote + 1;
        if (body[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    } else {
      const rest = /[\r\n]/g;
      rest.lastIndex = at;
      const stop = rest.exec(body)?.index ?? body.length;
      const next = body.indexOf(by, at);
      const to = next >= 0 && next < stop ? next : stop;
      cell = body.slice(at, to).trim();
      at = to;
    }
    cells.push(cell);
    if (body[at] === by) {
      at += 1;
      if (at === body.length || body[at] === '\n' || body[at] === '\r') cells.push('');
    }
    if (at >= body.length || body[at] === '\n' || body[at] === '\r') {
      end();
      while (body[at] === '\n' || body[at] === '\r') at += 1;
    }
  }
  const [heads = [], ...rest] = lines;
  return rest.map((row) => new Map(heads.map((head, column) => [head, row[column] ?? ''])));
}

/** Which of our headers a concept of SDMX is; another concept is a dimension. */
const CONCEPTS = {
  INDICATOR: 'chỉ số', SERIES: 'chỉ số', MEASURE: 'chỉ số', REF_AREA: 'địa bàn', GEO: 'địa bàn', TIME_PERIOD: 'kỳ', OBS_VALUE: 'giá trị', UNIT_MEASURE: 'đơn vị',
  OBS_STATUS: 'loại', COMMENT_OBS: 'ghi chú', SOURCE_DETAIL: 'nguồn',
};
const SILENT = new Set(['DATAFLOW', 'STRUCTURE', 'STRUCTURE_ID', 'STRUCTURE_NAME', 'ACTION', 'FREQ', 'UNIT_MULT', 'DECIMALS']);

function sdmxRow(row) {
  const made = new Map();
  for (const [concept, value] of row) {
    // SDMX-CSV may carry names behind codes: `GDP: Tổng sản phẩm`.
    const id = concept.split(':')[0].trim();
    if (SILENT.has(id)) continue;
    const to = CONCEPTS[id] ?? id;
    made.set(to, id === 'OBS_STATUS' ? STATES[value] ?? '' : id === 'TIME_PERIOD' ? period(value) : value);
  }
  return scaled(made, row.get('UNIT_MULT'));
}

/** A figure by its power of ten: `UNIT_MULT` 6 stands for millions. */
function scaled(made, power) {
  const by = Number(power ?? 0);
  const value = made.get('giá trị');
  if (by !== 0 && Number.isInteger(by) && Math.abs(by) <= 24 && value !== '' && Number.isFinite(Number(value))) {
    made.set('giá trị', Number(`${value}e${by}`));
  }
  return made;
}

/** `2025-Q2`, `2025-M06`, `2025-S1` as the engine writes periods. */
function period(text) {
  const found = /^(\d{4})-?([QMS])(\d{1,2})$/.exec(String(text).trim());
  if (found === null) return text;
  const [, year, kind, number] = found;
  if (kind === 'Q') return `${year}-Q${Number(number)}`;
  if (kind === 'M') return `${year}-${number.padStart(2, '0')}`;
  return number.endsWith('1') ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`;
}

const nameOf = (item) => item?.names?.vi ?? item?.names?.en ?? (typeof item?.name === 'object' ? item.name?.vi ?? item.name?.en : item?.name) ?? item?.id ?? '';

/** SDMX-JSON 1 and 2: flat observations or those below series. */
function sdmxJson(data) {
  const structure = data.structure ?? data.structures?.[0];
  const { dimensions, attributes } = structure ?? {};
  if (dimensions === undefined) throw fault('Tệp SDMX-JSON không nêu cấu trúc.', 'The SDMX-JSON file states no structure.');
  const [inSeries, inObservation] = [dimensions.series ?? [], dimensions.observation ?? []];
  const more = attributes?.observation ?? [];
  const rows = [];
  const put = (made, dimension, code) => {
    if (SILENT.has(dimension.id)) return;
    const value = dimension.values?.[code];
    const to = CONCEPTS[dimension.id] ?? nameOf(dimension);
    made.set(to, dimension.id === 'TIME_PERIOD' ? period(value?.id ?? value?.value ?? code) : nameOf(value) || code);
  };
  const take = (keys, dimensions, base, observation) => {
    const made = new Map(base);
    keys.split(':').forEach((code, at) => dimensions[at] && put(made, dimensions[at], Number(code)));
    const [value, ...rest] = observation;
    made.set('giá trị', value);
    let power;
    rest.forEach((code, at) => {
      const attribute = more[at];
      if (attribute === undefined || code === null) return;
      const found = attribute.values?.[code];
      if (attribute.id === 'UNIT_MULT') power = found?.id;
      else if (attribute.id === 'OBS_STATUS') made.set('loại', STATES[found?.id] ?? '');
      else if (attribute.id === 'UNIT_MEASURE') made.set('đơn vị', nameOf(found));
    });
    rows.push(scaled(made, power));
    if (rows.length > MOST_ROWS) throw tooMany();
  };
  for (const set of data.dataSets) {
    for (const [keys, observation] of Object.entries(set.observations ?? {})) take(keys, inObservation, [], observation);
    for (const [keys, series] of Object.entries(set.series ?? {})) {
      const base = new Map();
      keys.split(':').forEach((code, at) => inSeries[at] && put(base, inSeries[at], Number(code)));
      for (const [key, observation] of Object.entries(series.observations ?? {})) take(key, inObservation, base, observation);
    }
  }
  return rows;
}

/** JSON-stat 2: a cube, its dimensions with roles. */
function jsonStat(set) {
  const { id: ids = set.dimension?.id, size: sizes = set.dimension?.size, dimension, value, role = set.dimension?.role ?? {}, status } = set;
  if (!Array.isArray(ids) || !Array.isArray(sizes) || dimension === undefined || value === undefined) {
    throw fault('Tệp JSON-stat thiếu id, size, dimension hoặc value.', 'The JSON-stat file lacks id, size, dimension or value.');
  }
  const total = sizes.reduce((product, size) => product * size, 1);
  if (!(total <= MOST_ROWS)) throw tooMany();
  const codes = ids.map((id) => {
    const { index, label } = dimension[id]?.category ?? {};
    const order = Array.isArray(index) ? index : Object.entries(index ?? label ?? {}).sort((a, b) => (index === undefined ? 0 : a[1] - b[1])).map(([code]) => code);
    return order.map((code) => ({ code, name: label?.[code] ?? code }));
  });
  const isTime = (id) => role.time?.includes(id) ?? /^(time|year|tid|kỳ|năm)$/i.test(id);
  const headOf = (id) => (isTime(id) ? 'kỳ' : role.geo?.includes(id) ? 'địa bàn' : role.metric?.includes(id) ? 'chỉ số' : dimension[id]?.label ?? id);
  const metric = ids.findIndex((id) => role.metric?.includes(id));
  const rows = [];
  for (let at = 0; at < total; at += 1) {
    const figure = Array.isArray(value) ? value[at] : value[String(at)];
    if (figure === null || figure === undefined) continue;
    const made = new Map(metric < 0 ? [['chỉ số', set.label ?? '']] : []);
    let rest = at;
    for (let place = ids.length - 1; place >= 0; place -= 1) {
      const chosen = codes[place][rest % sizes[place]];
      rest = Math.floor(rest / sizes[place]);
      // A dimension of one category says nothing, but for the three that every figure has.
      if (chosen === undefined || (sizes[place] === 1 && !isTime(ids[place]) && !role.geo?.includes(ids[place]) && place !== metric)) continue;
      made.set(headOf(ids[place]), isTime(ids[place]) ? period(chosen.code) : chosen.name);
      const unit = place === metric ? dimension[ids[place]]?.category?.unit?.[chosen.code] : undefined;
      if (unit !== undefined) made.set('đơn vị', unit.label ?? unit.symbol ?? unit.base ?? '');
    }
    made.set('giá trị', figure);
    const state = Array.isArray(status) ? status[at] : typeof status === 'object' && status !== null ? status[String(at)] : status;
    if (typeof state === 'string') made.set('loại', STATES[state.toUpperCase()] ?? '');
    if (set.source !== undefined) made.set('nguồn', set.source);
    rows.push(made);
  }
  return rows;
}

/** Rows as CSV for the engine. Numbers are written plainly, and the header says so. */
function csv(rows) {
  const heads = new Set(HEADS.filter((head) => rows.some((row) => row.has(head))));
  for (const row of rows) for (const head of row.keys()) heads.add(head);
  const numeric = rows.every((row) => typeof row.get('giá trị') !== 'string' || !row.get('giá trị').includes(','));
  const cell = (value) => {
    const text = value === null || value === undefined ? '' : typeof value === 'number' ? plain(value) : String(value);
    return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (cells) => `${cells.join(',')}\n`;
  const head = [...heads].map((name) => cell(name === 'giá trị' && numeric ? 'giá trị (1,234.5)' : name));
  return line(head) + rows.map((row) => line([...heads].map((name) => cell(row.get(name))))).join('');
}

/** A number without a power of ten. */
function plain(value) {
  const text = String(value);
  if (!/e/i.test(text)) return text;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(20).replace(/0+$/, '');
}

/** All rows of a CKAN table: the pages behind the first one, asked for in turn. `ask(url)` gives the text of one. */
export async function pages(first, url, ask, limit) {
  if (url.searchParams.has('q')) {
    throw new SourceError(
      'filter',
      'Địa chỉ CKAN lọc bằng q=… là tìm theo câu chữ, dễ sót dòng; hãy lọc theo trường: filters={"cột":"giá trị"}.',
      'The CKAN address filters by q=…, a search in words that misses rows; filter by field: filters={"column":"value"}.',
      { url: url.href },
    );
  }
  const result = (text) => {
    let read;
    try {
      read = JSON.parse(text);
    } catch {
      throw fault('Máy chủ CKAN trả về JSON hỏng.', 'The CKAN server returned broken JSON.', { url: url.href });
    }
    if (read?.success !== true || !Array.isArray(read.result?.records)) {
      const why = typeof read?.error?.message === 'string' ? `: ${read.error.message.slice(0, 200)}` : '';
      throw fault(`Máy chủ CKAN từ chối yêu cầu${why}.`, `The CKAN server refused the request${why}.`, { url: url.href });
    }
    return read.result;
  };
  const { records: all, total } = result(first);
  const from = Number(url.searchParams.get('offset') ?? 0);
  let size = first.length;
  for (let page = 1, step = all.length; step > 0 && page < MOST_PAGES && (total === undefined || from + all.length < total); page += 1) {
    const next = new URL(url);
    next.searchParams.set('offset', String(from + all.length));
    // Without an order the pages of a changing table would overlap.
    if (!next.searchParams.has('sort')) next.searchParams.set('sort', '_id');
    const text = await ask(next);
    size += text.length;
    if (size > limit) throw new SourceError('too-big', `Bảng CKAN lớn hơn ${limit >> 20} MiB.`, `The CKAN table is larger than ${limit >> 20} MiB.`, { url: url.href });
    const { records: more } = result(text);
    all.push(...more);
    step = more.length;
  }
  return JSON.stringify({ records: all });
}

/** Calls `ask` for each event of a stream; gives what closes it. The browser itself connects again. */
export function listen(address, ask) {
  if (globalThis.EventSource === undefined) return () => {};
  const stream = new EventSource(address);
  let pause = null;
  const heard = () => {
    // Several events of one publication are one reason to ask.
    clearTimeout(pause);
    pause = setTimeout(ask, 50 + Math.random() * 200);
  };
  stream.addEventListener('message', heard);
  stream.addEventListener('muctieu', heard);
  return () => {
    clearTimeout(pause);
    stream.close();
  };
}
