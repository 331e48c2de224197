// What stands behind the buttons and heads of a view, and what keeps a long table light.
//
// In: the hand of an element (its box, its rules and figures, what it was asked, `redraw`). Out: another drawing, a file,
// a link. It comes with the whole engine, which alone draws such buttons.
//
// A table of more than LONG rows is drawn in bodies near what the reader sees; the rest is two empty bodies whose heights
// stand for it. Heights are measured where a body was seen and averaged where it was not. Paper gets every row.
import { sentences } from './words.mjs';

/** More rows than this are drawn as they are scrolled to. */
const LONG = 150;
/** Pixels above and below what is seen that are drawn too. */
const MARGIN = 800;
const LINK = '#muc-tieu=';

/** What is known of each box with a long table: heights by body, whether it listens. */
const long = new WeakMap();
/** Boxes on the page with a long table. */
const seen = new Set();

/** The wish as the engine reads it, and what a comparison holds against. */
export function wishes(hand) {
  const { wish, by, compareTo } = hand;
  const lines = ['live: yes'];
  const line = (key, value) => value && lines.push(`${key}: ${String(value).replace(/\s+/g, ' ')}`);
  line('by', wish.by ?? by);
  line('sort', wish.sort);
  line('find', wish.find);
  line('open', wish.open === undefined ? '' : [...wish.open].join(' '));
  if (wish.window !== undefined && wish.window !== null) line('window', wish.window.join(' '));
  // A long table begins with its first bodies; how many rows there are shows only then.
  else if (hand.view === 'table' && wish.window === undefined) line('window', '0 12');
  const isDay = /^\d/.test(compareTo);
  return { wish: lines.join('\n'), against: compareTo === '' || isDay ? compareTo : `scenario: ${compareTo}` };
}

/** After a drawing: the window of a long table, and the target that the page's address names. */
export function drawn(hand) {
  if (hand.view === 'table') settle(hand);
  // The first drawing is shown only after it.
  if (hand.box.hidden) requestAnimationFrame(() => follow(hand));
  else follow(hand);
}

/** An element left the page. */
export function gone(box) {
  seen.delete(box);
}

/** Before paper: every row; after it: the window again. */
export function print(hand, paper) {
  if (!long.has(hand.box) || !seen.has(hand.box)) return;
  hand.wish.window = paper ? null : undefined;
  hand.redraw();
}

/** A click, or a choice or words put in. */
export function act(hand, event) {
  const tool = event.target.closest?.('[data-do]');
  if (tool === null || tool === undefined) return;
  const [what, which] = tool.dataset.do.split(' ');
  if (event.type === 'click') {
    if (what === 'sort') sort(hand, which);
    else if (what === 'get') get(hand, tool, which);
    else if (what === 'link') copy(hand, tool);
  } else if (what === 'by' && event.type === 'change') {
    hand.wish.by = tool.value;
    anew(hand);
  } else if (what === 'find' && event.type === 'input') {
    clearTimeout(hand.wish.pause);
    hand.wish.pause = setTimeout(() => {
      hand.wish.find = tool.value;
      anew(hand);
    }, 120);
  }
}

/** A reader opened the reasoning of a row: a long table draws it only then. */
export function opened(hand, event) {
  const id = targetOf(event.target);
  if (hand.view !== 'table' || id === null || event.target.querySelector('.mt-reasons')?.childElementCount !== 0) return;
  (hand.wish.open ??= new Set()).add(id);
  hand.redraw();
}

function sort(hand, column) {
  const { wish } = hand;
  // Up, down, and back to the order of the rules.
  wish.sort = wish.sort === column ? `-${column}` : wish.sort === `-${column}` ? '' : column;
  anew(hand);
}

/** Draws from the top: other rows stand there now. */
function anew(hand) {
  long.delete(hand.box);
  hand.wish.window = undefined;
  hand.redraw();
}

