// What stands in the shadow root of every element: the content of the tag, the box of the view, a line of notices, a live
// region; the sheets, and the colours of the page around it.
import sheetText from './element.css';

let sheets = null;
let moreText = '';

/** The sheets of all elements of the page: what every card needs, and what comes with more. */
function styles() {
  if (sheets === null) {
    sheets = [new CSSStyleSheet(), new CSSStyleSheet()];
    sheets[0].replaceSync(sheetText);
    sheets[1].replaceSync(moreText);
  }
  return sheets;
}

/** Adds the styles of what a card alone does not show. */
export function addStyles(text) {
  moreText = text;
  sheets?.[1].replaceSync(text);
}

/** Puts the sheets into a frame that another script built. */
export function adopt(root) {
  const own = styles();
  if (!root.adoptedStyleSheets.includes(own[0])) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...own];
}

/** Builds the frame: `{ slot, frame, box, notice, live }`. */
export function build(host) {
  // A page made ahead may bring a shadow root of its own: it is used, not wiped.
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...styles()];
  const slot = part('slot', {});
  const box = part('div', { class: 'mt', part: 'base', hidden: '' });
  const notice = part('p', { class: 'mt-notice', part: 'notice', hidden: '' });
  // A live region has to stand there, empty, before it speaks.
  const live = part('p', { class: 'mt-live', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  const frame = part('div', { class: 'mt-frame', part: 'frame' });
  frame.append(box, notice, live);
  root.replaceChildren(slot, frame);
  return { slot, frame, box, notice, live };
}

function part(tag, attributes) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** `vi` or `en`: its own, else the nearest around it, also outside the shadow roots that it stands in. */
export function languageOf(host) {
  for (let node = host; node !== null && node !== undefined; ) {
    const found = node.closest?.('[lang]');
    if (found) return /^en\b/i.test(found.getAttribute('lang')) ? 'en' : 'vi';
    node = node.getRootNode().host ?? null;
  }
  return 'vi';
}

/** Light or dark: as asked, else as the text around it says (light letters stand on a dark page). */
export function paint(host, frame) {
  const theme = host.getAttribute('theme');
  let scheme = theme;
  if (theme !== 'light' && theme !== 'dark') {
    scheme = isLight(getComputedStyle(host).color) ?? preferences()?.matches ? 'dark' : 'light';
  }
  const name = `mt-frame mt-${scheme}${theme === scheme ? ' mt-own' : ''}`;
  if (frame.className !== name) frame.className = name;
}

let preference = null;

/** One list for all: a listener is taken off the very list that it was put on. */
export function preferences() {
  return (preference ??= globalThis.matchMedia?.('(prefers-color-scheme: dark)') ?? null);
}

/** Whether a computed colour is light; null for a notation that says it otherwise than by red, green and blue. */
function isLight(color) {
  const [red, green, blue] = (color.match(/[\d.]+/g) ?? []).map(Number);
  const scale = color.startsWith('rgb') ? 1 : color.startsWith('color(srgb') ? 255 : null;
  return scale === null ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) * scale > 140;
}

/** Puts sentences under the view; takes the line away without one. */
export function note(line, lines) {
  const text = lines.join(' ');
  if (line.textContent !== text) line.textContent = text;
  line.hidden = lines.length === 0;
}
