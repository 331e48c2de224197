// The document as it was given, a line a paragraph, with the found phrases marked. Offsets of the reader are bytes of UTF-8;
// here they are places in the text.
import { el } from './dom.mjs';
import { placesOf } from './places.mjs';

/** More lines than a page shows with ease: beyond them only what stands near a finding is shown. */
const MOST_LINES = 12_000;
const NEAR = 2;

/**
 * The marks of a text by line: `{ from, to, kind, item }` with places within the line, those of one line in order and
 * without overlaps. `items` have `place` (of their sentence), and may have `mark` (of their figure).
 */
export function marksOf(text, items) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const place = placesOf(text, items.flatMap(({ place: { start, end }, mark }) => [start, end, ...(mark === undefined ? [] : [mark.start, mark.end])]));
  const layers = new Map();
  const put = (line, from, to, kind, item) => {
    if (from >= to) return;
    if (!layers.has(line)) layers.set(line, []);
    layers.get(line).push({ from, to, kind, item });
  };
  const spread = (from, to, kind, item) => {
    let line = lineAt(starts, from);
    while (line < starts.length && starts[line] < to) {
      const end = (starts[line + 1] ?? text.length + 1) - 1;
      put(line, Math.max(from, starts[line]) - starts[line], Math.min(to, end) - starts[line], kind, item);
      line += 1;
    }
  };
  for (const item of items) {
    const { start, end, line } = item.place;
    if (end > start) spread(place(start), place(end), item.kind, item);
    else if (starts[line - 1] !== undefined) spread(starts[line - 1], (starts[line] ?? text.length + 1) - 1, item.kind, item);
    if (item.mark !== undefined && item.mark.end > item.mark.start) spread(place(item.mark.start), place(item.mark.end), 'figure', item);
  }
  return { starts, layers };
}

function lineAt(starts, at) {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Pieces of a line between all bounds of its marks, and behind its lead: `{ from, to, over }`, `over` what lies on it. */
export function piecesOf(length, marks, lead = 0) {
  const bounds = [...new Set([0, lead, length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return bounds.slice(1).map((to, index) => {
    const from = bounds[index];
    return { from, to, over: marks.filter((mark) => mark.from <= from && mark.to >= to) };
  });
}

/** Draws the document into a box; `chosen(item)` is called when a mark is clicked. Returns the elements of each item. */
export function draw(box, text, items, chosen) {
  const { starts, layers } = marksOf(text, items);
  const elements = new Map(items.map((item) => [item, []]));
  const all = starts.length <= MOST_LINES;
  const wanted = all ? null : near(layers.keys(), starts.length);
  const lines = [];
  let gap = false;
  for (let line = 0; line < starts.length; line += 1) {
    if (wanted !== null && !wanted.has(line)) {
      gap = true;
      continue;
    }
    if (gap) lines.push(el('p', { class: 'gap' }, '…'));
    gap = false;
    const words = text.slice(starts[line], (starts[line + 1] ?? text.length + 1) - 1);
    if (words.trim() === '') {
      if (lines.at(-1)?.className !== 'blank') lines.push(el('p', { class: 'blank' }));
      continue;
    }
    const marks = layers.get(line) ?? [];
    const heading = /^\s*(?:#{1,6}\s|[IVX]+\.\s)/.test(words);
    // The hashes of a heading are for machines.
    const lead = /^\s*#{1,6}\s+/.exec(words)?.[0].length ?? 0;
    lines.push(
      el(
        'p',
        { class: heading ? 'heading' : undefined, 'data-line': line + 1 },
        ...piecesOf(words.length, marks, lead).map(({ from, to, over }) => {
          if (to <= lead) return null;
          const piece = words.slice(from, to);
          if (over.length === 0) return piece;
          // The innermost tells whose it is: several figures of one sentence are several proposals.
          const owner = (over.findLast(({ kind }) => kind === 'figure') ?? over[0]).item;
          const element = el('mark', { class: [...new Set(over.map(({ kind }) => kind))].join(' '), onclick: () => chosen(owner) }, piece);
          for (const item of new Set(over.map((one) => one.item))) elements.get(item).push(element);
          return element;
        }),
      ),
    );
  }
  box.replaceChildren(...lines);
  return elements;
}

function near(lines, count) {
  const out = new Set();
  for (const line of lines) for (let at = Math.max(0, line - NEAR); at <= Math.min(count - 1, line + NEAR); at += 1) out.add(at);
  return out;
}