/** Sets the heights of the bodies that are not drawn, and draws others where the reader is. */
function settle(hand) {
  const { box, wish } = hand;
  const table = box.querySelector('table[data-rows]');
  if (table === null) return;
  const rows = table.dataset.rows === '' ? [] : table.dataset.rows.split(',').map(Number);
  const all = rows.reduce((sum, count) => sum + count, 0);
  if (wish.window === null) return;
  if (all <= LONG) {
    seen.delete(box);
    if (rows.length > 12 && wish.window === undefined) {
      wish.window = [0, rows.length];
      hand.redraw();
    }
    return;
  }
  let state = long.get(box);
  if (state === undefined) {
    state = { heights: [], row: 0, width: 0 };
    long.set(box, state);
  }
  Object.assign(state, { hand, rows });
  seen.add(box);
  listen();
  if (box.hidden) {
    requestAnimationFrame(() => settle(hand));
    return;
  }
  const width = table.clientWidth;
  if (Math.abs(width - state.width) > 4) Object.assign(state, { heights: [], width });
  for (const body of table.tBodies) {
    if (body.dataset.id !== undefined && /^\d+$/.test(body.dataset.id)) state.heights[Number(body.dataset.id)] = body.getBoundingClientRect().height;
  }
  const known = state.heights.reduce((sum, height, at) => ({ height: sum.height + height, rows: sum.rows + rows[at] }), { height: 0, rows: 0 });
  if (known.rows > 0) state.row = known.height / known.rows;
  const [from, to] = wish.window ?? [0, 12];
  space(table, 'mt-above', height(state, 0, from));
  space(table, 'mt-under', height(state, Math.min(to, rows.length), rows.length));
  // Drawing may have shown other bodies than are seen: one look more, after the layout.
  requestAnimationFrame(() => look(box));
}

function space(table, id, pixels) {
  const cell = table.querySelector(`tbody[data-id="${id}"] td`);
  if (cell !== null) cell.style.height = `${Math.round(pixels)}px`;
}

function height(state, from, to) {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += state.heights[at] ?? state.rows[at] * state.row;
  return sum;
}

/** Draws the bodies that are near what is seen, where they are not drawn yet. */
function look(box) {
  const state = long.get(box);
  const table = box.querySelector('table[data-rows]');
  if (state === undefined || table === null || !seen.has(box) || state.hand.wish.window === null || state.row === 0) return;
  const { hand, rows } = state;
  const first = table.querySelector('tbody');
  if (first === null) return;
  const top = first.getBoundingClientRect().top;
  const [low, high] = [-top - MARGIN, -top + innerHeight + MARGIN];
  let at = 0;
  let down = 0;
  const step = () => state.heights[at] ?? rows[at] * state.row;
  while (at < rows.length - 1 && down + step() < low) {
    down += step();
    at += 1;
  }
  const from = at;
  while (at < rows.length && down < high) {
    down += step();
    at += 1;
  }
  const [had, until] = hand.wish.window ?? [0, 12];
  if (from >= had && at <= until) return;
  hand.wish.window = [Math.max(from - 2, 0), Math.min(at + 2, rows.length)];
  hand.redraw();
}

let listening = false;
let waiting = false;

function listen() {
  if (listening) return;
  listening = true;
  const moved = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      for (const box of [...seen]) look(box);
    });
  };
  addEventListener('scroll', moved, { passive: true, capture: true });
  addEventListener('resize', moved, { passive: true });
}

/** The target around a button; null for those above a whole table. */
function targetOf(tool) {
  const card = tool.closest('article[data-id]');
  if (card !== null) return card.dataset.id;
  return tool.closest('tr.mt-more')?.previousElementSibling?.dataset.id ?? null;
}

async function get(hand, tool, kind) {
  try {
    const { save } = await import('muctieu-export');
    await save(hand, kind, targetOf(tool), tool);
  } catch (error) {
    hand.fail(error);
  }
}

/** The address of this page with the target in it. */
function addressOf(id) {
  return location.href.replace(/#.*$/, '') + LINK + encodeURIComponent(id);
}

async function copy(hand, tool) {
  const address = addressOf(targetOf(tool));
  const say = sentences(hand.lang);
  try {
    await navigator.clipboard.writeText(address);
    hand.live.textContent = say.copied;
    const words = tool.textContent;
    tool.textContent = say.copiedShort;
    setTimeout(() => {
      tool.textContent = words;
    }, 2_000);
  } catch {
    // Without the right to the clipboard the address bar shows it, to be copied there.
    location.hash = address.slice(address.indexOf('#'));
  }
}

const followed = new Set();

/** Opens and shows the target that the page's address names, once. */
function follow(hand) {
  if (!location.hash.startsWith(LINK) || followed.has(location.hash)) return;
  let id;
  try {
    id = decodeURIComponent(location.hash.slice(LINK.length));
  } catch {
    return;
  }
  const place = [...hand.box.querySelectorAll('[data-id]')].find((node) => node.dataset.id === id || node.dataset.id.endsWith(`/${id}`));
  if (place === undefined) return;
  followed.add(location.hash);
  const why = (place.localName === 'tr' ? place.nextElementSibling : place)?.querySelector('details');
  if (why) why.open = true;
  place.scrollIntoView({ block: 'start' });
}
