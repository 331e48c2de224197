// What is accepted, as lines of a rule file. The file is a text that its owner may have changed meanwhile: lines are put
// where they belong and taken out where they still stand, and nothing else is touched.

/** Texts are compared as the language compares them: composed, small, single spaces. */
export const folded = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The name of the rule file for a document: its number without marks, else a general one. */
export function fileOf(draft) {
  const stem = (draft.document.number ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${stem === '' ? 'du-thao' : stem}.muctieu`;
}

const isHeading = (line) => /^\s*mục\s+["“]/u.test(line);
const isDeclaration = (line) => /^(?:chỉ số|chiều|văn bản)\s/u.test(line);
const note = ({ place, sentence }) => `# dòng ${place.line}${place.page === null ? '' : `, trang ${place.page}`}: “${clip(sentence.replaceAll(/[“”"\n]/g, ' '))}”`;
const clip = (text) => (text.length > 200 ? `${text.slice(0, 199)}…` : text);
const lineOf = (note) => Number(/^\s*# dòng (\d+)/u.exec(note)?.[1] ?? 0);

/**
 * The text with a proposal's line in it: under the heading of its section, in the order of the document, with the place
 * and the words it comes from; with the declarations that it needs. `line` is what its owner made of the proposal.
 */
export function added(text, draft, proposal, line) {
  const lines = text.trim() === '' ? head(draft) : text.replace(/\n+$/, '').split('\n');
  declare(lines, scopesOf(draft, proposal));
  const declaration = draft.declarations.find(({ name }) => name === proposal.name);
  // A line that names another indicator than the proposal did brings its own.
  if (declaration !== undefined && folded(line).includes(folded(proposal.name))) declare(lines, declaration.text);
  const heading = `mục "${proposal.place.section.replaceAll('"', ' ')}"`;
  const mine = [note(proposal), line];
  let at = lines.findIndex((one) => folded(one) === folded(heading));
  if (at < 0) {
    // Before the first heading whose lines come later in the document.
    const later = lines.findIndex((one, index) => isHeading(one) && firstLine(lines, index) > proposal.place.line);
    at = later < 0 ? lines.length : later;
    const block = proposal.place.section === '' ? [...mine, ''] : [heading, '', ...mine, ''];
    if (at > 0 && lines[at - 1] !== '') block.unshift('');
    lines.splice(at, 0, ...block);
    return finished(lines);
  }
  let end = at + 1;
  while (end < lines.length && !isHeading(lines[end])) end += 1;
  let place = end;
  for (let index = at + 1; index < end; index += 1) {
    if (lineOf(lines[index]) > proposal.place.line) {
      place = index;
      break;
    }
  }
  while (place > at + 1 && lines[place - 1] === '') place -= 1;
  lines.splice(place, 0, '', ...mine);
  return finished(lines);
}

/** The text without a proposal's line and the note above it; null where the line no longer stands there. */
export function removed(text, proposal, line) {
  const lines = text.split('\n');
  const places = lines.flatMap((one, index) => (folded(one) === folded(line) ? [index] : []));
  const at = places.find((index) => lineOf(lines[index - 1] ?? '') === proposal.place.line) ?? places[0];
  if (at === undefined) return null;
  const from = lineOf(lines[at - 1] ?? '') === proposal.place.line ? at - 1 : at;
  lines.splice(from, at - from + 1);
  // A heading with nothing left below it goes too.
  const above = lines.slice(0, from).findLastIndex((one) => one.trim() !== '');
  const below = lines.slice(from).find((one) => one.trim() !== '');
  if (above >= 0 && isHeading(lines[above]) && (below === undefined || isHeading(below))) lines.splice(above, 1);
  return finished(lines);
}

/** The first line of the document that a heading's notes name. */
function firstLine(lines, heading) {
  for (let index = heading + 1; index < lines.length && !isHeading(lines[index]); index += 1) {
    const line = lineOf(lines[index]);
    if (line > 0) return line;
  }
  return 0;
}

function head(draft) {
  const said = draft.head === '' ? [] : [...draft.head.split('\n'), ''];
  return [`# Từ “${draft.file.replaceAll(/["\n]/g, ' ')}”; mỗi dòng đã có người duyệt.`, '', ...said];
}

/** The dimension whose member a proposal is limited to, with all members that the document names. */
function scopesOf(draft, { scope }) {
  const member = typeof scope === 'string' && !/^(?:each|at least) /.test(scope) ? scope : null;
  if (member === null) return '';
  const level = (name) => name.startsWith('cấp ');
  const members = draft.targets.map((other) => other.scope).filter((one) => typeof one === 'string' && !/^(?:each|at least) /.test(one) && level(one) === level(member));
  return `chiều ${level(member) ? 'cấp' : 'phạm vi'}: ${[...new Set(members)].join('; ')}`;
}

/** Puts a declaration behind the last one, unless its first line stands already. */
function declare(lines, text) {
  if (text === '') return;
  const [first] = text.split('\n');
  const name = folded(first.split(':')[0]);
  if (lines.some((line) => folded(line.split(':')[0]) === name)) return;
  let last = -1;
  for (let index = 0; index < lines.length && !isHeading(lines[index]); index += 1) if (isDeclaration(lines[index])) last = index;
  let at = last + 1;
  while (last >= 0 && at < lines.length && /^\s+\S/.test(lines[at])) at += 1;
  if (last < 0) {
    // No declaration yet: behind the remark at the top.
    at = 0;
    while (at < lines.length && (lines[at].startsWith('#') || lines[at] === '')) at += 1;
    // The remark of the first target belongs to it.
    if (at > 0 && lineOf(lines[at - 1]) > 0) at -= 1;
  }
  const block = [...text.split('\n'), ''];
  if (at > 0 && lines[at - 1] !== '') block.unshift('');
  if (lines[at] === '') block.pop();
  lines.splice(at, 0, ...block);
}

const finished = (lines) => `${lines.join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`;
